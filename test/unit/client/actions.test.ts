import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { actionRows, loadAction } from '../../../client/commands/actions/action-table';
import type { ResourceAction } from '../../../resources/resource-action';
import { assertEvery } from '../../every';

const root = join(__dirname, '../../..');

describe('the table of actions on resources', () => {
  it('loads what the files of resources export under the same id', async () => {
    const exported = new Map<string, unknown>();
    for (const file of globSync('resources/*/*-actions.ts', { cwd: root })) {
      const members = Object.values(
        (await import(`../../../${file.replace(/\.ts$/, '')}`)) as Record<string, object>,
      );
      for (const group of members) for (const [id, action] of Object.entries(group)) exported.set(id, action);
    }
    const listed = new Map<string, unknown>();
    for (const [id] of actionRows) listed.set(id, await loadAction(id));
    assert.deepEqual([...listed.keys()].sort(), [...exported.keys()].sort());
    for (const [id, action] of listed) assert.equal(action, exported.get(id), id);
  });

  it('offers each action in a row of some view, under its own id', () => {
    const views = globSync('client/views/**/*.ts', { cwd: root }).map((file) =>
      readFileSync(join(root, file), 'utf8'),
    );
    const groups = globSync('resources/*/*-actions.ts', { cwd: root }).flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/^export const (\w+)/gm)].map(
        ([, name]) => name ?? '',
      ),
    );
    assertEvery(groups, (name) =>
      views.some((text) => new RegExp(`(?:actions: |\\.\\.\\.)${name}\\b`).test(text)),
    );
  });

  it('has a scene of each action, run in an editor by the host suite', () => {
    const suite = globSync('test/host/suite/*.test.ts', { cwd: root }).map((file) =>
      readFileSync(join(root, file), 'utf8'),
    );
    assertEvery(
      actionRows.map(([id]) => id),
      (id) => suite.some((text) => new RegExp(`(?:command: '|engineRoom\\.)${id}'`).test(text)),
    );
  });

  it('offers for several rows what acts on several items', async () => {
    for (const [id, { many }] of actionRows) {
      assert.equal((await loadAction(id)).many !== undefined, many === true, id);
    }
  });

  it('says for each action that removes something what it is called on: one item', async () => {
    const actions: ResourceAction<unknown, unknown>[] = [];
    for (const [id] of actionRows) actions.push(await loadAction(id));
    assertEvery(
      actions.filter(({ effect }) => effect === 'remove'),
      ({ on }) => on === 'item',
    );
  });
});
