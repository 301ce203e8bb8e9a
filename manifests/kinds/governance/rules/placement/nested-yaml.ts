import * as l10n from '@vscode/l10n';
import type { Fix, Rule } from '../../../../engine/rules/rule';
import { resolve } from '../../../../../parser/node';
import type { Entry } from '../../../../../parser/node';
import type { Placement } from '../../policy';
import { reference } from '../shared';

/** Policies of files are texts. */
export const nestedYaml: Rule<Placement> = {
  id: 'governance/nested-yaml',
  consequence: 'dropped',
  summary: 'The policy of a file is a text of its own, with `|` after its name.',
  explanation:
    'Without `|` the fields become settings of their own: Java clients log `governance config yaml is illegal` for each and have no policy.',
  source: reference('13 and 15, G01'),
  examples: {
    valid: [
      'servicecomb:\n  matchGroup:\n    login: |\n      matches:\n        - apiPath:\n            exact: "/login"\n  rateLimiting:\n    login: |\n      rate: 10\n',
    ],
    invalid: [
      'servicecomb:\n  loadbalance:\n    «login»:\n      rule: Random\n',
      'servicecomb:\n  rateLimiting:\n    «login»:\n      - rate: 10\n',
      'servicecomb:\n  «globalRouteRule»:\n    cart: |\n      - precedence: 1\n        route:\n          - weight: 100\n',
      'servicecomb:\n  rateLimiting:\n    «login»:\n      rate: 10\n  matchGroup:\n    login: |\n      matches:\n        - apiPath:\n            exact: "/login"\n',
    ],
  },
  check({ place, kind, entry, source, generation }, report) {
    if (place !== 'file' || entry === undefined) return;
    const value = resolve(entry.value);
    if (value === undefined || value.kind === 'scalar') return;
    // Settings of a service are in such maps, and Go Chassis reads its route rules like this.
    const isOther = kind === 'loadbalance' && value.kind === 'map' && !value.fields.has('rule');
    if (isOther || generation === 'go') return;
    if (kind === 'globalRouteRule' && value.kind === 'map') {
      report(
        entry.key.range,
        l10n.t(
          '`{0}` is for all services and has no names below it; write ` |` after it and the rules as its text, each with `- `.',
          entry.name,
        ),
      );
      return;
    }
    const message = l10n.t(
      'A policy must be a text here; write ` |` after `{0}:`, otherwise clients do not read it as a policy.',
      entry.name,
    );
    report(entry.key.range, message, { fixes: insertBar(entry, source) });
  },
};

/** Only what is indented below the key can become its text. */
function insertBar({ key, value }: Entry, source: string): readonly Fix[] {
  const colon = source.indexOf(':', key.range.end);
  const lineStart = source.lastIndexOf('\n', key.range.start) + 1;
  const valueLine = source.lastIndexOf('\n', value.range.start) + 1;
  const isBelow = valueLine > lineStart && value.range.start - valueLine > key.range.start - lineStart;
  const isBlock = (value.kind === 'map' || value.kind === 'list') && !value.flow;
  if (colon === -1 || !isBelow || !isBlock) return [];
  return [
    { title: l10n.t('Insert ` |`'), edits: [{ range: { start: colon + 1, end: colon + 1 }, text: ' |' }] },
  ];
}
