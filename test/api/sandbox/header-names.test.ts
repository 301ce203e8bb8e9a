import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { catalogue } from '../../../api/catalogue/catalogue';
import type { ReadyLine } from '../../../sandbox/options';
import { startTestSandbox } from './running';
import type { TestSandbox } from './running';

/** As the real servers write them, of which some clients (ServiceComb's for Java among them) compare every letter. */
const spellings = {
  common: ['Content-Type', 'Content-Length', 'Date', 'Connection', 'Keep-Alive'],
  registry: ['Server', 'Allow', 'X-Resource-Revision', 'X-Schema-Summary', 'Upgrade', 'Sec-WebSocket-Accept'],
  kie: ['Allow', 'X-Kie-Revision'],
  lain: [
    'Server',
    'Location',
    'Access-Control-Allow-Origin',
    'Access-Control-Allow-Headers',
    'Access-Control-Allow-Methods',
  ],
  iam: ['X-Request-Id', 'X-Subject-Token'],
  servicestage: ['X-Request-Id'],
  cse: ['X-Request-Id'],
} as const;

type Served = Exclude<keyof typeof spellings, 'common'>;
const served = ['registry', 'kie', 'lain', 'iam', 'servicestage', 'cse'] as const;

interface RawRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface RawAnswer {
  readonly status: number;
  /** Names exactly as they came over the wire. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** What a server writes on the socket, which every HTTP library of JavaScript would show in lower case. */
async function askRaw(address: string, { method = 'GET', path, headers = {}, body = '' }: RawRequest) {
  const { hostname, port, host } = new URL(address);
  const socket = connect(Number(port), hostname);
  const lines = Object.entries({ Host: host, ...headers, 'Content-Length': String(Buffer.byteLength(body)) });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.write(`${method} ${path} HTTP/1.1\r\n${head}\r\n${body}`);
  let text = '';
  while (!text.includes('\r\n\r\n')) {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    text += chunk.toString('latin1');
  }
  socket.destroy();
  return parseHead(text.slice(0, text.indexOf('\r\n\r\n')));
}

function parseHead(text: string): RawAnswer {
  const [first = '', ...lines] = text.split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(': ');
    return [line.slice(0, colon), line.slice(colon + 2)] as const;
  });
  return { status: Number(first.split(' ')[1]), headers };
}

function valueOf({ headers }: RawAnswer, name: string): string {
  const found = headers.find(([one]) => one === name);
  assert.ok(found, `${name} is not among ${headers.map(([one]) => one).join(', ')}`);
  return found[1];
}

/** One request for every operation of a server, with what is not there where something is named. */
function requestsOf(name: Served): RawRequest[] {
  const operations = catalogue.filter(
    ({ service }) =>
      service === name || (service === 'nacos' && name === 'cse') || (service === 'eps' && name === 'iam'),
  );
  return operations.map(({ method, path }) => ({ method, path: path.replace(/\{\w+\}/g, 'none') }));
}

const upgrade = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
};

/** Requests whose answers carry what only some answers carry. */
function telling({ credentials }: ReadyLine, cart: string): Record<Served, readonly RawRequest[]> {
  const { domain, user, password } = credentials.iam;
  const identity = {
    methods: ['password'],
    password: { user: { name: user, password, domain: { name: domain } } },
  };
  const signIn = { auth: { identity, scope: { project: { name: credentials.iam.project } } } };
  const json = { 'Content-Type': 'application/json' };
  const find = '/v4/default/registry/instances?appId=shop&serviceName=cart&version=0%2B&env=production';
  const schema = `/v4/default/registry/microservices/${cart}/schemas/cart-endpoint`;
  const schemaBody = JSON.stringify({ schema: 'swagger: "2.0"', summary: 'abc123' });
  const watcher = `/v4/default/registry/microservices/${cart}/watcher`;
  return {
    registry: [
      { path: find },
      { method: 'PUT', path: schema, body: schemaBody },
      { path: schema },
      { method: 'PATCH', path: '/v4/default/registry/microservices' },
      { path: watcher, headers: upgrade },
      { path: '/v4/default/nothing', headers: upgrade },
    ],
    kie: [{ path: '/v1/default/kie/kv' }, { method: 'PATCH', path: '/v1/default/kie/kv' }],
    lain: [{ path: '/api/v1/apps' }, { method: 'OPTIONS', path: '/api/v1/apps/' }],
    iam: [{ method: 'POST', path: '/v3/auth/tokens', headers: json, body: JSON.stringify(signIn) }],
    servicestage: [],
    cse: [],
  };
}

describe('names of headers on the wire', () => {
  let sandbox: TestSandbox;
  let cart: string;

  before(async () => {
    sandbox = await startTestSandbox();
    const url = `${sandbox.ready.registry}/v4/default/registry/existence?type=microservice&appId=shop&serviceName=cart&version=1.1.0&env=production`;
    const { serviceId } = (await (await fetch(url)).json()) as { serviceId: string };
    cart = serviceId;
  });

  after(() => sandbox.close());

  for (const name of served) {
    it(`are those of the real server of ${name}, in every answer`, async () => {
      const seen = new Set<string>();
      const strange: RawRequest = { path: '/no/such/path' };
      const requests = [...requestsOf(name), ...telling(sandbox.ready, cart)[name], strange];
      for (const request of requests) {
        const { headers } = await askRaw(sandbox.ready[name], request);
        for (const [header] of headers) seen.add(header);
      }
      assert.deepEqual([...seen].sort(), [...spellings.common, ...spellings[name]].sort());
    });
  }

  it('lead a client that compares them exactly from one revision of the configuration to the next', async () => {
    const path = '/v1/default/kie/kv?revision=';
    const first = await askRaw(sandbox.ready.kie, { path });
    const revision = valueOf(first, 'X-Kie-Revision');
    const same = await askRaw(sandbox.ready.kie, { path: path + revision });
    assert.equal(same.status, 304);
    const body = JSON.stringify({ key: 'header-names', value: '1' });
    const headers = { 'Content-Type': 'application/json' };
    await askRaw(sandbox.ready.kie, { method: 'POST', path: '/v1/default/kie/kv', headers, body });
    const changed = await askRaw(sandbox.ready.kie, { path: path + revision });
    assert.equal(changed.status, 200);
    assert.notEqual(valueOf(changed, 'X-Kie-Revision'), revision);
  });

  it('lead it from one revision of instances to the next', async () => {
    const path = '/v4/default/registry/instances?appId=shop&serviceName=cart&version=0%2B&env=production';
    const revision = valueOf(await askRaw(sandbox.ready.registry, { path }), 'X-Resource-Revision');
    const same = await askRaw(sandbox.ready.registry, { path: `${path}&rev=${revision}` });
    assert.equal(same.status, 304);
    assert.equal(valueOf(same, 'X-Resource-Revision'), revision);
  });
});
