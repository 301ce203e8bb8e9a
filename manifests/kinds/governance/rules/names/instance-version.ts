import * as l10n from '@vscode/l10n';
import type { FileNames } from '../../../../engine/rules/file-names';
import type { Rule } from '../../../../engine/rules/rule';
import { reference } from '../shared';
import { provesAbsent } from './orphans';

const rule = (version: string): string =>
  `servicecomb:\n  routeRule:\n    cart: |\n      - precedence: 1\n        route:\n          - weight: 100\n            tags:\n              version: ${version}\n`;

/** Requests are routed to instances that there are. */
export const instanceVersion: Rule<FileNames> = {
  id: 'governance/instance-version',
  consequence: 'never-applies',
  severity: 'information',
  summary: 'A route rule sends requests to versions that instances have.',
  explanation:
    'Without an instance of the version the rule has no effect, or with `emptyProtection: false` the requests fail. Reported only where a connection lists all instances.',
  source: reference('12'),
  examples: { valid: [rule('1.0.0')], invalid: [`# instances have other versions\n${rule('«9.9.9»')}`] },
  check(names, report) {
    for (const { name, scope, range } of names.references('instance-version')) {
      const live = names
        .listsOf('instance-version', scope)
        .filter(({ strength, names: versions }) => strength === 'allowed' && versions.length > 0);
      if (!provesAbsent(live, name)) continue;
      const sources = live.map(({ source }) => source).join(', ');
      report(range, l10n.t('No instance of `{0}` has the version `{1}` ({2}).', scope ?? '', name, sources));
    }
  },
};
