import type { Locator, Page } from 'playwright-core';
import { showUntil, stepUntil, waitTimeoutMs } from './look-again';
import { Tree } from './tree';

/** What a person does and sees in the workbench, each as one method; by keyboard alone unless a method says otherwise. */
export class Workbench {
  constructor(readonly page: Page) {
    page.setDefaultTimeout(waitTimeoutMs);
  }

  /** Opens the address and waits until the extension whose container of views has this title is there. */
  async open(url: string, title: string): Promise<void> {
    await this.page.goto(url, { waitUntil: 'commit' });
    await this.activity(title).waitFor({ timeout: 60_000 });
  }

  /** Opens a file of the workspace by its path in quick open and puts the cursor at a line and column (from 1). */
  async openFile(path: string, line = 1, column = 1): Promise<void> {
    const [name = path, folder = ''] = path.split('/').reverse();
    const text = this.page.locator(`.monaco-editor.focused[data-uri$="/${path}"] .view-line`).first();
    await showUntil(text, async () => {
      await this.askFor(path, 'Control+p', name, folder);
      await this.page.keyboard.press('Enter');
    });
    await this.goTo(line, column);
  }

  /** Moves the cursor of the open editor. */
  async goTo(line: number, column: number): Promise<void> {
    const position = this.page.locator('[id="status.editor.selection"]', {
      hasText: new RegExp(`Ln ${line}, Col ${column}(?!\\d)`),
    });
    await showUntil(position, async () => {
      await this.askFor(`${line}:${column}`, 'Control+g', `to line ${line} `);
      await this.page.keyboard.press('Enter');
      await this.quickInput.waitFor({ state: 'hidden' });
    });
  }

  /** Runs a command by its title in the command palette. */
  async runCommand(title: string): Promise<void> {
    await this.askFor(title, 'F1', title);
    await this.page.keyboard.press('Enter');
    await this.activeChoice(title).waitFor({ state: 'hidden' });
  }

  /**
   * Opens the quick input of a key and enters a text, until the active row contains the wanted texts. A part of the
   * workbench that takes the focus a moment late (a tree that was read again, the output) closes a quick input that has
   * just opened; a person opens it again. The text is entered at once, as from the clipboard, since the command palette
   * goes through all commands anew for every letter.
   */
  private async askFor(text: string, key: string, ...wanted: readonly string[]): Promise<void> {
    await showUntil(this.activeChoice(...wanted), async () => {
      if (await this.quickInput.isVisible()) await this.page.keyboard.press('Escape');
      await showUntil(this.focusedInput, () => this.page.keyboard.press(key));
      await this.page.keyboard.insertText(text);
    });
  }

  /** Presses the key of a command in a view until the command asks: a view that is read again lets go of the keyboard. */
  async pressUntilAsked(key: string, view: Tree): Promise<void> {
    await showUntil(this.focusedInput, async () => {
      await view.focus();
      await this.page.keyboard.press(key);
    });
  }

  /** Accepts the open quick input, whose title has this text, as it is. */
  async acceptAsIs(title: string): Promise<void> {
    await this.step(title);
    await this.page.keyboard.press('Enter');
  }

  /** Replaces the text of the open quick input, whose title has this text, and accepts it. */
  async answerAll(text: string, title: string): Promise<void> {
    await this.step(title);
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }

  /** The active row of the open quick pick, when it contains all the texts: the one that Enter chooses. */
  activeChoice(...texts: readonly string[]): Locator {
    const row = this.page.locator('.quick-input-list .monaco-list-row.focused');
    return texts.reduce((left, text) => left.filter({ hasText: text }), row).first();
  }

  /** Goes to a row of the open quick pick, whose title has this text, and chooses it. */
  async choose(text: string, title = ''): Promise<void> {
    await this.step(title);
    await this.activeChoice().waitFor();
    await stepUntil(this.activeChoice(text), () => this.page.keyboard.press('ArrowDown'));
    await this.accept(text);
  }

  /** Types into the open editor as a person does. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 20 });
  }

  /** Replaces the text from the cursor to the end of its line. */
  async typeOverRestOfLine(text: string): Promise<void> {
    await this.page.keyboard.press('Shift+End');
    await this.type(text);
  }

  async save(): Promise<void> {
    await this.page.keyboard.press('Control+s');
    await this.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
  }

  /** The tab with this title, when its editor is the active one. */
  activeTab(title: string): Locator {
    return this.page.locator('.tab.active', { hasText: title });
  }

  /** The tab of the editor that has the focus, when it has unsaved changes. */
  get unsavedTab(): Locator {
    return this.page.locator('.tab.active.dirty');
  }

  /**
   * Waits until no file has an error, by the count in the status bar. The underlines in the editor prove nothing: they
   * go with the text that is typed over, before the language server has said a word.
   */
  async noErrors(): Promise<void> {
    await this.problemCount(':not([aria-label*="Error"])').waitFor({ state: 'visible' });
  }

  private problemCount(state: string): Locator {
    return this.page.locator(`[id="status.problems"] a[aria-label]${state}`);
  }

  /** A row of the Problems view with the text; opens the view first. */
  async problem(text: string): Promise<Locator> {
    const panel = this.page.locator('.markers-panel').first();
    await showUntil(panel, () => this.runCommand('Problems: Focus on Problems View'));
    return panel.locator('.monaco-list-row', { hasText: text }).first();
  }

  /** Shows the hover at the cursor until it contains all the texts. */
  async hover(...texts: readonly string[]): Promise<void> {
    const hover = this.page.locator('.monaco-hover:not(.hidden)');
    const wanted = texts.reduce((left, text) => left.filter({ hasText: text }), hover).first();
    await showUntil(wanted, async () => {
      for (const key of ['Escape', 'Control+k', 'Control+i']) await this.page.keyboard.press(key);
    });
  }

