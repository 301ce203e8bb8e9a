import { styleText } from 'node:util';
import type { Severity } from '../../manifests/rules/rule';
import type { Terminal } from '../terminal';
import type { FindingRecord } from './finding-record';

/** What was found altogether. */
export interface Totals {
  readonly files: number;
  readonly error: number;
  readonly warning: number;
  readonly information: number;
}

/** Prints findings as they come, so that memory does not grow with their number. */
export interface Reporter {
  /** The findings of one file; never called without any. */
  file(records: readonly FindingRecord[]): Promise<void>;
  end(totals: Totals): Promise<void>;
}

/** One line a finding: `file:line:column severity rule message`, files apart, and the totals. */
export function textReporter(terminal: Terminal): Reporter {
  return {
    file: (records) => terminal.out(`${records.map((record) => line(record, terminal)).join('\n')}\n\n`),
    end: (totals) => terminal.out(`${summary(totals)}\n`),
  };
}

/** One array of records. */
export function jsonReporter(terminal: Terminal): Reporter {
  let separator = '[\n';
  return {
    async file(records) {
      const text = records.map((record) => JSON.stringify(record)).join(',\n');
      await terminal.out(separator + text);
      separator = ',\n';
    },
    end: () => terminal.out(separator === '[\n' ? '[]\n' : '\n]\n'),
  };
}

const colours = { error: 'red', warning: 'yellow', information: 'blue' } as const;

function line(record: FindingRecord, terminal: Terminal): string {
  const place = `${record.file}:${record.line}:${record.column}`;
  const message = record.message.replace(/\s+/g, ' ');
  if (!terminal.coloured) return `${place} ${record.severity} ${record.rule} ${message}`;
  const severity = styleText(colours[record.severity], record.severity);
  return `${styleText('bold', place)} ${severity} ${styleText('dim', record.rule)} ${message}`;
}

function summary(totals: Totals): string {
  if (totals.files === 0) return 'No manifest found under the given paths.';
  const severities: readonly Severity[] = ['error', 'warning', 'information'];
  const counts = severities.filter((severity) => totals[severity] > 0).map((s) => count(totals[s], s));
  const files = count(totals.files, 'file');
  return counts.length === 0 ? `${files} checked, nothing found.` : `${counts.join(', ')} in ${files}.`;
}

function count(amount: number, word: string): string {
  const plural = amount === 1 || word === 'information' ? word : `${word}s`;
  return `${amount} ${plural}`;
}
