import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../../client/extension';
import { Answers } from './answers';
import { activateExtension } from './editor';

const description = `servicecomb:
  service:
    application: shop
    name: cart
  matchGroup:
    published: |
      alias: published
      matches:
        - name: all
          apiPath: { prefix: "/published" }
  timeLimiter:
    published: |
      timeoutDuration: 1000
`;
const body = JSON.stringify({
  name: 'published',
  selector: { environment: 'testing', app: 'shop' },
  spec: { maxAttempts: 2 },
});

describe('Engine Room: Publish…', () => {
  let api: TestApi;
  let folder: vscode.Uri;

  before(async () => {
    api = await activateExtension();
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace);
    folder = vscode.Uri.joinPath(workspace.uri, 'publishing');
  });
  after(async () => {
    api.answerWith();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  async function run(command: string, name: string, text: string, choose: Record<string, string>) {
    const file = vscode.Uri.joinPath(folder, name);
    await vscode.workspace.fs.writeFile(file, Buffer.from(text));
    await vscode.window.showTextDocument(file);
    const answers = new Answers({
      choose: { 'select a connection': 'Sandbox', ...choose },
      confirm: true,
    });
    api.answerWith(answers);
    await vscode.commands.executeCommand(`engineRoom.${command}`, file);
    return answers;
  }

  it('asks which policies of a service go where, from what is live, and has nothing to do afterwards', async () => {
    const choose = {
      'Policies of the file': 'published',
      'Environment of': 'testing',
      'Application of': 'preselected',
      'Microservice that': 'cart',
    };
    const first = await run('publish', 'microservice.yaml', description, choose);
    const [policies = [], environments = [], applications = [], services = []] = first.choices.slice(
      first.choices.findIndex((rows) => rows.some(({ description }) => description === 'timeLimiter')),
    );
    assert.deepEqual(
      policies.map(({ description, preselected }) => [description, preselected]),
      [
        ['matchGroup', true],
        ['timeLimiter', false],
      ],
    );
    assert.ok(environments.some(({ label }) => label === 'testing'));
    assert.ok(environments.some(({ label }) => label === '(no name)'));
    assert.equal(applications.find(({ preselected }) => preselected)?.label, 'shop');
    assert.deepEqual(
      services.slice(0, 2).map(({ label }) => label),
      ['cart', 'Every microservice of shop'],
    );
    assert.ok(!first.questions.includes('Engine of the policies'), 'only one engine can hold policies');
    assert.match(
      first.questions.join('\n'),
      /Create MatchGroup published \(testing, shop, cart\) \(Engine prod-engine\)\?/,
    );
    assert.match(first.messages.at(-1) ?? '', /Written and verified/);
    const second = await run('publish', 'microservice.yaml', description, choose);
    assert.match(second.messages.at(-1) ?? '', /there is nothing to deploy/);
    const gone = await run('destroy', 'microservice.yaml', description, { ...choose, Delete: 'Destroy' });
    assert.match(gone.questions.join('\n'), /Delete MatchGroup published \(testing, shop, cart\)\?/);
    assert.match(gone.messages.at(-1) ?? '', /Deleted|gone|removed/i);
  });

  it('asks for the engine only where the file says the rest, by Deploy and Destroy as well', async () => {
    const first = await run('publish', 'published.retry.governance.json', body, {});
    assert.match(
      first.questions.join('\n'),
      /Create Retry published \(testing, shop\) \(Engine prod-engine\)\?/,
    );
    assert.match(first.messages.at(-1) ?? '', /Written and verified/);
    const second = await run('deploy', 'published.retry.governance.json', body, {});
    assert.match(second.messages.at(-1) ?? '', /there is nothing to deploy/);
    const removed = await run('destroy', 'published.retry.governance.json', body, { Delete: 'Destroy' });
    assert.match(removed.questions.join('\n'), /Delete Retry published \(testing, shop\)\?/);
    assert.match(removed.messages.at(-1) ?? '', /Deleted|gone|removed/i);
  });

  it('has the policies read by the framework that is set, for which a tab may stand behind a colon', async () => {
    const text = description
      .replace('alias: ', 'alias:\t')
      .replace('prefix', 'exact')
      .replace(/ {2}timeLimiter:[^]*/, '');
    const choose = {
      'Environment of': 'testing',
      'Application of': 'preselected',
      'Microservice that': 'cart',
    };
    const java = await run('publish', 'go/microservice.yaml', text, choose);
    assert.match(java.messages.join('\n'), /not deployed because of its errors/);
    const settings = vscode.workspace.getConfiguration('engineRoom');
    await settings.update('microservice.framework', 'go-chassis');
    try {
      const go = await run('publish', 'go/microservice.yaml', text, choose);
      assert.match(go.messages.at(-1) ?? '', /Written and verified/);
      await run('destroy', 'go/microservice.yaml', text, { ...choose, Delete: 'Destroy' });
    } finally {
      await settings.update('microservice.framework', undefined);
    }
  });

  it('is refused while the file has errors', async () => {
    const wrong = body.replace('2', '"no"');
    const { messages } = await run('publish', 'wrong.retry.governance.json', wrong, {});
    assert.match(messages.join(), /not deployed because of its errors/);
  });

  it('says in the findings of a file of another shape which one can be published, by Deploy as well', async () => {
    const guessed = { 'checkout.retry': [{ maxAttempts: 2 }], 'cart.retry': { retry: { cart: {} } } };
    for (const command of ['publish', 'deploy']) {
      for (const [name, shape] of Object.entries(guessed)) {
        const { messages } = await run(command, `${name}.governance.json`, JSON.stringify(shape), {});
        assert.match(messages.join(), /not deployed because of its errors .*selector/);
      }
    }
  });

  it('says that a file has no policies without an engine', async () => {
    const { messages } = await run(
      'publish',
      'application.yml',
      'servicecomb:\n  service:\n    name: x\n',
      {},
    );
    assert.match(messages.join(), /has no policy to publish\. .*servicecomb\.retry\.checkout/);
  });
});
