import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../../../engine/rules/did-you-mean';
import type { NameUse } from '../../../../engine/names';
import type { FileNames } from '../../../../engine/rules/file-names';
import type { Rule } from '../../../../engine/rules/rule';
import { reference } from '../shared';

const file = (service: string) =>
  `service_description:\n  name: cart\nservicecomb:\n  routeRule:\n    ${service}: |\n      - precedence: 1\n        route:\n          - weight: 100\n            tags:\n              version: 1.0.0\n`;

/** Microservices are named to the letter. */
export const serviceName: Rule<FileNames> = {
  id: 'governance/service-name',
  consequence: 'never-applies',
  severity: 'warning',
  summary: 'Route rules and matches name a microservice with exactly the capitals that it has.',
  explanation: 'Clients compare names letter by letter: rules for `Cart` are not rules for `cart`.',
  source: reference('3 and 12'),
  examples: { valid: [file('cart')], invalid: [file('«Cart»')] },
  check(names, report) {
    const spellings = new Map<string, string | undefined>();
    for (const use of names.beyond('reference', 'microservice')) {
      const naming = `${use.scope ?? ''}\n${use.name}`;
      if (!spellings.has(naming)) spellings.set(naming, spelledOtherwise(use, names));
      const better = spellings.get(naming);
      if (better === undefined) continue;
      report(
        use.range,
        l10n.t(
          'There is a microservice `{0}`, but no `{1}`; write `{0}`, since names are case-sensitive.',
          better,
          use.name,
        ),
        { fixes: use.fixed === true ? [] : [replaceFix(use.range, better)] },
      );
    }
  },
};

/** The first name that differs in its capitals alone; undefined for a name that is known as it is. */
function spelledOtherwise({ name, scope }: NameUse, file: FileNames): string | undefined {
  const lists = file.listsOf('microservice', scope);
  if (lists.some((list) => list.has(name))) return undefined;
  const letters = name.toLowerCase();
  const isSpelled = (other: string): boolean => other.toLowerCase() === letters;
  const defined = file.definitions('microservice').find((use) => isSpelled(use.name));
  if (defined) return defined.name;
  for (const list of lists) {
    const found = list.names.find(isSpelled);
    if (found !== undefined) return found;
  }
  return undefined;
}
