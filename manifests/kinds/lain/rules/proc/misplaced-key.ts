import * as l10n from '@vscode/l10n';
import { removeEntryFix } from '../../../../engine/rules/remove-entry';
import type { Rule } from '../../../../engine/rules/rule';
import type { LainDocument } from '../../document';
import type { ProcType } from '../../sections';

/** Keys that only one type of proc uses. */
const owners: ReadonlyMap<string, ProcType> = new Map([
  ['mountpoint', 'web'],
  ['https_only', 'web'],
  ['healthcheck', 'web'],
  ['service_name', 'portal'],
  ['allow_clients', 'portal'],
]);

/** Keys of web procs and portals on a proc of another type. */
export const misplacedKey: Rule<LainDocument> = {
  id: 'lain/misplaced-key',
  consequence: 'ignored',
  summary:
    '`mountpoint`, `https_only` and `healthcheck` belong to web procs, `service_name` and `allow_clients` to portals.',
  explanation: 'On a proc of another type they are ignored.',
  source: { document: 'LAIN manifest reference', section: 'R-32' },
  examples: {
    valid: ['proc.api:\n  type: web\n  healthcheck: /ping\n  mountpoint:\n    - /api\n'],
    invalid: ['worker:\n  «healthcheck»: /ping\n', 'web:\n  «allow_clients»: "**"\n'],
  },
  check({ procs, dialect, text }, report) {
    for (const { body, type } of procs) {
      for (const entry of body.fields.values()) {
        const { key, name } = entry;
        const owner = owners.get(name);
        if (type === undefined || owner === undefined || owner === type) continue;
        if (dialect === 'einplus' && name !== 'mountpoint') continue; // Unknown to it on any proc.
        report(
          key.range,
          l10n.t('`{0}` is ignored on a {1} proc; only a {2} proc uses it, so remove it.', name, type, owner),
          { fixes: removeEntryFix(entry, text) },
        );
      }
    }
  },
};
