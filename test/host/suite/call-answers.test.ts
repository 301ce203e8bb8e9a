import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { Watches } from '../../../client/calls/watches';
import type { TestApi } from '../../../client/extension';
import { startServer, type FakeServer } from '../../api/client/servers';
import { activateExtension } from './editor';
import { answerOf, answerWhere, closeAnswers, closeCalls, openCall, runCall } from './live-calls';
import { liveCart } from './live-editing';

/** A name that the editor would make a link of that runs a command. */
const forged = '[x](command:y)';

const megabytes = 5 * 1024 * 1024;

describe('answers of call documents', () => {
  let api: TestApi;
  let odd: FakeServer;
  let answer: string | Buffer = '';
  let until = Promise.resolve();

  before(async () => {
    api = await activateExtension();
    await api.services.languageServer.start();
    odd = await startServer((_, response) => void until.then(() => response.writeHead(200).end(answer)));
    await configure([{ type: 'engine', name: forged, registry: odd.address, authentication: 'none' }]);
  });

  after(async () => {
    api.answerWith();
    await configure(undefined);
    await odd.close();
    await closeCalls();
  });

  async function configure(connections: readonly object[] | undefined): Promise<void> {
    const settings = vscode.workspace.getConfiguration('engineRoom');
    await settings.update('connections', connections, vscode.ConfigurationTarget.Global);
  }

  const ofOdd = `operation: listMicroservices\nconnection: "${forged}"\n`;
  const recordsOf = (operation: string) => {
    const calls =
      api.services.context.globalState.get<readonly { operation: string; outcome: string }[]>('calls');
    return (calls ?? []).filter((call) => call.operation === operation);
  };

  it('come from one request however often Send is pressed, and are in the history once', async () => {
    answer = '{"services": []}';
    await openCall(ofOdd);
    const before = odd.requests.length;
    await Promise.all([1, 2, 3].map(() => runCall(api, 'sendCall')));
    await answerWhere('listMicroservices', /"services": \[\]/);
    assert.equal(odd.requests.length, before + 1);
    assert.deepEqual(
      recordsOf('listMicroservices').map(({ outcome }) => outcome),
      ['200'],
    );
  });

  it('of five megabytes are shown in part, and say how much is left out', async () => {
    answer = JSON.stringify({ services: [], text: 'x'.repeat(megabytes) });
    await openCall(ofOdd);
    await runCall(api, 'sendCall');
    await answerWhere('listMicroservices', /\/\/ … and \d{7} more characters\n$/);
  });

  it('that are not text are said to be no answer, without a byte of them', async () => {
    await closeAnswers();
    answer = Buffer.from([0, 1, 2, 255, 254, 7, 27, 91]);
    await openCall(ofOdd);
    const { messages } = await runCall(api, 'sendCall');
    const said = [...messages, answerOf('listMicroservices') ?? ''].join('\n');
    assert.match(said, /listMicroservices|microservices/);
    assert.doesNotMatch(said.replaceAll('\n', ''), /\p{Cc}/u);
  });

  it('come from connections whose names are never links', async () => {
    await openCall(`operation: deleteMicroservice\nconnection: "${forged}"\nparameters:\n  service_id: a\n`);
    const { questions } = await runCall(api, 'sendCall');
    assert.match(questions.join(), /deleteMicroservice/);
    assert.ok(!questions.join().includes(']('), questions.join());
  });

  it('that are files are saved where the user says, byte for byte', async () => {
    const file = path.join(tmpdir(), `export-${String(process.pid)}.json`);
    await openCall(
      'operation: exportKieConfigurations\nconnection: Sandbox\nparameters:\n  x-engine-id: 5f2c8a90-41d7-4c0e-9a3b-6e1f7d20b8c4\nbody:\n  ids: []\n',
    );
    try {
      const declined = await runCall(api, 'sendCall');
      const [, size] = /a file of (\d+) bytes/.exec(declined.messages.join()) ?? [];
      const { messages } = await runCall(api, 'sendCall', {
        press: 'Save As…',
        ask: { 'Save the file of exportKieConfigurations': file },
      });
      const saved = await readFile(file);
      assert.equal(String(saved.byteLength), size, messages.join());
      const { data } = JSON.parse(saved.toString()) as { data: readonly unknown[] };
      assert.ok(data.length > 0);
    } finally {
      await rm(file, { force: true });
    }
  });

  it('that are watched are written again with every change, until their tab is closed', async () => {
    await closeAnswers();
    await openCall('operation: listKieKvs\nconnection: Sandbox\n');
    let isOver = false;
    const watching = runCall(api, 'watchCall').then(() => (isOver = true));
    await answerWhere('listKieKvs', /\/\/ Written again with every change[^]*"key": "cart\.yaml"/);
    const cart = await liveCart(api);
    await cart.change(`${cart.value}# watched\n`);
    await answerWhere('listKieKvs', /# watched/);
    assert.equal(isOver, false);
    await closeAnswers();
    await watching;
    await cart.change(cart.value);
  });

  it('that are watched do not end with the tab of something else before the first of them', async () => {
    await closeAnswers();
    answer = '{"instances": []}';
    let answerNow: () => void = assert.fail;
    until = new Promise((resolve) => (answerNow = resolve));
    await openCall(`operation: listInstances\nconnection: "${forged}"\nparameters:\n  service_id: a\n`);
    const watching = runCall(api, 'watchCall');
    await once(odd.server, 'request');
    await vscode.commands.executeCommand('workbench.action.openSettings2');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    answerNow();
    await answerWhere('listInstances', /"instances": \[\]/);
    await runCall(api, 'stopWatching');
    await watching;
  });

  it('are written by the watch that began last, whichever tells of its page last', () => {
    const watches = new Watches();
    const [early, late] = [watches.begin('early'), watches.begin('late')];
    watches.writes('page', late);
    watches.writes('page', early);
    assert.deepEqual([early.signal.aborted, late.signal.aborted], [true, false]);
    watches.writes('page', early);
    assert.equal(late.signal.aborted, false);
    watches.dispose();
  });

  it('that are watched say so, and are stopped by a command, with their page left as it is', async () => {
    const cart = await liveCart(api);
    await cart.change(`${cart.value}# begun\n`);
    await openCall('operation: listKieKvs\nconnection: Sandbox\n');
    const watching = runCall(api, 'watchCall');
    await answerWhere('listKieKvs', /# begun/);
    const { questions, messages } = await runCall(api, 'stopWatching');
    assert.deepEqual([questions, messages], [[], []], 'the only one');
    await watching;
    await cart.change(cart.value);
    assert.match(answerOf('listKieKvs') ?? '', /# begun/);
    const again = await runCall(api, 'stopWatching');
    assert.deepEqual(again.messages, ['No call is being watched.']);
  });
});
