import { Command } from 'commander';
import { severityOfRule } from '../../manifests/engine/rules/consequence';
import type { RuleFacts } from '../../manifests/engine/rules/rule';
import { didYouMean } from '../../manifests/engine/rules/did-you-mean';
import { UsageError } from '../exit-code';
import type { Terminal } from '../terminal';

/** `engine-room rules`: what `lint` checks. */
export function rulesCommand(terminal: Terminal): Command {
  return new Command('rules')
    .description('Lists the rules that manifests are checked against, or explains one of them.')
    .argument('[rule]', 'id of the rule to explain, or a word in the ids and summaries to list')
    .option('--json', 'print an array of {id, severity, summary, consequence, source, examples}')
    .action(async (wanted: string | undefined, { json }: { json?: boolean }) => {
      const { allRules } = await import('../../manifests/all-rules');
      const rules = wanted === undefined ? allRules : rulesWith(wanted, allRules);
      const text = json ? JSON.stringify(rules.map(recordOf), undefined, 2) : await textOf(rules, wanted);
      await terminal.out(`${text}\n`);
    });
}

/**
 * The rule with an id, else those that have a word in id or summary.
 * @throws UsageError with the closest id when there is none.
 */
function rulesWith(wanted: string, rules: readonly RuleFacts[]): readonly RuleFacts[] {
  const named = rules.filter(({ id }) => id === wanted);
  if (named.length > 0) return named;
  const word = wanted.toLowerCase();
  const found = rules.filter(({ id, summary }) => `${id}\n${summary}`.toLowerCase().includes(word));
  if (found.length > 0) return found;
  const nearest = didYouMean(
    wanted,
    rules.map(({ id }) => id),
  );
  const hint = nearest ? `did you mean ${nearest}?` : '"engine-room rules" names them all.';
  throw new UsageError(`There is no rule "${wanted}": ${hint}`);
}

async function textOf(rules: readonly RuleFacts[], wanted: string | undefined): Promise<string> {
  const [rule] = rules;
  if (!rule || rules.length !== 1 || rule.id !== wanted) return table(rules);
  const { ruleHelp } = await import('../rule-help');
  return ruleHelp(rule);
}

function recordOf(rule: RuleFacts) {
  const { id, summary, explanation, source, examples } = rule;
  const counts = { valid: examples.valid.length, invalid: examples.invalid.length };
  return { id, severity: severityOfRule(rule), summary, consequence: explanation, source, examples: counts };
}

function table(rules: readonly RuleFacts[]): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  return rules
    .map((rule) => {
      const severity = severityOfRule(rule).padEnd('information'.length);
      return [rule.id.padEnd(width), severity, rule.source.section.padEnd(6), rule.summary].join('  ');
    })
    .join('\n');
}
