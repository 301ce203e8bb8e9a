import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../../engine/rules/rule';
import type { Placement } from '../../policy';
import { readPolicyText } from '../../read-policy';
import { reference } from '../shared';

const group =
  '  matchGroup:\n    login: |\n      matches:\n        - apiPath:\n            exact: "/login"\n';

/** Texts of policies keep their line breaks. */
export const foldedText: Rule<Placement> = {
  id: 'governance/folded-text',
  consequence: 'altered',
  summary: 'The text of a policy begins with `|`, and with `>` only where that joins no lines.',
  explanation:
    'With `>`, lines of equal indentation become one line, which is not valid YAML when there are two fields or more.',
  source: reference('13'),
  examples: {
    valid: [
      `servicecomb:\n${group}  rateLimiting:\n    login: |\n      rate: 10\n`,
      `servicecomb:\n${group}  rateLimiting:\n    login: >-\n      rate: 10\n\n`,
      `servicecomb:\n${group}  rateLimiting:\n    login: >\n      rate: 10\n\n      limitRefreshPeriod: 1S\n`,
      `servicecomb:\n${group}  rateLimiting:\n    login: >-\n      { rate: 10,\n      limitRefreshPeriod: 1S }\n`,
    ],
    invalid: [
      `servicecomb:\n${group}  rateLimiting:\n    login: «>»\n      rate: 10 # a second\n      limitRefreshPeriod: 1S\n`,
    ],
  },
  check({ entry, source }, report) {
    const value = entry?.value;
    if (value?.kind !== 'scalar' || value.style !== 'block' || source.charAt(value.range.start) !== '>')
      return;
    const written = source.slice(value.range.start, value.range.end);
    if (linesWithContent(value.text) === linesWithContent(written) - 1) return;
    if (isFlow(value.text)) return;
    const range = { start: value.range.start, end: value.range.start + 1 };
    report(range, l10n.t('`>` joins lines, which breaks the YAML of the policy; write `|`.'), {
      fixes: [{ title: l10n.t('Change to `{0}`', '|'), edits: [{ range, text: '|' }] }],
    });
  },
};

/** In brackets, a line break is no more than a space. */
function isFlow(text: string): boolean {
  const { root, problems } = readPolicyText(text);
  const isWhole = problems.length === 0 && !text.includes('#');
  return isWhole && (root?.kind === 'map' || root?.kind === 'list') && root.flow;
}

function linesWithContent(text: string): number {
  return text.match(/\S[^\n]*/g)?.length ?? 0;
}
