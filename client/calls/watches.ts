import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { plainText } from '../plain-text';
import type { Prompts } from '../prompts';

/** The calls that are being watched: the status bar shows them, and a click on it stops them. */
export class Watches implements vscode.Disposable {
  /** Titles by what stops the watch, oldest first. */
  private readonly running = new Map<AbortController, string>();
  /** The pages that watches write, by URI. */
  private readonly writers = new Map<string, AbortController>();
  private readonly item = vscode.window.createStatusBarItem(
    'engineRoom.watching',
    vscode.StatusBarAlignment.Left,
  );

  constructor() {
    this.item.name = l10n.t('Engine Room: watched calls');
    this.item.command = 'engineRoom.stopWatching';
  }

  /** Begins a watch. @param title What is watched, as the status bar names it. */
  begin(title: string): AbortController {
    const watching = new AbortController();
    this.running.set(watching, title);
    this.show();
    return watching;
  }

  /** Notes the page that a watch writes. Of two that write it, the one that began earlier ends, whichever is noted last. */
  writes(page: string, watching: AbortController): void {
    const other = this.writers.get(page);
    const newest = [...this.running.keys()].findLast((one) => one === watching || one === other);
    for (const one of [watching, other]) if (one !== newest) one?.abort();
    if (newest) this.writers.set(page, newest);
    this.show();
  }

  /** Ends a watch, for any reason. */
  end(watching: AbortController): void {
    watching.abort();
    this.running.delete(watching);
    for (const [page, writer] of this.writers) if (writer === watching) this.writers.delete(page);
    this.show();
  }

  /** Stops the watch that writes a page, else the only one, else one that the user chooses. */
  async stop(prompts: Prompts, page: string | undefined): Promise<void> {
    const given = page === undefined ? undefined : this.writers.get(page);
    const stopped = given ?? (await this.choose(prompts));
    if (stopped) this.end(stopped);
  }

  dispose(): void {
    for (const watching of [...this.running.keys()]) this.end(watching);
    this.item.dispose();
  }

  private async choose(prompts: Prompts): Promise<AbortController | undefined> {
    const [only, ...others] = [...this.running].map(([value, label]) => ({ label, value }));
    if (!only) {
      await prompts.inform(l10n.t('No call is being watched.'));
      return undefined;
    }
    return others.length === 0 ? only.value : prompts.choose(l10n.t('Stop watching'), [only, ...others]);
  }

  private show(): void {
    void vscode.commands.executeCommand('setContext', 'engineRoom.watched', [...this.writers.keys()]);
    void vscode.commands.executeCommand('setContext', 'engineRoom.isWatching', this.running.size > 0);
    const [title, ...others] = this.running.values();
    if (title === undefined) return this.item.hide();
    const text =
      others.length === 0
        ? l10n.t('Watching {0} – stop', title)
        : l10n.t('Calls being watched: {0} – stop', this.running.size);
    this.item.text = `$(eye) ${plainText(text)}`;
    this.item.tooltip = l10n.t('Stop watching');
    this.item.accessibilityInformation = { label: text };
    this.item.show();
  }
}
