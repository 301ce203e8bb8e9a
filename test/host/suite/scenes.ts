import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../../client/extension';
import type { TreeNode } from '../../../client/views/tree-node';
import type { ViewName } from '../../../client/views/view-table';
import { Answers } from './answers';
import { activateExtension, openRows } from './editor';

/** One action in the editor: the row that it is called on, the answers, and what is there afterwards. */
export interface Scene {
  readonly command: string;
  /** The engines by default. */
  readonly view?: ViewName;
  /** Labels from the root on. */
  readonly row: readonly string[];
  readonly ask?: Readonly<Record<string, string>>;
  readonly choose?: Readonly<Record<string, string>>;
  /** What is asked before anything is written. */
  readonly question: RegExp;
  /** What is said in the end. */
  readonly message: RegExp;
}

/** One test for each scene, in this order, in the sandbox that all suites of a run share. */
export function itActs(scenes: readonly Scene[]): void {
  let api: TestApi;

  before(async () => void (api = await activateExtension()));
  after(() => api.answerWith());

  for (const scene of scenes) {
    it(`${scene.command}: asks, acts, and says what happened`, async () => {
      const row = await findRow(api, scene);
      assert.ok(
        row.actions?.includes(scene.command),
        `the row offers ${row.actions?.join(', ') ?? 'nothing'}`,
      );
      const answers = new Answers({ ask: scene.ask, choose: scene.choose, confirm: true });
      api.answerWith(answers);
      await vscode.commands.executeCommand(`engineRoom.${scene.command}`, row);
      assert.match(answers.questions.at(-1) ?? answers.messages.join(' '), scene.question);
      assert.match(answers.messages.at(-1) ?? '', scene.message);
    });
  }
}

/** The row at the end of a path of labels, opened down to it. */
export async function findRow(
  { services }: TestApi,
  { view = 'engines', row: path }: Pick<Scene, 'view' | 'row'>,
): Promise<TreeNode> {
  const rows = await openRows(services.views[view], ...path.slice(0, -1));
  const row = rows.find(({ label }) => label === path.at(-1));
  assert.ok(row, `${path.at(-1) ?? ''} is not among ${rows.map(({ label }) => label).join(', ')}`);
  return row;
}
