import { appendKeyFix } from '../../../engine/rules/append-key';
import type { Fix, Rule } from '../../../engine/rules/rule';
import { withoutPlaceholders } from '../../../engine/language/snippet';
import { formatValue } from '../../../engine/language/describe';
import type { MissingKey, SchemaViolation, ViolationKind } from '../../../engine/schema/check';
import { reportDuplicates } from '../../../engine/schema/duplicates';
import { unknownFixes } from '../../../engine/schema/unknown';
import type { CallDocument } from '../document';
import { callDocuments } from '../schema';

/** A rule that reports schema violations of some kinds. */
function violationRule(
  facts: Omit<Rule<CallDocument>, 'check' | 'source'>,
  kinds: readonly ViolationKind[],
  fixesOf: (violation: SchemaViolation, document: CallDocument) => readonly Fix[] = () => [],
): Rule<CallDocument> {
  return {
    ...facts,
    source: callDocuments,
    check(document, report) {
      for (const violation of document.violations) {
        if (!kinds.includes(violation.kind)) continue;
        const fixes = [...(violation.fixes ?? []), ...fixesOf(violation, document)];
        const isPassedOver = violation.kind === 'unknown' && violation.path[0] === 'body';
        report(violation.range, violation.message, {
          fixes,
          ...(isPassedOver && { consequence: 'ignored' }),
        });
      }
    },
  };
}

/** What an operation can't do without. */
export const missingField = violationRule(
  {
    id: 'call/missing-field',
    consequence: 'refused',
    summary: 'A call has the parameters and the fields of the body that its operation requires.',
    explanation:
      'Nothing is sent without them. Parameters that have a default, and the project of the connection, may be left out.',
    examples: {
      valid: ['operation: getMicroservice\nparameters:\n  service_id: 1f0c\n', 'operation: listApps\n'],
      invalid: [
        'operation: getMicroservice\n«parameters»:\n  project_id: default\n',
        '«operation»: getMicroservice\n',
        '«parameters»:\n  appname: hello\n',
        'operation: obtainServiceCombToken\n«body»:\n  name: root\n',
      ],
    },
  },
  ['missing'],
  ({ absent }, document) => (absent ? added(absent, document) : []),
);

/** What is missing as it usually is: its default, its only value, or the first example. */
function added({ map, name, property }: MissingKey, document: CallDocument): readonly Fix[] {
  const { schema } = property;
  const [value] = [...(schema.choices ?? []), ...(schema.examples ?? [])];
  return value === undefined
    ? []
    : appendKeyFix(map, document.text, document.lines, name, withoutPlaceholders(formatValue(value.value)));
}

/** What an operation does not have. */
export const unknownField = violationRule(
  {
    id: 'call/unknown-field',
    consequence: 'refused',
    summary: 'Every parameter, and every field of the body, is one that the operation has.',
    explanation:
      'A call with an unknown parameter is not sent; unknown fields of the body are sent, and the server ignores them.',
    examples: {
      valid: ['operation: listMicroservices\nparameters:\n  project_id: default\n'],
      invalid: [
        'operation: getMicroservice\nparameters:\n  service_id: 1f0c\n  «projct_id»: default\n',
        'operation: listMicroservices\n«body»: {}\n',
        'operation: createKieKv\nbody:\n  key: shop.level\n  value: warn\n  «lables»: {}\n',
        'operation: listMicroservices\n«query»:\n  project_id: default\n',
      ],
    },
  },
  ['unknown'],
  ({ unknown }, { text }) => (unknown ? unknownFixes(unknown.entry, unknown.better, text) : []),
);

/** Values that an operation does not take. */
export const value = violationRule(
  {
    id: 'call/value',
    consequence: 'refused',
    summary: 'Every value is one that the operation takes: of the right type, form and size.',
    explanation:
      'The call is not sent. Where the operation takes text, what is written is sent as text: `1.10` stays `1.10`.',
    examples: {
      valid: [
        'operation: createKieKv\nbody:\n  key: shop.version\n  value: 1.10\n  status: enabled\n',
        'operation: createKieKv\nbody:\n  key: shop.version\n  value: ${env:VALUE}\n  status: ${input:Status}\n',
      ],
      invalid: [
        'operation: createKieKv\nbody:\n  key: shop.level\n  value: warn\n  status: «on»\n',
        'operation: createKieKv\nbody:\n  key: shop.level\n  value: warn\n  labels: «[a]»\n',
        'operation: getMicroservice\nparameters: «1f0c»\n',
        'operation: listKieKvs\nparameters:\n  limit: «many»\n',
      ],
    },
  },
  ['type', 'choice', 'range', 'length', 'form'],
);

/** What one document of the API demands and another does not. */
export const documentsDiffer = violationRule(
  {
    id: 'call/documents-differ',
    consequence: 'readers-differ',
    summary: 'Values and fields are those on which all documents of the API agree.',
    explanation:
      'What is written is sent as it is; a server that follows another document of the API answers 400.',
    examples: {
      valid: [
        'operation: createEnvironment\nbody:\n  name: dev-env\n  vpc_id: 29d5\n  deploy_mode: container\n  base_resources: [{ id: b686, type: cce }]\n',
      ],
      invalid: [
        'operation: createEnvironment\nbody:\n  name: dev-env\n  vpc_id: 29d5\n  deploy_mode: «kubernetes»\n  base_resources: [{ id: b686, type: cce }]\n',
      ],
    },
  },
  ['disputed'],
);

/** No key twice. */
export const duplicateKey: Rule<CallDocument> = {
  id: 'call/duplicate-key',
  consequence: 'ignored',
  summary: 'No key appears twice in the same map.',
  explanation: 'The last one is sent; what the others say is lost.',
  source: callDocuments,
  examples: {
    valid: ['operation: listMicroservices\nparameters:\n  project_id: default\n'],
    invalid: ['operation: listMicroservices\nparameters:\n  «project_id»: default\n  project_id: other\n'],
  },
  check({ root, text }, report) {
    reportDuplicates(root, { consequence: 'ignored', at: 'replaced' }, report, text);
  },
};
