import type { Locator, Page } from 'playwright-core';
import { Tree } from './tree';

/** How long the workbench may take for one step of a person. */
const patience = 15_000;

/** What a person does and sees in the workbench, each as one method. */
export class Workbench {
  constructor(readonly page: Page) {
    page.setDefaultTimeout(patience);
  }

  /** Opens the address and waits until the extension whose container of views has this title is there. */
  async open(url: string, title: string): Promise<void> {
    await this.page.goto(url);
    await this.activity(title).waitFor({ timeout: 60_000 });
  }

  /** Opens a file of the workspace by its path in quick open and puts the cursor at a line and column (from 1). */
  async openFile(path: string, line = 1, column = 1): Promise<void> {
    await this.page.keyboard.press('Control+p');
    await this.quickInput.fill(path);
    const [name = path, folder = ''] = path.split('/').reverse();
    await this.choice(name, folder).click();
    await this.page.locator(`.monaco-editor[data-uri$="/${path}"] .view-line`).first().waitFor();
    await this.goTo(line, column);
  }

  /** Moves the cursor of the open editor. */
  async goTo(line: number, column: number): Promise<void> {
    await this.page.keyboard.press('Control+g');
    await this.quickInput.fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.quickInput.waitFor({ state: 'hidden' });
  }

  /** Runs a command by its title in the command palette. */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.quickInput.fill(`>${title}`);
    await this.choice(title).click();
  }

  /** The first row of the open quick pick that contains all the texts. */
  choice(...texts: readonly string[]): Locator {
    const rows = this.page.locator('.quick-input-list .monaco-list-row');
    return texts.reduce((left, text) => left.filter({ hasText: text }), rows).first();
  }

  /** Chooses a row of the open quick pick. */
  async choose(text: string): Promise<void> {
    await this.choice(text).click();
  }

  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget input[type="text"]');
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

  /** The underlines of errors in the open editor. */
  get errorSquiggles(): Locator {
    return this.page.locator('.monaco-editor .squiggly-error');
  }

  /** A row of the Problems view with the text; opens the view first. */
  async problem(text: string): Promise<Locator> {
    await this.runCommand('Problems: Focus on Problems View');
    return this.page.locator('.markers-panel .monaco-list-row', { hasText: text }).first();
  }

  /** Shows the hover at the cursor and waits until it contains all the texts. */
  async hover(...texts: readonly string[]): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await this.page.keyboard.press('Control+i');
    const hover = this.page.locator('.monaco-hover:not(.hidden)');
    for (const text of texts) await hover.filter({ hasText: text }).first().waitFor();
  }

  /** Shows the quick fixes at the cursor, and waits until the one with this title is the first. */
  async quickFixes(title: string): Promise<void> {
    await this.page.keyboard.press('Control+.');
    const first = this.page.locator('.action-widget .monaco-list-row.focused');
    await first.filter({ hasText: title }).waitFor();
  }

  /** Takes the quick fix that has the focus. */
  async takeQuickFix(): Promise<void> {
    await this.page.keyboard.press('Enter');
    await this.page.locator('.action-widget').waitFor({ state: 'hidden' });
  }

  /** Accepts a suggestion of the open list. */
  async acceptSuggestion(label: string): Promise<void> {
    await this.suggestion(label).click();
    await this.suggestion(label).waitFor({ state: 'detached' });
  }

  /** A suggestion of the open list. */
  suggestion(label: string): Locator {
    return this.page.locator(`.suggest-widget.visible .monaco-list-row[aria-label^="${label}"]`).first();
  }

  /** Opens the container of views with this title from the activity bar; does nothing when it is open. */
  async openViews(title: string): Promise<void> {
    const header = this.page.locator('.sidebar .composite.title h2', { hasText: new RegExp(title, 'i') });
    if (!(await header.isVisible())) await this.activity(title).click();
    await header.waitFor();
  }

  /** Drags the edge of the side bar to this distance from the left. */
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
    return new Tree(this.page, view);
  }

  /** The modal dialog with the text. */
  dialog(text: string): Locator {
    return this.page.locator('.monaco-dialog-box', { hasText: text });
  }

  /** Presses a button of the modal dialog with the text. */
  async answerDialog(text: string, button: string): Promise<void> {
    await this.dialog(text).getByRole('button', { name: button, exact: true }).click();
    await this.dialog(text).waitFor({ state: 'detached' });
  }

  /** The notification with the text. */
  notification(text: string | RegExp): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item', { hasText: text }).first();
  }
}
