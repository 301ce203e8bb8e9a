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
    file: (checked) =>
      terminal.out(
        `${recordsOf(checked)
          .map((record) => line(record, terminal))
          .join('\n')}\n\n`,
      ),
    end: (totals) => terminal.out(`${summary(totals)}\n`),
  };
}

const colours = { error: 'red', warning: 'yellow', information: 'blue' } as const;

function line(record: FindingRecord, terminal: Terminal): string {
  const place = `${printable(record.file)}:${record.line}:${record.column}`;
  const message = printable(record.message.replace(/\s+/g, ' '));
  if (!terminal.coloured) return `${place} ${record.severity} ${record.rule} ${message}`;
  const severity = styleText(colours[record.severity], record.severity);
  return `${styleText('bold', place)} ${severity} ${styleText('dim', record.rule)} ${message}`;
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
