import type * as vscode from 'vscode';
import { isRecord } from '../../api/values';

/** A call that was sent, without secrets. */
export interface CallRecord {
  readonly operation: string;
  readonly connection: string;
  /** When it was sent, in milliseconds since 1970. */
  readonly at: number;
  /** The outcome in one or two words, such as `200`. */
  readonly outcome: string;
  /** The call document, with inputs in place of secrets. */
  readonly text: string;
}

const key = 'calls';

/** Maximum number of records, and maximum length of the document of one, in characters. */
const maxRecords = 50;
const maxText = 20_000;

/** The calls that were sent, newest first; those with long documents are left out. */
export class CallHistory {
  constructor(private readonly storage: vscode.Memento) {}

  list(): readonly CallRecord[] {
    const stored: unknown = this.storage.get(key);
    return Array.isArray(stored) ? stored.filter(isCallRecord) : [];
  }

  /** Adds a record; it takes the place of an earlier one with the same document. */
  async add(record: CallRecord): Promise<void> {
    if (record.text.length > maxText) return;
    const others = this.list().filter(
      ({ text, connection }) => text !== record.text || connection !== record.connection,
    );
    await this.storage.update(key, [record, ...others].slice(0, maxRecords));
  }
}

function isCallRecord(value: unknown): value is CallRecord {
  if (!isRecord(value)) return false;
  const { operation, connection, at, outcome, text } = value;
  return (
    typeof at === 'number' && [operation, connection, outcome, text].every((one) => typeof one === 'string')
  );
}
