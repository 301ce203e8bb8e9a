import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commandRows } from '../../../client/commands/command-table';
import { rowCommandIds } from '../../../client/views/row-command';
import { viewNames } from '../../../client/views/view-table';
import { activateExtension } from './editor';

describe('the commands', () => {
  before(activateExtension);

  it('are those of the table, each with something that it runs', async () => {
    const ofViews = new RegExp(`^engineRoom\\.(${viewNames.join('|')})\\.(?!runRow)`); // made by the editor
    const registered = (await vscode.commands.getCommands(true)).filter(
      (id) => id.startsWith('engineRoom.') && !ofViews.test(id),
    );
    const listed = [...commandRows.map(([id]) => id), ...rowCommandIds].map((id) => `engineRoom.${id}`);
    assert.deepEqual(registered.sort(), listed.sort());
  });
});
