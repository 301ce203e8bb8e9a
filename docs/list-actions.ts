import { readFileSync } from 'node:fs';
import path from 'node:path';
import { actionRows, loadAction } from '../client/commands/actions/action-table';
import type { ListedAction } from './action-page';

const texts = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../package.nls.json'), 'utf8'),
) as Readonly<Record<string, string>>;

/** Every action with its English title, in table order. */
export function listActions(): Promise<readonly ListedAction[]> {
  return Promise.all(
    actionRows.map(async ([id, { many = false }]) => ({
      id,
      title: texts[`command.${id}.title`] ?? id,
      many,
      action: await loadAction(id),
    })),
  );
}
