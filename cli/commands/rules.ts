import { Command } from 'commander';
import type { RuleFacts } from '../../manifests/engine/rules/rule';
import type { Terminal } from '../terminal';

/** `engine-room rules`: what `lint` checks. */
export function rulesCommand(terminal: Terminal): Command {
  return new Command('rules')
    .description('Lists the rules that manifests are checked with.')
    .option('--json', 'print an array of {id, severity, summary, consequence, source, examples}')
    .action(async ({ json }: { json?: boolean }) => {
      const { allRules } = await import('../../manifests/all-rules');
      const text = json ? JSON.stringify(allRules.map(recordOf), undefined, 2) : table(allRules);
      await terminal.out(`${text}\n`);
    });
}

function recordOf({ id, severity, summary, explanation, source, examples }: RuleFacts) {
  const counts = { valid: examples.valid.length, invalid: examples.invalid.length };
  return { id, severity, summary, consequence: explanation, source, examples: counts };
}

function table(rules: readonly RuleFacts[]): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  return rules
    .map(({ id, severity, source, summary }) =>
      [id.padEnd(width), severity.padEnd('information'.length), source.section.padEnd(6), summary].join('  '),
    )
    .join('\n');
}
