import type { Locator, Page } from 'playwright-core';
import { showUntil, stepUntil } from './look-again';
import type { Workbench } from './workbench';

/** One tree view of the side bar, known by its title. */
export class Tree {
  private readonly page: Page;
  private readonly pane: Locator;

  constructor(
    private readonly workbench: Workbench,
    private readonly title: string,
  ) {
    this.page = workbench.page;
    this.pane = this.page.locator('.sidebar .pane', {
      has: this.page.locator(`.pane-header[aria-label*="${title} "]`),
    });
  }

  /** The first row with this label (or with a text that the pattern matches) at a level, 1 for the roots. */
  row(label: string | RegExp, level: number): Locator {
    const rows = this.pane.locator(`.monaco-list-row[aria-level="${level}"]`);
    if (label instanceof RegExp) return rows.filter({ hasText: label }).first();
    return rows.filter({ has: this.page.locator('.label-name').getByText(label, { exact: true }) }).first();
  }

  /** Gives the view the focus by its command; one that has just been opened has no rows to take it yet. */
  async focus(): Promise<void> {
    await showUntil(this.focusedList, () => this.focusByCommand());
  }

  /** Presses a button that the view shows in place of rows. */
  async pressWelcome(label: string): Promise<void> {
    await showUntil(this.focusedWelcome, () => this.focusByCommand());
    const button = this.pane.locator('.welcome-view-content .monaco-button:focus', { hasText: label });
    await stepUntil(button, () => this.page.keyboard.press('Tab'));
    await this.page.keyboard.press('Enter');
  }

  /** The rows of the view, while they have the focus. */
  get focusedList(): Locator {
    return this.list.and(this.page.locator(':focus'));
  }

  /** What the view says without any rows, while it has the focus. */
  get focusedWelcome(): Locator {
    return this.pane.locator('.welcome-view-content:focus');
  }

  private focusByCommand(): Promise<void> {
    return this.workbench.runCommand(`Engine Room: Focus on ${this.title} View`);
  }

  /** Opens the rows one below the other, from a root on, by keyboard, and gives the last one, which has the focus. */
  async expand(...labels: readonly (string | RegExp)[]): Promise<Locator> {
    await this.focus();
    for (const [depth, label] of labels.entries()) {
      const row = await this.goTo(label, depth + 1);
      if ((await row.getAttribute('aria-expanded')) === null) continue;
      // A tree that is read anew just then takes the key for the row that had the focus before.
      await showUntil(row.and(this.page.locator('[aria-expanded="true"]')), async () => {
        await this.goTo(label, depth + 1);
        if ((await row.getAttribute('aria-expanded')) === 'false')
          await this.page.keyboard.press('ArrowRight');
      });
    }
    return this.row(labels.at(-1) ?? '', labels.length);
  }

  /** Gives a row the focus with the arrow keys, as soon as it is there. */
  async goTo(label: string | RegExp, level: number): Promise<Locator> {
    const row = this.row(label, level);
    await stepUntil(row.and(this.page.locator('.focused')), async () => {
      const keys = await this.keysTo(row);
      for (const key of keys) await this.page.keyboard.press(key);
    });
    return row;
  }

  /** Folds the row that has the focus. */
  async collapse(): Promise<void> {
    const focused = (state: boolean) =>
      this.pane.locator(`.monaco-list-row.focused[aria-expanded="${state}"]`);
    await showUntil(focused(false), async () => {
      if (await focused(true).isVisible()) await this.page.keyboard.press('ArrowLeft');
    });
  }

  /** Opens the context menu of the row that has the focus, and takes one of its items. */
  async runOnRow(label: string): Promise<void> {
    // A tree that is read anew just then loses the key, or opens the menu of another row.
    await showUntil(this.workbench.menuItem(label), async () => {
      if (await this.workbench.menuItem('').isVisible()) await this.page.keyboard.press('Escape');
      await this.page.keyboard.press('Shift+F10');
    });
    await stepUntil(this.workbench.menuItem(label, '.focused'), () => this.page.keyboard.press('ArrowDown'));
    await this.page.keyboard.press('Enter');
    await this.workbench.menuItem(label).waitFor({ state: 'detached' });
  }

  /** Opens the view with the mouse and folds the others of its container, so that all of its rows are in sight. */
  async show(): Promise<void> {
    for (const header of await this.page.locator('.sidebar .pane-header').all()) {
      const isOpen = (await header.getAttribute('aria-expanded')) === 'true';
      const isThis = (await header.getAttribute('aria-label'))?.startsWith(this.title) === true;
      if (isOpen !== isThis) await header.locator('.title').click();
    }
  }

  /** Opens the rows one below the other with the mouse, from a root on, and gives the last one. */
  async clickOpen(...labels: readonly (string | RegExp)[]): Promise<Locator> {
    await this.show();
    for (const [depth, label] of labels.entries()) await this.clickTwistie(this.row(label, depth + 1));
    return this.row(labels.at(-1) ?? '', labels.length);
  }

  /** Presses a button in the title of the view, with the mouse. */
  async press(action: string): Promise<void> {
    await this.show();
    const header = this.pane.locator('.pane-header');
    await header.hover();
    await header.locator(`.action-label[aria-label^="${action}"]`).click();
  }

  private get list(): Locator {
    return this.pane.locator('.monaco-list').first();
  }

  /** Keys from the row that has the focus to another one; a list draws only the rows that are in sight. */
  private async keysTo(row: Locator): Promise<readonly string[]> {
    const [from, to] = await Promise.all([this.focusedRow, row].map(positionOf));
    if (from === undefined) return ['Home'];
    if (to === undefined) return (await this.isLast()) ? ['Home'] : ['PageDown'];
    return Array<string>(Math.abs(to - from)).fill(to > from ? 'ArrowDown' : 'ArrowUp');
  }

  private get focusedRow(): Locator {
    return this.pane.locator('.monaco-list-row.focused').first();
  }

  private async isLast(): Promise<boolean> {
    return (await this.pane.locator('.monaco-list-row.focused[data-last-element="true"]').count()) > 0;
  }

  private async clickTwistie(row: Locator): Promise<void> {
    await row.waitFor();
    if ((await row.getAttribute('aria-expanded')) === null) return;
    await showUntil(row.and(this.page.locator('[aria-expanded="true"]')), async () => {
      if ((await row.getAttribute('aria-expanded')) === 'false')
        await row.locator('.monaco-tl-twistie').click();
    });
  }
}

/** Position of a row in its list, from 0; nothing while it is not drawn. */
async function positionOf(row: Locator): Promise<number | undefined> {
  const [position] = await row.evaluateAll((rows: readonly Drawn[]) =>
    rows.map((each) => each.getAttribute('data-index')),
  );
  return position === undefined ? undefined : Number(position);
}

/** As much of an element of the page as is read there. */
interface Drawn {
  getAttribute(name: string): string | null;
}
