import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import type { TestApi } from '../../../client/extension';
import { Answers } from './answers';
import { configure } from './connect';
import { about, activateExtension, openRows } from './editor';

/** A console for each kind of trouble; `status` and `body` are all that it ever answers. */
const troubles = [
  {
    name: 'web page',
    status: 200,
    body: '<html><title>Welcome</title></html>',
    repairs: ['Diagnose connection', 'Edit connection'],
  },
  {
    name: 'signed out',
    authentication: 'token',
    status: 401,
    body: '{"app":null,"msg":"unauthorized"}',
    repairs: ['Sign in again'],
  },
  {
    name: 'not for everybody',
    status: 403,
    body: '{"repo":null,"msg":"forbidden : don\'t have the access to app shop"}',
    repairs: [],
  },
  {
    name: 'closed',
    status: 401,
    body: '{"app":null,"msg":"unauthorized"}',
    repairs: ['Edit connection'],
  },
  { name: 'broken', status: 500, body: '<html>Server Error</html>', repairs: [] },
] as const;

describe('a console that is in trouble', () => {
  let api: TestApi;
  const servers: Server[] = [];

  before(async () => {
    api = await activateExtension();
    api.answerWith(new Answers());
    const connections = [
      { type: 'lain', name: 'dead', console: 'http://127.0.0.1:1', authentication: 'none' },
    ];
    for (const { name, status, body, ...trouble } of troubles) {
      const console = await serve(servers, status, body);
      const authentication = 'authentication' in trouble ? trouble.authentication : 'none';
      connections.push({ type: 'lain', name, console, authentication });
    }
    await configure(connections);
  });

  after(async () => {
    await configure(undefined);
    api.answerWith();
    for (const server of servers) server.close();
  });

  it('is shown as such when nothing listens, with a way on', async () => {
    const rows = await openRows(api.services.views.instances, 'dead');
    assert.match(rows[0]?.label ?? '', /127\.0\.0\.1:1/);
    assert.deepEqual(
      rows.slice(1).map(({ label }) => label),
      ['Try again', 'Diagnose connection', 'Edit connection'],
    );
  });

  for (const { name, repairs } of troubles) {
    it(`is shown as such when it is ${name}`, async () => {
      const rows = await openRows(api.services.views.instances, name);
      assert.notEqual(rows[0]?.label, '');
      assert.deepEqual(
        rows.slice(1).map(({ label }) => label),
        ['Try again', ...repairs],
      );
    });
  }

  it('does not disturb the others', async () => {
    const rows = await openRows(api.services.views.instances, 'Sandbox');
    assert.ok(rows.some(({ label }) => label === 'hello-world'));
  });

  it('is told when it is tested', async () => {
    const answers = new Answers();
    api.answerWith(answers);
    const [dead] = (await api.services.connections.list()).filter(
      ({ connection }) => connection.name === 'dead',
    );
    await vscode.commands.executeCommand('engineRoom.testConnection', about(dead));
    assert.match(answers.messages.join(), /127\.0\.0\.1:1/);
  });
});

async function serve(servers: Server[], status: number, body: string): Promise<string> {
  const server = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': body.startsWith('<') ? 'text/html' : 'application/json' });
    response.end(body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}
