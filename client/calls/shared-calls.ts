import type * as vscode from 'vscode';
import { AnswerPages } from './answer-pages';
import { CallHistory } from './call-history';
import { Watches } from './watches';

/** What the calls of a session share. */
export class SharedCalls implements vscode.Disposable {
  readonly pages = new AnswerPages();
  readonly history: CallHistory;
  /** What was agreed to in this session; see `agreeToCall`. */
  readonly confirmed = new Set<string>();
  readonly watches = new Watches();
  /** The documents that are being sent. */
  readonly sending = new Set<string>();

  /** @param storage Keeps the history. */
  constructor(storage: vscode.Memento) {
    this.history = new CallHistory(storage);
  }

  dispose(): void {
    this.watches.dispose();
    this.pages.dispose();
  }
}
