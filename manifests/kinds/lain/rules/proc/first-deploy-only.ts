import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../../engine/rules/rule';
import type { LainDocument } from '../../document';
import { procKeys } from './keys';

/** Keys that later deployments do not apply; reported once in a manifest, at the first of them. */
export const firstDeployOnly: Rule<LainDocument> = {
  id: 'lain/first-deploy-only',
  consequence: 'as-written',
  summary: '`num_instances`, `cpu` and `memory` count when a proc is deployed for the first time.',
  explanation: 'Later deployments keep what runs: change these by scaling.',
  source: { document: 'LAIN manifest reference', section: 'R-34' },
  examples: {
    valid: ['web:\n  port: 80\n'],
    invalid: ['web:\n  «memory»: 64M\n  num_instances: 2\n'],
  },
  check(document, report) {
    if (document.dialect === 'einplus') return; // What its console keeps is not known.
    const keys = procKeys(document, 'num_instances', 'cpu', 'memory').map(({ entry }) => entry.key.range);
    const first = keys.reduce<(typeof keys)[number] | undefined>(
      (earliest, range) => (earliest && earliest.start < range.start ? earliest : range),
      undefined,
    );
    if (first)
      report(
        first,
        l10n.t(
          '`num_instances`, `cpu` and `memory` count at the first deployment only; scale the proc to change them later.',
        ),
      );
  },
};
