import * as l10n from '@vscode/l10n';
import type { Fix, Rule } from '../../../../engine/rules/rule';
import { reportMissing } from '../../../../engine/schema/missing';
import { indentLines } from '../../../../engine/rules/edits';
import { isNull } from '../../../../../parser/node';
import { isUnwritten } from '../../values/violations';
import type { PolicyDocument } from '../../policy-document';
import { flatMatchOf } from '../../values/matches';
import { asManifest, headOfPolicy, inFile, reference } from '../shared';

/** A match group has matches. */
export const matchesRequired: Rule<PolicyDocument> = {
  id: 'governance/matches-required',
  consequence: 'dropped',
  summary: 'A match group has a list of one match or more, each a map.',
  explanation:
    'The server answers 400, and clients drop the match group and with it all policies of its name.',
  source: reference('3'),
  examples: {
    valid: [
      inFile('matchGroup', 'alias: login\nmatches:\n  - name: path\n    apiPath:\n      exact: "/login"'),
    ],
    invalid: [
      inFile('matchGroup', '«alias»: login'),
      inFile('matchGroup', 'alias: login\nmatches: «[]»'),
      inFile('matchGroup', 'alias: login\nmatches: «/login»'),
      asManifest('MatchGroup', 'alias: login\n«matches»:'),
    ],
  },
  check(document, report) {
    const { policy, root, isForServer, violations } = document;
    if (policy.kind !== 'matchGroup' || root === undefined) return;
    const consequence = isForServer ? 'refused' : 'dropped';
    const [flat] = flatMatchOf(document);
    if (flat !== undefined) {
      const message = l10n.t(
        'Only old versions of Go Chassis read `{0}` here; write it in a match below `matches`.',
        flat.name,
      );
      report(flat.key.range, message, { consequence: 'wider', fixes: belowMatches(document) });
      return;
    }
    const message = l10n.t(
      'A match group without `matches` is refused by servers and dropped by clients; add a list of matches.',
    );
    const at = headOfPolicy(document);
    reportMissing(root, 'matches', { message, consequence, at, isNothing: isUnwritten }, report);
    for (const { kind, path, range, value } of violations) {
      const [field, , ...inner] = path;
      if (field !== 'matches' || inner.length > 0 || (kind !== 'type' && kind !== 'length')) continue;
      const isItem = path.length === 2;
      report(range, isItem ? itemInWords() : kind === 'type' ? typeInWords() : lengthInWords(), {
        consequence: isItem && isNull(value) ? 'fails-on-each-call' : consequence,
      });
    }
  },
};

function typeInWords(): string {
  return l10n.t('`matches` must be a list; begin each match with `- `.');
}

function lengthInWords(): string {
  return l10n.t('`matches` needs one match or more.');
}

function itemInWords(): string {
  return l10n.t('A match is a map; write it as `apiPath: …`, `headers: …` and so on.');
}

/** The whole text becomes the first match. */
function belowMatches(document: PolicyDocument): readonly Fix[] {
  const { root, lines } = document;
  const [first] = root?.entries ?? [];
  const last = root?.entries.at(-1);
  const isWhole = root?.flow === false && root.entries.length === flatMatchOf(document).length;
  if (first === undefined || last === undefined || !isWhole) return [];
  const title = l10n.t('Write it below `matches`');
  const { start } = first.range;
  const { edits } = indentLines(lines, start, Math.max(start, last.range.end - 1), title);
  const [, ...others] = edits.map((edit) => ({ ...edit, text: '    ' }));
  return [{ title, edits: [{ range: { start, end: start }, text: 'matches:\n  - ' }, ...others] }];
}
