import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../../client/extension';
import { PlanPages, planScheme } from '../../../client/deploy/plan-page';
import { pageName } from '../../../client/page-name';
import type { Plan } from '../../../deploy/plan';
import { Answers } from './answers';
import { activateExtension } from './editor';

describe('a plan that stays in its view', () => {
  let api: TestApi;
  let file: vscode.Uri;

  before(async () => {
    api = await activateExtension();
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    file = vscode.Uri.joinPath(folder.uri, 'later.servicestage.yaml');
    await vscode.workspace.fs.writeFile(file, Buffer.from(manifestOf('later')));
  });

  after(async () => {
    await vscode.window.showTextDocument(file);
    await run('destroy', { choose: { 'select a connection': 'Sandbox' }, confirm: true });
    api.answerWith();
    await vscode.workspace.fs.delete(file);
  });

  it('is carried out after the tab of its file was closed, and its page says that it was', async () => {
    await vscode.window.showTextDocument(file);
    const seen = await run('deploy', { choose: { 'select a connection': 'Sandbox' }, confirm: false });
    assert.match(seen.questions.at(-1) ?? '', /^Create Application later\?/);
    await run('showPlanText');
    assert.match(page().getText(), /Create Application later/);
    assert.doesNotMatch(page().getText(), /has been carried out/);
    await closeTabOf(file);
    const applied = await run('applyPlan', { confirm: true });
    assert.match(applied.messages.at(-1) ?? '', /Written and verified/);
    assert.match(page().getText(), /^This plan has been carried out or has begun to be/);
  });

  it('has a page for each connection, all of which are the plan of the view or say that they are old', async () => {
    const planFor = (name: string, summary: string): Plan => {
      const step = {
        apiVersion: 'a/v1',
        kind: 'A',
        name: 'a',
        action: 'create',
        summary,
        changes: [],
      } as const;
      return { target: { name, address: 'http://a.test', protected: false }, steps: [step], notes: [] };
    };
    const changed = new vscode.EventEmitter<void>();
    const again = { deploy: () => Promise.resolve(), refresh: () => Promise.resolve() };
    const view = { current: { plan: planFor('one', 'First'), again }, hasBegun: false };
    const show = (plan: Plan): void => {
      view.current = { plan, again };
      changed.fire();
    };
    const pages = new PlanPages();
    const textOf = (name: string) =>
      pages.provideTextDocumentContent(
        vscode.Uri.from({ scheme: planScheme, path: `/${pageName(`Plan for ${name}`)}` }),
      );
    const followed = Object.assign(view, { onDidChangeTreeData: changed.event });
    try {
      await pages.show(view.current.plan, followed);
      assert.doesNotMatch(textOf('one'), /is old/);
      show(planFor('two', 'Second'));
      await pages.show(view.current.plan, followed);
      assert.match(textOf('one'), /^This plan is old[^]*First/);
      assert.doesNotMatch(textOf('two'), /is old/);
      show(planFor('one', 'Third'));
      assert.match(textOf('one'), /^one[^]*Third/);
      assert.match(textOf('two'), /^This plan is old[^]*Second/);
    } finally {
      pages.dispose();
      await vscode.commands.executeCommand('workbench.action.closeEditorsInOtherGroups');
    }
  });

  function page(): vscode.TextDocument {
    const open = vscode.workspace.textDocuments.find(
      ({ uri }) => uri.scheme === planScheme && uri.path.startsWith('/Plan for'),
    );
    return open ?? assert.fail('no page of a plan is open');
  }

  /** Closes the tab of a file. */
  async function closeTabOf(uri: vscode.Uri): Promise<void> {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const own = tabs.filter(
      ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString(),
    );
    await vscode.window.tabGroups.close(own);
  }

  /** Runs a command, answering by script. */
  async function run(
    command: string,
    script: ConstructorParameters<typeof Answers>[0] = {},
  ): Promise<Answers> {
    const answers = new Answers(script);
    api.answerWith(answers);
    await vscode.commands.executeCommand(`engineRoom.${command}`);
    return answers;
  }
});

/** An application that the sandbox does not have. */
function manifestOf(name: string): string {
  return `apiVersion: servicestage/v2\nkind: Application\nmetadata: { name: ${name} }\nspec: {}\n`;
}
