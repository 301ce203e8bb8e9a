import * as l10n from '@vscode/l10n';
import type { NameUse } from '../../../names';
import { replaceFix } from '../../../rules/did-you-mean';
import type { Rule } from '../../../rules/rule';
import { reference } from '../shared';
import type { NamesAround } from './orphans';

const file = (service: string) =>
  `service_description:\n  name: cart\nservicecomb:\n  routeRule:\n    ${service}: |\n      - precedence: 1\n        route:\n          - weight: 100\n            tags:\n              version: 1.0.0\n`;

/** Microservices are named to the letter. */
export const serviceName: Rule<NamesAround> = {
  id: 'governance/service-name',
  severity: 'warning',
  summary: 'Route rules and matches name a microservice with exactly the capitals that it has.',
  consequence: 'Clients compare names letter by letter: rules for `Cart` are not rules for `cart`.',
  source: reference('3 and 12'),
  examples: { valid: [file('cart')], invalid: [file('«Cart»')] },
  check({ uses, known }, report) {
    for (const use of uses) {
      if (use.kind !== 'microservice' || use.role !== 'reference') continue;
      const names = [
        ...definedIn(uses),
        ...known.namesOf('microservice', use.scope).flatMap((list) => list.names),
      ];
      const better = names.find((name) => name.toLowerCase() === use.name.toLowerCase());
      if (better === undefined || names.includes(use.name)) continue;
      report(
        use.range,
        l10n.t('There is a microservice `{0}`, but no `{1}`: capitals count.', better, use.name),
        {
          fixes: use.fixed === true ? [] : [replaceFix(use.range, better)],
        },
      );
    }
  },
};

function definedIn(uses: readonly NameUse[]): readonly string[] {
  return uses
    .filter(({ kind, role }) => kind === 'microservice' && role === 'definition')
    .map(({ name }) => name);
}
