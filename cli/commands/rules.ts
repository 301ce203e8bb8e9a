import { Command } from 'commander';
import { severityOfRule } from '../../manifests/engine/rules/consequence';
import type { RuleFacts } from '../../manifests/engine/rules/rule';
import type { Terminal } from '../terminal';

/** `engine-room rules`: what `lint` checks. */
export function rulesCommand(terminal: Terminal): Command {
  return new Command('rules')
    .description('Lists the rules that manifests are checked against.')
    .option('--json', 'print an array of {id, severity, summary, consequence, source, examples}')
    .action(async ({ json }: { json?: boolean }) => {
      const { allRules } = await import('../../manifests/all-rules');
      const text = json ? JSON.stringify(allRules.map(recordOf), undefined, 2) : table(allRules);
      await terminal.out(`${text}\n`);
    });
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
