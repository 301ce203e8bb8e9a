import * as l10n from '@vscode/l10n';
import { removeEntryFix } from '../../../engine/rules/remove-entry';
import type { Rule } from '../../../engine/rules/rule';
import type { Entry, Node } from '../../../../parser/node';
import type { PolicyDocument } from '../policy-document';
import { inFile, reference } from './shared';

/** No field twice. In manifests that is told of every map, also outside of the spec. */
export const duplicateField: Rule<PolicyDocument> = {
  id: 'governance/duplicate-field',
  consequence: 'ignored',
  summary: 'No field stands twice in the same map.',
  explanation: 'Clients keep the last one and ignore the others without a word.',
  source: reference('2'),
  examples: {
    valid: [inFile('rateLimiting', 'rate: 10')],
    invalid: [inFile('rateLimiting', '«rate»: 10\nrate: 20')],
  },
  check({ policy, isForServer }, report) {
    if (isForServer || policy.spec === undefined) return;
    eachIgnoredEntry(policy.spec, (entry) =>
      report(
        entry.key.range,
        l10n.t('`{0}` stands below once more, and only the last one counts; remove this one.', entry.name),
        { fixes: removeEntryFix(entry, policy.source) },
      ),
    );
  },
};

function eachIgnoredEntry(node: Node, visit: (entry: Entry) => void): void {
  if (node.kind === 'list') for (const item of node.items) eachIgnoredEntry(item, visit);
  if (node.kind !== 'map') return;
  for (const entry of node.entries) {
    if (entry.name !== '<<' && node.fields.get(entry.name) !== entry) visit(entry);
    eachIgnoredEntry(entry.value, visit);
  }
}
