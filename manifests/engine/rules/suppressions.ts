import * as l10n from '@vscode/l10n';
import { severityOfRule } from './consequence';
import { didYouMean, replaceFix } from './did-you-mean';
import type { Finding, Fix, Rule } from './rule';
import type { Range } from '../../../parser/range';
import { sortFindings } from './run';
import { readSuppressions, suppressionWord } from './suppression-comments';
import type { SuppressedRule, Suppression } from './suppression-comments';

/** The rule about suppressions themselves; `applySuppressions` reports it. */
export const suppressionRule: Omit<Rule<never>, 'check'> = {
  id: 'source/suppression',
  consequence: 'ignored',
  severity: 'information',
  summary: `A comment \`# ${suppressionWord}\` names rules that exist, and one for the file is before the first key.`,
  explanation: 'A suppression without a known rule has no effect.',
  source: { document: 'Engine Room', section: 'Suppressions' },
  examples: {
    valid: [
      `web:\n  # ${suppressionWord} lain/port, lain/healthcheck -- the old console wants it so\n  port: "80"\n`,
      `# ${suppressionWord}-file lain/port\nweb:\n  port: "80"\n`,
    ],
    invalid: [
      `web:\n  port: "80" # ${suppressionWord} «lain/prot»\n`,
      `web:\n  port: "80" «# ${suppressionWord}»\n`,
      `web:\n  cmd: run\n«# ${suppressionWord}-file lain/port»\n`,
    ],
  },
};

/**
 * The findings that the comments of a text do not hide, ordered by position. With `knownRules` a suppression that
 * names no such rule is a finding of its own. `findings` must hold all of the text's findings, because that one would
 * be reported again with every call. The same array comes back for a text without suppressions.
 */
export function applySuppressions(
  text: string,
  findings: readonly Finding[],
  knownRules?: ReadonlySet<string>,
): readonly Finding[] {
  if (!text.includes(suppressionWord)) return findings;
  const suppressions = readSuppressions(text);
  if (suppressions.length === 0) return findings;
  const misuses = knownRules ? suppressions.flatMap((one) => misusesOf(one, knownRules)) : [];
  const isHidden = hiddenBy(suppressions);
  return sortFindings([...findings, ...misuses].filter((finding) => !isHidden(finding)));
}

/** Decides what is hidden. The ranges of a rule start and end in the order of the text, so the last started decides. */
function hiddenBy(suppressions: readonly Suppression[]): (finding: Finding) => boolean {
  const wholeFile = new Set<string>();
  const ranges = new Map<string, Range[]>();
  for (const { scope, rules } of suppressions) {
    for (const { id } of rules) {
      if (scope === 'file') wholeFile.add(id);
      else if (scope) append(ranges, id, scope);
    }
  }
  return ({ rule, range: { start } }) => {
    if (wholeFile.has(rule)) return true;
    const last = lastBegun(ranges.get(rule) ?? [], start);
    return last !== undefined && start < last.end;
  };
}

function append(ranges: Map<string, Range[]>, id: string, range: Range): void {
  const before = ranges.get(id);
  if (before) before.push(range);
  else ranges.set(id, [range]);
}

/** The last of ordered ranges that begins at an offset or before. */
function lastBegun(ranges: readonly Range[], offset: number): Range | undefined {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return ranges[low - 1];
}

function misusesOf({ comment, rules, scope }: Suppression, knownRules: ReadonlySet<string>): Finding[] {
  if (scope === undefined) {
    const message = l10n.t(
      'A suppression for the whole file has no effect here; write it before the first key.',
    );
    return [misuse(comment, message)];
  }
  if (rules.length === 0) {
    const message = l10n.t('This suppression has no effect; write the id of a rule after it.');
    return [misuse(comment, message)];
  }
  return rules.filter(({ id }) => !knownRules.has(id)).map((rule) => unknownRule(rule, knownRules));
}

function unknownRule({ id, range }: SuppressedRule, knownRules: ReadonlySet<string>): Finding {
  const meant = didYouMean(id, knownRules);
  if (meant === undefined) {
    return misuse(
      range,
      l10n.t('`{0}` is not a rule, so this suppression has no effect; write the id of a rule.', id),
    );
  }
  const message = l10n.t(
    '`{0}` is not a rule, so this suppression has no effect; did you mean `{1}`?',
    id,
    meant,
  );
  return misuse(range, message, [replaceFix(range, meant)]);
}

function misuse(range: Range, message: string, fixes: readonly Fix[] = []): Finding {
  const { id: rule, consequence } = suppressionRule;
  const severity = severityOfRule(suppressionRule);
  return { rule, consequence, severity, range, message, fixes };
}
