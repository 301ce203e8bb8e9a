import type { Locator, Page } from 'playwright-core';

/** One tree view of the side bar, known by its title. */
export class Tree {
  private readonly pane: Locator;

  constructor(
    page: Page,
    private readonly title: string,
  ) {
    this.pane = page.locator('.sidebar .pane', { has: page.locator(`.pane-header[aria-label^="${title}"]`) });
  }

  /** The first row with this label (or with a text that the pattern matches) at a level, 1 for the roots. */
  row(label: string | RegExp, level: number): Locator {
    const rows = this.pane.locator(`.monaco-list-row[aria-level="${level}"]`);
    if (label instanceof RegExp) return rows.filter({ hasText: label }).first();
    return rows
      .filter({ has: this.pane.page().locator('.label-name').getByText(label, { exact: true }) })
      .first();
  }

  /** Opens the view and folds the others of its container, so that all of its rows are in sight. */
  async open(): Promise<void> {
    for (const header of await this.pane.page().locator('.sidebar .pane-header').all()) {
      const isOpen = (await header.getAttribute('aria-expanded')) === 'true';
      const isThis = (await header.getAttribute('aria-label'))?.startsWith(this.title) === true;
      if (isOpen !== isThis) await header.locator('.title').click();
    }
  }

  /** Opens the rows one below the other, from a root on, and gives the last one. */
  async expand(...labels: readonly (string | RegExp)[]): Promise<Locator> {
    await this.open();
    for (const [depth, label] of labels.entries()) await this.expandRow(this.row(label, depth + 1));
    return this.row(labels.at(-1) ?? '', labels.length);
  }

  /** Folds the first row with this label at a level. */
  async collapse(label: string, level: number): Promise<void> {
    const row = this.row(label, level);
    await row.locator('.monaco-tl-twistie').click();
    await row.and(this.pane.page().locator('[aria-expanded="false"]')).waitFor();
  }

  /** Presses a button in the title of the view. */
  async press(action: string): Promise<void> {
    await this.open();
    const header = this.pane.locator('.pane-header');
    await header.hover();
    await header.locator(`.action-label[aria-label^="${action}"]`).click();
  }

  /** The texts of the rows that are in sight. */
  async texts(): Promise<string[]> {
    const texts = await this.pane.locator('.monaco-list-row').allInnerTexts();
    return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim());
  }

  private async expandRow(row: Locator): Promise<void> {
    await row.waitFor();
    if ((await row.getAttribute('aria-expanded')) !== 'false') return;
    await row.locator('.monaco-tl-twistie').click();
    await row.and(this.pane.page().locator('[aria-expanded="true"]')).waitFor();
  }
}
