import type { Terminal } from '../../terminal';
import type { FindingRecord } from '../finding-record';
import { recordsOf } from '../finding-record';
import { printable } from '../printable';
import type { ShownPath } from '../shown-path';
import type { Reporter } from './reporter';
import { summary } from './text';

/** Prints findings as GitHub Actions workflow commands, which annotate lines of a pull request, and the totals. */
export function githubReporter(terminal: Terminal, shownPath: ShownPath): Reporter {
  return {
    format: (checked) =>
      recordsOf({ ...checked, path: shownPath(checked.absolute) })
        .map((record) => `${command(record)}\n`)
        .join(''),
    file: (commands) => terminal.out(commands),
    end: (totals) => terminal.out(`${summary(totals)}\n`),
  };
}

const commandNames = { error: 'error', warning: 'warning', information: 'notice' } as const;

function command({ severity, file, rule, message, ...place }: FindingRecord): string {
  // Columns are allowed only for a finding within one line.
  const columns = place.line === place.endLine ? { col: place.column, endColumn: place.endColumn } : {};
  const properties = { file, line: place.line, endLine: place.endLine, ...columns, title: rule };
  const written = Object.entries(properties).map(
    ([name, value]) => `${name}=${escapeProperty(String(value))}`,
  );
  return `::${commandNames[severity]} ${written.join(',')}::${escapeData(message)}`;
}

/** The escapes of workflow commands; other control characters are made printable. */
function escapeData(text: string): string {
  const lines = text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  return printable(lines);
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
