import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { TestApi } from '../../../client/extension';
import type { Session } from '../../../connections/session';
import { kieIdentity, kieItems, type Labels } from '../../../resources/kie/items';
import { Answers } from './answers';
import { activateExtension } from './editor';
import { findRow } from './scenes';

const testing = { app: 'promoted', environment: 'testing' };
const production = { app: 'promoted', environment: 'production' };
const place = 'app=promoted, environment=testing · Sandbox';
const { signal } = new AbortController();

describe('comparing and promoting configuration', () => {
  let api: TestApi;
  let session: Session;

  before(async () => {
    api = await activateExtension();
    const sandbox = await findRow(api, { row: ['Sandbox'] });
    session = await api.services.live.sessions.get(sandbox.connection?.id ?? '');
    await put('rate', '1', testing);
    await put('rate', '2', production);
    await put('db.password', 'kestrel', testing);
    await put('same', 'x', testing);
    await put('same', 'x', production);
    api.services.views.engines.refresh();
  });
  after(async () => {
    api.answerWith();
    const { items } = await kieItems.list(session, {}, signal);
    for (const item of items.filter(({ labels }) => labels?.['app'] === 'promoted'))
      await kieItems.remove(session, {}, item, signal);
    api.services.views.engines.refresh();
  });

  const put = (key: string, value: string, labels: Labels) =>
    kieItems.create(session, { labels }, { key, value, value_type: 'text', status: 'enabled' }, signal);
  const values = async (labels: Labels) => {
    const { items } = await kieItems.list(session, { labels }, signal);
    return Object.fromEntries(items.map(({ key, value }) => [key, value]));
  };
  const run = (id: string, ...args: readonly unknown[]) =>
    vscode.commands.executeCommand(`engineRoom.${id}`, ...args);
  const scopeRow = async (environment: string) => {
    const rows = await findScopes(environment);
    return rows ?? assert.fail(`no row of ${environment}`);
  };
  const findScopes = async (environment: string) => {
    const { services } = api;
    const list = await findRow(api, { row: ['Sandbox', 'Configuration'] });
    const rows = await services.views.engines.getChildren(list);
    return rows.find(
      ({ label, description = '' }) => label === 'promoted' && description.startsWith(environment),
    );
  };

  it('compares a scope with another one, and promotes what differs to the side that is chosen', async () => {
    const answers = new Answers({
      choose: {
        'with: Sandbox': 'app=promoted, environment=production',
        with: 'Sandbox',
        'Promote items (1) to': 'app=promoted, environment=production · Sandbox',
      },
      confirm: true,
    });
    api.answerWith(answers);
    await run('compareConfiguration', await scopeRow('testing'));
    assert.deepEqual(answers.questions, [`Compare ${place} with`, `Compare ${place} with: Sandbox`]);
    await run('promoteCompared'); // the first group is selected: what differs
    assert.match(
      answers.questions.at(-1) ?? '',
      /^Change value of the configuration item rate .*\?\n• value: 2 → 1\n/,
    );
    assert.match(answers.messages.join(), /^Config rate \(.*\) on Sandbox: Written and verified\.$/);
    assert.deepEqual(await values(production), { rate: '1', same: 'x' });
    // What is on one side only is the first group now; the choice is that of the side that lacks it.
    await run('promoteCompared');
    assert.match(
      answers.questions.at(-1) ?? '',
      /^Create .*\n• value: •••\n[^]*may hold secrets are sent \(1\): db\.password/,
    );
    assert.deepEqual(await values(production), { rate: '1', same: 'x', 'db.password': 'kestrel' });
    await run('promoteCompared');
    assert.match(answers.messages.at(-1) ?? '', /Select the items to promote/);
    await run('closeComparison');
    await run('refreshComparison');
    assert.match(answers.messages.at(-1) ?? '', /There is no comparison/);
  });

  it('shows what has changed while it is visible, also in a page that is open', async () => {
    await put('paced', '1', testing);
    await put('paced', '2', production);
    api.services.views.engines.refresh();
    const choose = { 'with: Sandbox': 'app=promoted, environment=production', with: 'Sandbox' };
    api.answerWith(new Answers({ choose }));
    await run('compareConfiguration', await scopeRow('testing'));
    const page = vscode.Uri.from({
      scheme: 'engine-room-compared',
      path: '/right/paced.txt',
      query: kieIdentity({ key: 'paced', labels: {} }), // without those of the sides
    });
    const document = await vscode.workspace.openTextDocument(page);
    assert.equal(document.getText(), '2');
    const { items } = await kieItems.list(session, { labels: production }, signal);
    const item = items.find(({ key }) => key === 'paced') ?? assert.fail('no item');
    await kieItems.change(session, {}, item, { value: '3' }, signal);
    api.services.lists.invalidateKind(kieItems, session); // as what has written it does
    while (document.getText() !== '3') await new Promise(setImmediate);
    await run('closeComparison');
    for (const one of (await kieItems.list(session, {}, signal)).items)
      if (one.key === 'paced') await kieItems.remove(session, {}, one, signal);
  });

  it('compares an engine with a file, into which nothing is promoted', async () => {
    const path = join(tmpdir(), `engine-room-compared-${String(process.pid)}.json`);
    await writeFile(path, JSON.stringify({ data: [{ key: 'rate', value: '7', labels: testing }] }));
    const answers = new Answers({
      choose: { 'with: ': 'All Items', with: 'File…', 'Promote items (1) to': place },
      ask: { 'File of configuration items': path },
      confirm: true,
    });
    api.answerWith(answers);
    await run('compareConfiguration', await scopeRow('testing'));
    await run('promoteCompared');
    assert.deepEqual(
      answers.choices.at(-1)?.map(({ label }) => label),
      [place],
    );
    assert.deepEqual((await values(testing))['rate'], '7');
    await rm(path);
    await run('closeComparison');
  });

  it('promotes selected rows to another environment, or says that there is nothing to do', async () => {
    const answers = new Answers({
      choose: { 'Promote to': 'Sandbox', 'Labels on Sandbox': 'Other Labels…' },
      ask: { 'Labels on Sandbox': 'environment=staging' },
      confirm: true,
    });
    api.answerWith(answers);
    const row = await scopeRow('testing');
    await run('promoteKieItems', row);
    assert.match(
      answers.questions.at(-1) ?? '',
      /^Deploy to Sandbox\?\n(?:• Create .*\n){3}[^]*may hold secrets/,
    );
    assert.match(answers.messages.at(-1) ?? '', /3 created/);
    const staging = { ...testing, environment: 'staging' };
    assert.deepEqual(await values(staging), await values(testing));
    await run('promoteKieItems', row);
    assert.match(answers.messages.at(-1) ?? '', /^Nothing to promote/);
  });
});
