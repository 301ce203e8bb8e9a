import * as l10n from '@vscode/l10n';
import type { Report, Rule } from '../../../../engine/rules/rule';
import { asMap, isNull } from '../../../../../parser/node';
import type { Entry, MapNode } from '../../../../../parser/node';
import { indentLines } from '../../../../engine/rules/edits';
import { isUnwritten } from '../../values/violations';
import type { PolicyDocument } from '../../policy-document';
import { matchesOf } from '../../values/matches';
import { misplacedIn } from '../../values/misplaced';
import { misplacedInRoutes } from '../../values/misplaced-in-routes';
import type { Misplaced } from '../../values/misplaced';
import { asManifest, inFile, reference } from '../shared';

/** Operators are indented below what they are about. */
export const indentation: Rule<PolicyDocument> = {
  id: 'governance/indentation',
  consequence: 'wider',
  summary:
    'Operators are indented below `apiPath` or the name of a header, headers below `headers`, and what belongs to `match` and `tags` below these.',
  explanation:
    'Operators beside them are ignored, so `apiPath` or `headers` is empty and every path or header matches. A header with nothing below it makes each request fail. The server answers 400. Of route rules, the same holds for `match` and `tags`.',
  source: reference('3 and 15, G10'),
  examples: {
    valid: [
      inFile('matchGroup', 'alias: all\nmatches:\n  - name: login\n    apiPath:\n      exact: "/login"'),
    ],
    invalid: [
      inFile('matchGroup', 'alias: all\nmatches:\n  - name: login\n    apiPath:\n    «exact»: "/login"'),
      inFile(
        'matchGroup',
        'alias: all\nmatches:\n  - name: login\n    headers:\n    «x-level»:\n      exact: "3"',
      ),
      inFile(
        'matchGroup',
        'alias: all\nmatches:\n  - name: login\n    headers:\n      x-level:\n      «exact»: "3"',
      ),
      inFile('matchGroup', 'alias: all\nmatches:\n  - name: login\n    «apiPath»:\n    method: [GET]'),
      inFile('matchGroup', 'alias: all\nmatches:\n  - name: login\n    «method»:'),
      inFile('matchGroup', 'alias: all\nmatches:\n  - name: login\n    headers:\n      «x-level»: ~'),
      inFile(
        'routeRule',
        '- precedence: 1\n  match:\n    headers:\n    «region»:\n      exact: cn\n  route:\n    - weight: 100',
      ),
      inFile(
        'routeRule',
        '- precedence: 1\n  route:\n    - weight: 100\n      tags:\n      «version»: 1.0.0',
      ),
      asManifest('MatchGroup', 'alias: all\nmatches:\n  - name: login\n    «apiPath»:\n    method: [GET]'),
    ],
  },
  check(document, report) {
    for (const { map, isHeader, ...one } of misplacedInRoutes(document))
      reportMisplaced(document, map, one, isHeader ? 'routes-dropped' : 'wider', report);
    for (const map of matchesOf(document).flatMap(withHeaders)) {
      const misplaced = misplacedIn(map);
      const inMatch = document.isForServer ? 'refused' : 'wider';
      for (const one of misplaced)
        reportMisplaced(document, map, one, holdsNames(map) ? 'dropped' : inMatch, report);
      const others = map.entries.filter((entry) => misplaced.every(({ below }) => below !== entry));
      for (const entry of others)
        if (holdsNames(map) ? isNull(entry.value) : isUnwritten(entry.value))
          reportEmpty(document, map, entry, report);
    }
  },
};

/** Beside the name of a header, clients take an operator for another header, and drop what it is in. */
function reportMisplaced(
  document: PolicyDocument,
  map: MapNode,
  { entry, below }: Misplaced,
  outcome: 'dropped' | 'routes-dropped' | 'wider' | 'refused',
  report: Report,
): void {
  const title = l10n.t('Indent `{0}` below `{1}`', entry.name, below.name);
  const { start, end } = entry.range;
  const fixes = map.flow ? [] : [indentLines(document.lines, start, end, title)];
  const consequence = outcome === 'routes-dropped' ? 'dropped' : outcome;
  report(entry.key.range, misplacedInWords(entry.name, below.name, outcome), { consequence, fixes });
}

function misplacedInWords(
  name: string,
  below: string,
  outcome: 'dropped' | 'routes-dropped' | 'wider' | 'refused',
): string {
  switch (outcome) {
    case 'dropped':
      return l10n.t(
        '`{0}` must be indented below `{1}`; clients drop the match group otherwise.',
        name,
        below,
      );
    case 'routes-dropped':
      return l10n.t(
        '`{0}` must be indented below `{1}`; clients drop all rules of the service otherwise.',
        name,
        below,
      );
    default:
      return l10n.t(
        '`{0}` must be indented below `{1}`, which is empty and matches everything as it is.',
        name,
        below,
      );
  }
}

const comparedByServers = ['apiPath', 'headers', 'queries'];

function reportEmpty(document: PolicyDocument, map: MapNode, entry: Entry, report: Report): void {
  const names = document.isForServer ? comparedByServers : [...comparedByServers, 'method', 'serviceName'];
  if (!holdsNames(map) && !names.includes(entry.name)) return;
  const message = holdsNames(map)
    ? l10n.t('`{0}` is compared with nothing; write an operator, such as `exact: "…"`.', entry.name)
    : l10n.t('`{0}` is empty and matches everything; write what to compare.', entry.name);
  const ofName = document.policy.generation === 'go' ? 'ignored' : 'fails-on-each-call';
  const consequence = document.isForServer ? 'refused' : holdsNames(map) ? ofName : 'wider';
  report(entry.key.range, message, { consequence });
}

/** Whether a map holds headers or query parameters by name; a match is in a list. */
function holdsNames(map: MapNode): boolean {
  return map.parent?.kind === 'entry';
}

/** A match, and the maps of its headers and query parameters. */
function withHeaders(match: MapNode): readonly MapNode[] {
  const inner = ['headers', 'queries'].map((name) => asMap(match.fields.get(name)?.value));
  return [match, ...inner.filter((map) => map !== undefined)];
}