  /**
   * Shows the quick fixes at the cursor, once the error is there that they are for; the one with this title is the first.
   * The keys are pressed once: in a list that is shown already, they take the fix that has the focus.
   */
  async quickFixes(title: string): Promise<void> {
    await this.problemCount('[aria-label*="Error"]').waitFor({ state: 'visible' });
    await this.page.keyboard.press('Control+.');
    await this.quickFixList.locator('.monaco-list-row.focused', { hasText: title }).waitFor();
  }

  /** Takes the quick fix that has the focus. */
  async takeQuickFix(): Promise<void> {
    await this.page.keyboard.press('Enter');
    await this.quickFixList.waitFor({ state: 'hidden' });
  }

  /** The list that quick fixes are shown in. */
  private get quickFixList(): Locator {
    return this.page.locator('.action-widget').first();
  }

  /** Shows the suggestions at the cursor until there is one with this label. */
  async suggest(label: string): Promise<void> {
    if (await this.suggestion(label).isVisible()) return;
    await showUntil(this.suggestion(label), async () => {
      for (const key of ['Escape', 'Control+Space']) await this.page.keyboard.press(key);
    });
  }

  /** Shows the suggestions at the cursor, goes to one and accepts it. */
  async acceptSuggestion(label: string): Promise<void> {
    await this.suggest(label);
    const focused = this.suggestion(label, '.focused');
    await stepUntil(focused, () => this.page.keyboard.press('ArrowDown'));
    await this.page.keyboard.press('Enter');
    await this.suggestion(label).waitFor({ state: 'detached' });
  }

  private suggestion(label: string, state = ''): Locator {
    return this.page
      .locator(`.suggest-widget.visible .monaco-list-row${state}[aria-label^="${label}"]`)
      .first();
  }

  /** Opens the container of views with this title. */
  async openViews(title: string): Promise<void> {
    const heading = this.page.locator('.sidebar .composite.title h2', { hasText: new RegExp(title, 'i') });
    await showUntil(heading, () => this.runCommand(`View: Show ${title}`));
  }

  /** Drags the edge of the side bar, with the mouse, to this distance from the left. */
  async widenSideBar(width: number): Promise<void> {
    const box = await this.page.locator('.part.sidebar').boundingBox();
    if (!box) throw new Error('No side bar is open.');
    await this.page.mouse.move(box.x + box.width, box.y + box.height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(width, box.y + box.height / 2, { steps: 5 });
    await this.page.mouse.up();
  }

  private activity(title: string): Locator {
    return this.page.locator(`.activitybar .action-item [aria-label^="${title}"]`).first();
  }

  /** The tree of one view of the open container. */
  tree(view: string): Tree {
    return new Tree(this, view);
  }

  /** The modal dialog with the text. */
  dialog(text: string): Locator {
    return this.page.locator('.monaco-dialog-box', { hasText: text });
  }

  /** Goes to a button of the modal dialog with the text, and presses it. */
  async answerDialog(text: string, button: string): Promise<void> {
    await this.dialog(text).waitFor();
    const focused = this.dialog(text).locator('.monaco-button:focus', { hasText: button });
    await stepUntil(focused, () => this.page.keyboard.press('Tab'));
    await this.page.keyboard.press('Enter');
    await this.dialog(text).waitFor({ state: 'detached' });
  }

  /** Forgets what was told: a notification that is still shown is easily taken for a new one. */
  async clearNotifications(): Promise<void> {
    await this.runCommand('Notifications: Clear All Notifications');
    await this.notification('').waitFor({ state: 'detached' });
  }

  /** The notification with the text. */
  notification(text: string | RegExp): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item', { hasText: text }).first();
  }

  /** Shows our log. */
  showLog(): Promise<void> {
    return this.focusOutput('Engine Room: Show Log');
  }

  /** Searches the Output view until it has a line with the text. */
  async searchOutput(text: string): Promise<void> {
    const line = this.page.locator('.output-view .view-line', { hasText: text }).first();
    await showUntil(line, async () => {
      await showUntil(this.page.locator('.find-widget.visible textarea:focus'), async () => {
        await this.focusOutput('Output: Focus on Output View');
        await this.page.keyboard.press('Control+f');
      });
      await this.page.keyboard.press('Control+a');
      await this.page.keyboard.type(text);
      await this.page.keyboard.press('Enter');
    });
  }

  /** Runs a command until the Output view has the focus: a tree that is shown again just then takes it back. */
  private focusOutput(command: string): Promise<void> {
    return showUntil(this.page.locator('.output-view :focus'), () => this.runCommand(command));
  }

  /** An item of the open context menu. */
  menuItem(label: string, state = ''): Locator {
    return this.page.locator(`.monaco-menu .action-item${state}`, { hasText: label }).first();
  }

  private get quickInput(): Locator {
    return this.page.locator(
      '.quick-input-widget input[type="text"], .quick-input-widget input[type="password"]',
    );
  }

  private get focusedInput(): Locator {
    return this.quickInput.and(this.page.locator(':focus'));
  }

  /** Waits until the quick input whose title has the text takes what is typed. */
  async step(title: string): Promise<void> {
    if (title !== '') await this.page.locator('.quick-input-title', { hasText: title }).waitFor();
    await this.focusedInput.waitFor();
  }

  /** Presses Enter as soon as the active row of the quick pick contains all the texts. */
  private async accept(...texts: readonly string[]): Promise<void> {
    await this.activeChoice(...texts).waitFor();
    await this.page.keyboard.press('Enter');
  }
}
