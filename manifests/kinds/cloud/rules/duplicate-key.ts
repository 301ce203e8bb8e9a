import * as l10n from '@vscode/l10n';
import { removeEntryFix } from '../../../engine/rules/remove-entry';
import type { Rule } from '../../../engine/rules/rule';
import type { Entry, Node } from '../../../../parser/node';
import type { CloudDocument } from '../document';
import { instance, manifests } from './shared';

/** No key twice. */
export const duplicateKey: Rule<CloudDocument> = {
  id: 'cloud/duplicate-key',
  consequence: 'ignored',
  summary: 'No key stands twice in the same map.',
  explanation: 'The last one counts; what the others say is lost.',
  source: manifests,
  examples: {
    valid: [instance()],
    invalid: [
      instance().replace('  replica: 2', '  «replica»: 1\n  replica: 2'),
      instance().replace('{ name: cart-dev,', '{ «name»: cart, name: cart-dev,'),
    ],
  },
  check({ form, root, text }, report) {
    if ((form !== 'manifest' && form !== 'body') || root === undefined) return;
    eachLost(root, (entry) =>
      report(
        entry.key.range,
        l10n.t('`{0}` stands below once more, and only the last one counts; remove this one.', entry.name),
        { fixes: removeEntryFix(entry, text) },
      ),
    );
  },
};

function eachLost(node: Node, visit: (entry: Entry) => void): void {
  if (node.kind === 'list') for (const item of node.items) eachLost(item, visit);
  if (node.kind !== 'map') return;
  for (const entry of node.entries) {
    if (entry.name !== '<<' && node.fields.get(entry.name) !== entry) visit(entry);
    eachLost(entry.value, visit);
  }
}
