import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../../../engine/rules/did-you-mean';
import type { Report, Rule } from '../../../../engine/rules/rule';
import { asMap, isNull, resolve } from '../../../../../parser/node';
import type { Entry, MapNode } from '../../../../../parser/node';
import type { PolicyDocument } from '../../policy-document';
import { isUnwritten } from '../../values/violations';
import { matchesOf, operandsOf, routedOperandsOf } from '../../values/matches';
import type { Operand } from '../../values/matches';
import { asManifest, inFile, reference } from '../shared';

const path = (value: string) => `alias: login\nmatches:\n  - name: path\n    ${value}`;

/** Paths, headers and query parameters are compared by operators. */
export const operatorMap: Rule<PolicyDocument> = {
  id: 'governance/operator-map',
  consequence: 'dropped',
  summary: 'A path, a header and a query parameter have a map of operators such as `exact: "/login"`.',
  explanation:
    'The server answers 400 to a path that is text, empty or null. Clients drop the match group, or all route rules of the service, when there is text in place of operators; they match nothing when there are none, and everything when the field is null.',
  source: reference('3'),
  examples: {
    valid: [inFile('matchGroup', path('apiPath:\n      exact: "/login"'))],
    invalid: [
      inFile('matchGroup', path('apiPath: «"/login"»')),
      inFile('matchGroup', path('apiPath: «{}»')),
      inFile('matchGroup', path('headers:\n      x-level: «"3"»')),
      inFile('matchGroup', path('headers: «[x-level]»')),
      asManifest('MatchGroup', path('headers: «null»')),
    ],
  },
  check(document, report) {
    for (const match of matchesOf(document)) {
      for (const operand of operandsOf(match)) checkOperand(operand, report);
      for (const name of nullableIn(document)) checkField(document, match, name, report);
    }
    // A path of route rules that is not a map has the wrong type, which is reported as such.
    for (const operand of routedOperandsOf(document))
      if (operand.about !== 'apiPath' || asMap(operand.entry.value) !== undefined)
        checkOperand(operand, report);
  },
};

/** What matches everything where it is null. */
function nullableIn({ isForServer }: PolicyDocument): readonly string[] {
  const names = ['apiPath', 'headers', 'queries'];
  return isForServer ? names : [...names, 'method', 'serviceName'];
}

function checkOperand({ entry }: Operand, report: Report): void {
  const value = resolve(entry.value);
  if (value?.kind === 'map' || (value?.kind === 'list' && value.items.length === 0)) {
    if (value.kind === 'map' && value.entries.length > 0) return;
    report(
      entry.value.range,
      l10n.t('Without an operator nothing matches; write one, such as `exact: "…"`.'),
      { consequence: 'never-applies' },
    );
  } else if (value !== undefined) {
    const fixes =
      value.kind === 'scalar' ? [replaceFix(value.range, `{ "exact": ${JSON.stringify(value.text)} }`)] : [];
    const message = l10n.t(
      '`{0}` must be a map of operators, such as `exact: "…"`; it is refused otherwise.',
      entry.name,
    );
    report(entry.value.range, message, { fixes });
  }
}

function checkField(document: PolicyDocument, match: MapNode, name: string, report: Report): void {
  const entry: Entry | undefined = match.fields.get(name);
  const value = entry && resolve(entry.value);
  if (entry === undefined || value === undefined) return;
  if (isNull(value) && !isUnwritten(value)) {
    const message = document.isForServer
      ? l10n.t('`{0}` must be a map; the server answers 400 to null.', name)
      : l10n.t('`{0}` is null and matches every request; remove it or write what to compare.', name);
    report(value.range, message, { consequence: document.isForServer ? 'refused' : 'wider' });
  } else if ((name === 'headers' || name === 'queries') && value.kind !== 'map' && !isNull(value)) {
    report(
      entry.value.range,
      l10n.t(
        '`{0}` must be a map of names, each with its operators, such as `x-level: { exact: "3" }`.',
        name,
      ),
    );
  }
}
