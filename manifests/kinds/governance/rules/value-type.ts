import * as l10n from '@vscode/l10n';
import { neededInWords } from '../../../engine/language/describe';
import type { Report, Rule } from '../../../engine/rules/rule';
import { resolve } from '../../../../parser/node';
import type { ScalarNode } from '../../../../parser/node';
import { quote, writePlain } from '../../../engine/rules/edits';
import type { PolicyDocument } from '../policy-document';
import type { PolicyKind } from '../policy-kinds';
import { fieldsOf, numberOf } from '../values/fields';
import type { Field } from '../values/fields';
import { asManifest, inFile, otherwise, reference } from './shared';

/** The few fields whose types a server checks, so that quotes matter there. */
const checkedByServers: Readonly<Partial<Record<PolicyKind, readonly string[]>>> = {
  retry: ['retryOnSame'],
  circuitBreaker: ['minimumNumberOfCalls'],
  faultInjection: ['percentage'],
  loadbalance: ['rule'],
  matchGroup: ['alias'],
};

/** Values have the types that clients and servers read. */
export const valueType: Rule<PolicyDocument> = {
  id: 'governance/value-type',
  consequence: 'dropped',
  summary: 'The value of a field has the type that the field is read as.',
  explanation:
    'Clients drop a policy with a value that they cannot convert (`rate: 100/s`); numbers in quotes they convert. For the few types that a server checks, it answers 400.',
  source: reference('4 to 10'),
  examples: {
    valid: [
      inFile('rateLimiting', 'rate: 10'),
      inFile('circuitBreaker', 'minimumNumberOfCalls: "10"'),
      asManifest('InstanceIsolation', 'minimumNumberOfCalls: "10"'),
    ],
    invalid: [
      inFile('rateLimiting', 'rate: «100/s»'),
      inFile('rateLimiting', 'rate: «0.5»'),
      inFile('bulkhead', 'maxConcurrentCalls: «ten»'),
      asManifest('Retry', 'maxAttempts: 3\nretryOnSame: «"1"»'),
      asManifest('LoadBalance', 'rule: «1»'),
      inFile('retry', 'maxAttempts: 3\nretryOnResponseStatus: «502»'),
    ],
  },
  check(document, report) {
    for (const field of fieldsOf(document)) {
      if (field.name === 'matches') continue;
      if (field.form === 'other' || field.form === 'statuses') checkCollection(field, report);
      else if (field.scalar === undefined) reportType(field, 'dropped', report);
      else checkScalar(document, field, field.scalar, report);
    }
  },
};

function checkCollection({ name, entry, property }: Field, report: Report): void {
  const node = resolve(entry.value);
  if (node === undefined || property.schema.types.some((type) => type === node.kind)) return;
  const fixes = node.kind === 'scalar' ? [writePlain(node.range, `[${node.text}]`)] : [];
  const isList = property.schema.types.includes('list');
  report(
    entry.value.range,
    l10n.t('`{0}` must be {1}; {2}.', name, neededInWords(property.schema), otherwise('dropped')),
    { fixes: isList ? fixes : [] },
  );
}

function checkScalar(
  { policy, isForServer }: PolicyDocument,
  field: Field,
  scalar: ScalarNode,
  report: Report,
) {
  const isChecked = isForServer && (checkedByServers[policy.kind] ?? []).includes(field.name);
  if (isNumeric(field)) {
    if (!isReadAsNumber(scalar, field.form)) return reportType(field, 'dropped', report);
    if (!isChecked || scalar.type !== 'string') return;
    const fixes = [writePlain(scalar.range, scalar.text)];
    report(
      scalar.range,
      l10n.t('`{0}` must be a number without quotes; {1}.', field.name, otherwise('refused')),
      {
        consequence: 'refused',
        fixes,
      },
    );
    return;
  }
  if (field.form === 'boolean') {
    if (!/^(?:true|false|yes|no|on|off)$/i.test(scalar.text)) reportType(field, 'dropped', report);
    return;
  }
  if (!isChecked || scalar.type === 'string') return;
  report(
    scalar.range,
    l10n.t('`{0}` must be text; put it in quotes, {1}.', field.name, otherwise('refused')),
    {
      consequence: 'refused',
      fixes: [quote(scalar)],
    },
  );
}

function isNumeric({ form }: Field): boolean {
  return form === 'integer' || form === 'number';
}

function isReadAsNumber(scalar: ScalarNode, form: Field['form']): boolean {
  const value = numberOf(scalar);
  if (value === undefined) return false;
  return form === 'number' || (Number.isInteger(value) && scalar.type !== 'float');
}

function reportType({ name, entry, property }: Field, consequence: 'dropped', report: Report): void {
  report(
    entry.value.range,
    l10n.t(
      '`{0}` must be {1}; {2}.',
      name,
      neededInWords(property.schema, property.default?.()),
      otherwise(consequence),
    ),
    { consequence },
  );
}
