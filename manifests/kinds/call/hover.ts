import * as l10n from '@vscode/l10n';
import type { Operation } from '../../../api/catalogue/operation';
import { services } from '../../../api/openapi/services';
import { sourceInWords } from '../../engine/language/describe';
import { explainField } from '../../engine/language/explain-field';
import type { Explanation } from '../../engine/manifest';
import { leafAtOffset } from '../../../parser/locate';
import type { CallDocument } from './document';

/** The explanation of the operation, or of the field or value at an offset. */
export function hoverInCall(document: CallDocument, offset: number): Explanation | undefined {
  const place = leafAtOffset(document.root, offset);
  if (place === undefined) return undefined;
  const { operation } = document;
  const isOperation = place.path.length === 1 && place.path[0] === 'operation' && !place.atKey;
  const markdown =
    isOperation && operation
      ? describeOperation(operation)
      : explainField(place, document.schema, document.root, offset);
  return markdown === undefined ? undefined : { range: place.node.range, markdown };
}

/** An operation in Markdown: summary, address, effect, permission, hints, errors, source. */
export function describeOperation(operation: Operation): string {
  const { id, title, method, path, permission, notes = [], errors, source } = operation;
  const paragraphs = [
    `**${id}** — ${l10n.t(title)}`,
    `\`${method} ${path}\`  \n${services[operation.service].title}`,
    [effectOf(operation), l10n.t('Permission: {0}', permission)].join('  \n'),
    notes.map((note) => l10n.t(note)).join('  \n'),
    errors.length > 0 &&
      [
        l10n.t('Errors:'),
        ...errors.map(
          ({ status, code, when }) =>
            `- ${status}${code === undefined ? '' : ` \`${code}\``}: ${l10n.t(when)}`,
        ),
      ].join('\n'),
    sourceInWords(source),
  ];
  return paragraphs.filter((text) => text !== undefined && text !== false && text !== '').join('\n\n');
}

function effectOf({ effect, destructive }: Operation): string {
  if (destructive) return l10n.t('Deletes something.');
  switch (effect) {
    case 'safe':
      return l10n.t('Changes nothing.');
    case 'idempotent':
      return l10n.t('Changes something; calling it again has the same outcome.');
    case 'unsafe':
      return l10n.t('Changes something.');
  }
}
