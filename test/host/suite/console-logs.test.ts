import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../../client/extension';
import type { RunningSandbox } from '../../../sandbox/options';
import { startSandbox } from '../../../sandbox/sandbox';
import { Answers } from './answers';
import { configure, connect } from './connect';
import { activateExtension } from './editor';
import { findRow } from './scenes';

describe('logs that the API of a cloud does not have', () => {
  let api: TestApi;
  let sandbox: RunningSandbox;

  before(async () => {
    api = await activateExtension();
    sandbox = await startSandbox();
    const { iam, cse, credentials } = sandbox.ready;
    const { user, password, domain, project } = credentials.iam;
    const cloud = await connect(api, {
      type: 'huaweicloud',
      name: 'cloud',
      region: 'cn-north-4',
      project,
      domain,
      addresses: { iam, cse },
      authentication: 'password',
    });
    await api.services.secrets.set(cloud, { user, password });
  });

  after(async () => {
    api.answerWith();
    await configure(undefined);
    await sandbox.close();
  });

  it('are reached from an engine by the page of its region, which is shown before it is opened', async () => {
    const engine = await findRow(api, { row: ['cloud', 'CSE engines', 'prod-engine'] });
    const { contextValue } = api.services.views.engines.getTreeItem(engine);
    assert.match(contextValue ?? '', /\bconsole\b/);
    const title = 'Find the logs of prod-engine in ServiceStage';
    const answers = new Answers({ choose: { [title]: 'Copy Address' } });
    api.answerWith(answers);
    await vscode.commands.executeCommand('engineRoom.openLogsInConsole', engine);
    const page = 'https://console.huaweicloud.com/servicestage/?region=cn-north-4';
    assert.deepEqual(answers.questions, [title]);
    assert.deepEqual(
      answers.choices[0]?.map(({ detail }) => detail),
      [page, page],
    );
    assert.equal(await vscode.env.clipboard.readText(), page);
  });
});
