import type { Operation } from '../../api/catalogue/operation';
import { inputSchema } from '../../api/checking';
import { secretsInValue } from '../../api/redaction';
import type { CallDocument } from '../../manifests/kinds/call/document';
import { masked } from '../../resources/shown-value';
import { scalarText } from '../compare/scalar-text';
import { maskedValue } from '../export/manifest-value';
import type { PlanChange } from '../plan';
import { valuesToSend } from './call-input';

/** What a call sends, to be read before it is sent: placeholders as they are written, secrets masked. @throws CallNotReady */
export function shownValues(document: CallDocument, operation: Operation): readonly PlanChange[] {
  const { parameters, body } = valuesToSend(document, ({ from, name }) => `\${${from}:${name}}`);
  const values = { ...parameters, ...(body !== undefined && { body }) };
  const secrets = secretsInValue(inputSchema(operation), values).filter((text) => text !== '');
  return Object.entries(maskedValue(values)).map(([path, value]) => {
    const text = typeof value === 'object' ? JSON.stringify(value) : scalarText(value);
    return { path, to: secrets.reduce((left, secret) => left.replaceAll(secret, masked), text) };
  });
}
