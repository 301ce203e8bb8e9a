import { styleText } from 'node:util';
import type { Severity } from '../../../manifests/engine/rules/rule';
import type { Terminal } from '../../terminal';
import type { FindingRecord } from '../finding-record';
import { recordsOf } from '../finding-record';
import { printable } from '../printable';
import type { Reporter, Totals } from './reporter';

/** Prints one line per finding, `file:line:column severity rule message`, grouped by file, and the totals. */
export function textReporter(terminal: Terminal): Reporter {
  return {
    format: (checked) =>
      `${recordsOf(checked)
        .map((record) => line(record, terminal.coloured))
        .join('\n')}\n\n`,
    file: (lines) => terminal.out(lines),
    end: (totals) => terminal.out(`${summary(totals)}\n`),
  };
}

const colours = { error: 'red', warning: 'yellow', information: 'blue' } as const;

function line(record: FindingRecord, coloured: boolean): string {
  const place = `${printable(record.file)}:${record.line}:${record.column}`;
  const message = printable(record.message.replace(/\s+/g, ' '));
  if (!coloured) return `${place} ${record.severity} ${record.rule} ${message}`;
  const severity = styled(colours[record.severity], record.severity);
  return `${styled('bold', place)} ${severity} ${styled('dim', record.rule)} ${message}`;
}

/** Without asking whether standard output is a terminal: in another thread it is none. */
function styled(style: Parameters<typeof styleText>[0], text: string): string {
  return styleText(style, text, { validateStream: false });
}

/** The totals as a sentence. */
export function summary(totals: Totals): string {
  if (totals.files === 0) return 'No manifest found under the given paths.';
  const severities: readonly Severity[] = ['error', 'warning', 'information'];
  const counts = severities.filter((severity) => totals[severity] > 0).map((s) => count(totals[s], s));
  const files = count(totals.files, 'file');
  const fixed = totals.repaired > 0 ? ` ${count(totals.repaired, 'finding')} fixed.` : '';
  if (counts.length === 0) return `${files} checked, nothing ${fixed && 'more '}found.${fixed}`;
  return `${counts.join(', ')} in ${files}.${fixed}`;
}

function count(amount: number, word: string): string {
  const plural = amount === 1 || word === 'information' ? word : `${word}s`;
  return `${amount} ${plural}`;
}
