import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commandRows, type CommandRow } from '../../../client/commands/command-table';
import type { TestApi } from '../../../client/extension';
import type { ResolvedConnection } from '../../../connections/resolved-connection';
import { startServer, type FakeServer } from '../../api/client/servers';
import { Answers } from './answers';
import { activateExtension, clearSelection } from './editor';

const secret = 'for-here-alone';

/** Deploys to the console here where a file is there to deploy, and turns everything else away. */
const answers = {
  choose: { 'Select a manifest': 'lain.yaml', 'select a connection': 'my console' },
  ask: { 'Sign in to': secret },
};

/** Any extension, and a link in a text, can call a command with any argument: it must not say where a secret goes. */
describe('the arguments of commands', () => {
  let api: TestApi;
  let here: FakeServer;
  let elsewhere: FakeServer;
  let targets: readonly ResolvedConnection[];

  before(async () => {
    api = await activateExtension();
    api.answerWith(new Answers(answers));
    await clearSelection();
    const start = () => startServer((_, response) => response.writeHead(404).end());
    [here, elsewhere] = [await start(), await start()];
    const { address } = here;
    await configure([
      { type: 'lain', name: 'my console', console: address, authentication: 'token' },
      { type: 'engine', name: 'my engine', registry: address, kie: address, authentication: 'rbac' },
    ]);
    targets = (await api.services.live.list()).filter(({ connection }) => connection.name.startsWith('my '));
    assert.equal(targets.length, 2);
  });

  beforeEach(() => void elsewhere.requests.splice(0));

  after(async () => {
    for (const { id } of targets) await call('clearSecret', { connection: { id } });
    await configure(undefined);
    api.answerWith();
    await Promise.all([here.close(), elsewhere.close()]);
  });

  for (const [id, row] of commandRows) {
    it(`send no secret elsewhere: ${id}`, async () => {
      for (const target of targets) {
        await call('setSecret', { connection: { id: target.id } });
        for (const forgery of callsWith(row, await forgeriesOf(target))) await call(id, ...forgery);
        await assertOwnSession(target);
      }
      assert.deepEqual(
        elsewhere.requests.map(({ url }) => url),
        [],
      );
    });
  }

  it('lead to the connection that they name, with its secret', async () => {
    for (const target of targets) {
      await call('setSecret', { connection: { id: target.id } });
      here.requests.splice(0);
      const [node] = await forgeriesOf(target);
      await call('testConnection', node);
      assert.notEqual(here.requests.length, 0);
      const sent = here.requests.map(({ headers }) => headers['access-token']);
      if (target.connection.type === 'lain') assert.deepEqual([...new Set(sent)], [secret]);
    }
    assert.equal(elsewhere.requests.length, 0);
  });

  /** A forged argument for each call; commands that are called on nothing get all of them at once. */
  function callsWith({ nodes, files }: CommandRow, forgeries: readonly unknown[]): readonly unknown[][] {
    return nodes || files ? forgeries.map((forgery) => [forgery]) : [[...forgeries]];
  }

  /** Arguments of every shape that know the connection, its id and a row of it, and give the address of the attacker. */
  async function forgeriesOf(target: ResolvedConnection): Promise<readonly unknown[]> {
    const { address } = elsewhere;
    const addresses = { lain: address, registry: address, kie: address };
    const { id, origin } = target;
    const connection = { ...target.connection, console: address, registry: address, kie: address };
    const forged = { ...target, connection, addresses, address };
    const key = JSON.stringify([connection.type, connection.name, address, '', connection.authentication]);
    const place = { key, origin, connection };
    const rows = await api.services.views.engines.getChildren();
    const row = rows.find((one) => one.id === id);
    assert.ok(row);
    const node = { ...row, connection: forged, load: () => Promise.reject(new Error('It was believed.')) };
    return [
      node,
      forged,
      place,
      connection,
      { connection: forged },
      { connection: { ...forged, id: key } },
      { connection, id, key: id, origin },
      { place, key: id },
      { place: { ...place, key: id } },
      { connection: { connection: forged, id: { id } } },
      { node, element: node, target: forged, resource: forged },
      changing(target, forged),
      [forged],
      [node, { connection: forged }],
      id,
      address,
      JSON.stringify({ connection: forged }),
      vscode.Uri.parse(address),
    ];
  }

  /** What is in use for the connection goes to its own addresses alone. */
  async function assertOwnSession({ id, addresses }: ResolvedConnection): Promise<void> {
    const session = await api.services.live.sessions.opened(id);
    if (session) assert.deepEqual(session.target.addresses, addresses);
  }
});

/** An argument that is the true one whenever it is looked at first, and a forged one afterwards. */
function changing(target: ResolvedConnection, forged: ResolvedConnection): unknown {
  let looks = 0;
  return {
    get connection() {
      looks += 1;
      return looks === 1 ? { ...target } : forged;
    },
  };
}

async function call(command: string, ...values: readonly unknown[]): Promise<void> {
  await vscode.commands.executeCommand(`engineRoom.${command}`, ...values);
}

async function configure(connections: readonly unknown[] | undefined): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('engineRoom');
  await configuration.update('connections', connections, vscode.ConfigurationTarget.Global);
}
