import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../../engine/rules/rule';
import { headOf } from '../../../../engine/schema/missing';
import { asMap } from '../../../../../parser/node';
import type { MapNode } from '../../../../../parser/node';
import { addField } from '../../../../engine/rules/edits';
import type { PolicyDocument } from '../../policy-document';
import { isUnwritten } from '../../values/violations';
import { flatMatchOf, matchesOf } from '../../values/matches';
import { asManifest, headOfPolicy, inFile, reference } from '../shared';

/** Names that servers want and clients don't look at. */
export const displayNames: Rule<PolicyDocument> = {
  id: 'governance/display-names',
  consequence: 'refused',
  summary: 'A match group has an `alias`, and each of its matches a `name`.',
  explanation:
    'The server answers 400 without them. Clients that read the match group from a file or an item do without.',
  source: reference('3 and 15, G08'),
  examples: {
    valid: [
      inFile('matchGroup', 'matches:\n  - apiPath:\n      exact: "/login"'),
      inFile('matchGroup', 'alias: login\nmatches:\n  - name: path\n    apiPath:\n      exact: "/login"'),
    ],
    invalid: [
      asManifest('MatchGroup', 'matches:\n  - name: path\n    apiPath:\n      exact: "/login"').replace(
        'spec',
        '«spec»',
      ),
      asManifest('MatchGroup', 'alias: login\nmatches:\n  - «apiPath»:\n      exact: "/login"'),
      asManifest('MatchGroup', 'alias: login\nmatches:\n  - name: «""»\n    apiPath:\n      exact: "/login"'),
    ],
  },
  check(document, report) {
    const { policy, root, lines, isForServer } = document;
    if (policy.kind !== 'matchGroup' || root === undefined || !isForServer) return;
    if (flatMatchOf(document).length > 0) return;
    if (lacks(root, 'alias')) {
      const message = l10n.t('`alias` is missing here, so the server answers 400; add it.');
      report(placeOf(root, 'alias', headOfPolicy(document)), message, {
        fixes: root.fields.has('alias') ? [] : addField(root, lines, 'alias', quoted(policy.name || 'all')),
      });
    }
    for (const match of matchesOf(document).filter((one) => lacks(one, 'name'))) {
      const message = l10n.t('A match needs a `name`; the server answers 400.');
      const fixes = match.fields.has('name') ? [] : addField(match, lines, 'name', nameOf(document, match));
      report(placeOf(match, 'name', headOfMatch(match)), message, { fixes });
    }
  },
};

function lacks(map: MapNode, field: string): boolean {
  const value = map.fields.get(field)?.value;
  if (value === undefined) return true;
  return isUnwritten(value) || (value.kind === 'scalar' && (value.text === '' || value.type === 'null'));
}

/** Range of a value that is not a name, or where the name is missing. */
function placeOf(map: MapNode, field: string, head: ReturnType<typeof headOf>) {
  const entry = map.fields.get(field);
  if (entry === undefined) return head;
  return isUnwritten(entry.value) ? entry.key.range : entry.value.range;
}

function headOfMatch(match: MapNode) {
  return match.entries[0]?.key.range ?? headOf(match);
}

/** `match-1` is the first match. */
function nameOf({ root }: PolicyDocument, match: MapNode): string {
  const list = root?.fields.get('matches')?.value;
  const index = list?.kind === 'list' ? list.items.findIndex((item) => asMap(item) === match) : 0;
  const name = `match-${index + 1}`;
  return match.flow ? JSON.stringify(name) : name;
}

function quoted(name: string): string {
  return JSON.stringify(name);
}
