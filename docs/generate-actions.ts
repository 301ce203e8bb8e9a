// Writes docs/actions.md from the table of actions.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { actionPage } from './action-page';
import { listActions } from './list-actions';

void listActions().then((actions) =>
  writeFile(path.join(import.meta.dirname, 'actions.md'), actionPage(actions)),
);
