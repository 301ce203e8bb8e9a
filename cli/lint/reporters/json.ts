import type { Terminal } from '../../terminal';
import { recordsOf } from '../finding-record';
import type { Reporter } from './reporter';

/** Prints one array of records. */
export function jsonReporter(terminal: Terminal): Reporter {
  const array = jsonArray(terminal);
  return { file: (checked) => array.add(recordsOf(checked)), end: () => array.close() };
}

/** Prints a JSON array incrementally, one value per line. */
export function jsonArray(terminal: Terminal) {
  let separator = '[\n';
  return {
    async add(values: readonly unknown[]): Promise<void> {
      await terminal.out(separator + values.map((value) => JSON.stringify(value)).join(',\n'));
      separator = ',\n';
    },
    close: (end = '\n'): Promise<void> => terminal.out((separator === '[\n' ? '[]' : '\n]') + end),
  };
}
