import type { Terminal } from '../../terminal';
import { recordsOf } from '../finding-record';
import type { Reporter } from './reporter';

/** Prints one array of records. */
export function jsonReporter(terminal: Terminal): Reporter {
  const array = jsonArray(terminal);
  return {
    format: (checked) => jsonLines(recordsOf(checked)),
    file: (lines) => array.add(lines),
    end: () => array.close(),
  };
}

/** Some values of a JSON array, one per line. */
export function jsonLines(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(',\n');
}

/** Prints a JSON array incrementally, of the lines that `jsonLines` makes. */
export function jsonArray(terminal: Terminal) {
  let separator = '[\n';
  return {
    async add(lines: string): Promise<void> {
      await terminal.out(separator + lines);
      separator = ',\n';
    },
    close: (end = '\n'): Promise<void> => terminal.out((separator === '[\n' ? '[]' : '\n]') + end),
  };
}
