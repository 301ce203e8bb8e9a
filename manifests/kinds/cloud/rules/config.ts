import * as l10n from '@vscode/l10n';
import { appendKeyFix } from '../../../engine/rules/append-key';
import type { Rule } from '../../../engine/rules/rule';
import { field } from '../../../../parser/node';
import type { CloudDocument } from '../document';
import { specOfKind } from '../values/resources';
import { cse } from './shared';

const item = (spec: string) =>
  `apiVersion: kie/v1\nkind: Config\nmetadata: { name: shop.level, engine: prod-engine }\nspec:\n${spec}`;

/** Items have a `status`. */
export const configStatus: Rule<CloudDocument> = {
  id: 'cloud/config-status',
  consequence: 'readers-differ',
  severity: 'information',
  summary: 'A configuration item says whether clients see it.',
  explanation:
    'Without `status`, engines of the cloud show the item to clients, and open-source servers hide it.',
  source: cse('7.7.1'),
  examples: {
    valid: [item('  value: warn\n  status: enabled\n')],
    invalid: [item('  value: warn\n').replace('spec:', '«spec»:')],
  },
  check(document, report) {
    const spec = specOfKind(document, 'Config');
    if (spec === undefined || spec.fields.has('status') || !document.isWhole) return;
    const { text, lines } = document;
    report(
      field(document.map, 'spec')?.key.range ?? spec.range,
      l10n.t(
        '`status` is missing; write it, since engines of the cloud take `enabled` and open-source servers `disabled`.',
      ),
      { fixes: appendKeyFix(spec, text, lines, 'status', 'enabled') },
    );
  },
};
