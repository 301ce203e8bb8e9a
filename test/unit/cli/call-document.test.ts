import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { ProcessContext } from '../../../cli/process-context';
import type { TestSandbox } from '../../api/sandbox/running';
import { startTestSandbox } from '../../api/sandbox/running';
import { startServer } from '../../api/client/servers';
import { app } from '../api/samples';
import { runIn } from './recorded-terminal';

const item = [
  'operation: createKieKv',
  'connection: sandbox',
  'body:',
  '  key: ${env:KEY}',
  '  value: ${input:Value}',
  '  labels: { version: 1.10, canary: yes }',
  '  status: enabled',
  '',
].join('\n');

const limited = 'operation: listKieKvs\nconnection: sandbox\nparameters: { limit: "${input:Limit}" }\n';

describe('call --file with a call document', () => {
  let sandbox: TestSandbox;
  let folder: string;
  before(async () => (sandbox = await startTestSandbox({ registryAuthentication: 'rbac' })));
  after(() => sandbox.close());
  beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'engine-room-call-'))));
  afterEach(() => rm(folder, { recursive: true }));

  const ready = () => JSON.stringify(sandbox.ready);

  async function send(text: string, args: readonly string[] = [], context: Partial<ProcessContext> = {}) {
    await writeFile(path.join(folder, 'a.call.yaml'), text);
    const environment = { ENGINE_ROOM_SANDBOX: ready(), KEY: 'a.b' };
    return runIn({ folder, environment, ...context }, 'call', '--file', 'a.call.yaml', ...args);
  }

  function sendAgreed(text: string, args: readonly string[] = [], context: Partial<ProcessContext> = {}) {
    return send(text, ['--yes', ...args], context);
  }

  it('sends what it says, with texts as texts', async () => {
    const { code, out, err } = await sendAgreed(item, ['--input', 'Value=hot', '--json']);
    assert.equal(code, 0, err);
    const made = JSON.parse(out) as Record<string, unknown>;
    assert.equal(made['key'], 'a.b');
    assert.equal(made['value'], 'hot');
    assert.deepEqual(made['labels'], { version: '1.10', canary: 'yes' });
  });

  it('asks nothing for what changes nothing, and prints it for people', async () => {
    const { code, out, err } = await sendAgreed('operation: listProjects\nconnection: sandbox\n');
    assert.equal(code, 0, err);
    assert.match(out, /^{\n {2}"projects": \[\n/);
  });

  it('sends to another connection where the command names one', async () => {
    const { code, err } = await sendAgreed('operation: listProjects\nconnection: nowhere\n', [
      '--connection',
      'sandbox',
    ]);
    assert.equal(code, 0, err);
  });

  it('sends a file beside it', async () => {
    await writeFile(path.join(folder, 'items.json'), '{"data":[]}');
    const text =
      'operation: importKieConfigurations\nconnection: sandbox\nparameters: { x-engine-id: a, override: force }\nbody:\n  upload_file: { file: ./none.json }\n';
    const missing = await sendAgreed(text);
    assert.deepEqual([missing.code, /none.json can't be sent/.test(missing.err)], [2, true], missing.err);
    const { code, err } = await sendAgreed(text.replace('none', 'items'));
    assert.notEqual(code, 2, err);
  });

  it('sends no file from elsewhere, also not through a link', async () => {
    const text = (file: string) =>
      `operation: importKieConfigurations\nconnection: sandbox\nparameters: { x-engine-id: a, override: force }\nbody:\n  upload_file: { file: "${file}" }\n`;
    const below = path.join(folder, 'calls');
    await mkdir(below);
    await writeFile(path.join(folder, 'items.json'), '{"data":[]}');
    await symlink(path.join(folder, 'items.json'), path.join(below, 'link.json'));
    for (const file of ['../items.json', path.join(folder, 'items.json'), 'link.json']) {
      await writeFile(path.join(below, 'a.call.yaml'), text(file));
      const environment = { ENGINE_ROOM_SANDBOX: ready() };
      const { code, err } = await runIn(
        { folder: below, environment },
        'call',
        '--file',
        'a.call.yaml',
        '--yes',
      );
      assert.deepEqual([code, /can't be sent: .* outside of/.test(err)], [2, true], `${file}: ${err}`);
      const above = await runIn({ folder, environment }, 'call', '--file', 'calls/a.call.yaml', '--yes');
      assert.notEqual(above.code, 2, above.err);
    }
  });

  it('sends secrets to an address of the document only where the command line gives it', async () => {
    const { iam, credentials } = sandbox.ready;
    const { user, password, domain, project } = credentials.iam;
    const environment = {
      ENGINE_ROOM_USER: user,
      ENGINE_ROOM_PASSWORD: password,
      ENGINE_ROOM_DOMAIN: domain,
      ENGINE_ROOM_PROJECT: project,
    };
    const text = `operation: listProjects\nconnection: ${iam}\n`;
    const refused = await sendAgreed(text, [], { environment });
    assert.deepEqual([refused.code, /give it by --connection/.test(refused.err)], [2, true], refused.err);
    const sent = await sendAgreed(text, ['--connection', iam], { environment });
    assert.equal(sent.code, 0, sent.err);
  });

  it('sends variables and files to servers of engine-room.json only where they are named', async () => {
    const { registry, kie, iam, cse } = sandbox.ready;
    const connections = [
      { type: 'engine', name: 'engine', registry, kie, authentication: 'none' },
      {
        type: 'huaweicloud',
        name: 'cloud',
        region: 'eu-west-101',
        addresses: { iam, cse },
        authentication: 'token',
      },
    ];
    await writeFile(path.join(folder, 'engine-room.json'), JSON.stringify({ connections }));
    await writeFile(path.join(folder, 'items.json'), '{"data":[]}');
    const file =
      'operation: importKieConfigurations\nconnection: cloud\nparameters: { x-engine-id: a, override: force }\nbody:\n  upload_file: { file: ./items.json }\n';
    const variable = 'operation: listKieKvs\nconnection: engine\nparameters: { key: "${env:KEY}" }\n';
    for (const text of [file, variable]) {
      const environment = { KEY: 'shop.level', ENGINE_ROOM_TOKEN: 'a', ENGINE_ROOM_PROJECT_ID: 'a' };
      const refused = await sendAgreed(text, [], { environment });
      assert.equal(refused.code, 2, refused.err);
      assert.match(refused.err, /variables or files [^]*set ENGINE_ROOM_ADDRESS="/);
      const ENGINE_ROOM_ADDRESS = [registry, kie, iam, cse].join(' ');
      const sent = await sendAgreed(text, [], { environment: { ...environment, ENGINE_ROOM_ADDRESS } });
      assert.notEqual(sent.code, 2, sent.err);
    }
  });

  for (const [what, text, args, code, message] of [
    ['an error', 'operation: listProject\n', [], 1, /did you mean "listProjects"/],
    [
      'a variable that is not set',
      item.replace('KEY}', 'NONE}'),
      ['--input', 'Value=a'],
      2,
      /NONE is not set/,
    ],
    ['an input without an answer', item, [], 2, /no answer to the input “Value”/],
    ['an empty document', '# later\n', [], 2, /names no operation/],
    ['a document without a connection', 'operation: listProjects\n', [], 2, /names no connection/],
    ['a parameter beside it', item, ['--param', 'a=b'], 2, /leave out --param/],
    ['a second document', item, ['--file', 'b.call.yaml'], 2, /one call document/],
    ['a value that does not fit', limited, ['--input', 'Limit=many'], 2, /listKieKvs: limit/],
  ] as const) {
    it(`sends nothing for ${what}`, async () => {
      const outcome = await sendAgreed(text, args);
      assert.equal(outcome.code, code, outcome.err);
      assert.match(outcome.err + outcome.out, message);
    });
  }

  it('never shows what an input was answered', async () => {
    const { code, err } = await sendAgreed(limited, ['--input', 'Limit=secret-word']);
    assert.equal(code, 2);
    assert.doesNotMatch(err, /secret-word/);
  });

  it('shows nowhere what its placeholders stand for', async () => {
    let status = 200;
    const server = await startServer((request, response) => {
      const found = { app: { ...app(), appname: `for ${request.url ?? ''}` } };
      response.writeHead(status).end(JSON.stringify(status === 200 ? found : { msg: `no ${request.url}` }));
    });
    try {
      for (status of [200, 404])
        for (const form of [[], ['--json']]) {
          const given = ['--connection', server.address, ...form];
          const environment = { NAME: 'planted-word' };
          const text = 'operation: getApp\nparameters: { appName: "${env:NAME}" }\n';
          const { code, out, err } = await sendAgreed(text, given, { environment });
          assert.equal(code, status === 200 ? 0 : 1, err);
          assert.match(out + err, /•••/);
          assert.doesNotMatch(out + err, /planted-word/);
        }
    } finally {
      await server.close();
    }
  });

  describe('that deletes something', () => {
    const text =
      'operation: deleteMicroservice\nconnection: sandbox\nparameters: { service_id: none, force: false }\n';

    it('needs --yes where nobody can be asked', async () => {
      const { code, err } = await send(text);
      assert.equal(code, 2);
      assert.match(err, /requires --yes/);
      const sent = await send(text, ['--yes']);
      assert.equal(sent.code, 1, sent.err);
      assert.match(sent.err, /deleteMicroservice failed/);
    });

    it('is asked for a change, too', async () => {
      const { code, err } = await send(item, ['--input', 'Value=hot']);
      assert.deepEqual([code, /sending createKieKv requires --yes/.test(err)], [2, true], err);
    });

    it('asks at a terminal', async () => {
      const answer = (word: string) => ({ isInteractive: true, input: Readable.from([`${word}\n`]) });
      const declined = await send(text, [], answer('no'));
      assert.equal(declined.code, 4);
      assert.match(declined.err, /deleteMicroservice: Delete/);
      assert.match(declined.err, /Type yes to send it/);
      const named = await send(text.replace('none', '"${env:KEY}"'), [], answer('no'));
      assert.match(named.err, /variables of the environment: KEY\n/);
      assert.equal((await send(text, [], answer('yes'))).code, 1);
    });
  });

  it('asks for the name of a protected connection before it changes anything', async () => {
    const { registry, kie } = sandbox.ready;
    const connection = {
      type: 'engine',
      name: 'prod',
      registry,
      kie,
      authentication: 'none',
      protected: true,
    };
    await writeFile(path.join(folder, 'engine-room.json'), JSON.stringify({ connections: [connection] }));
    const read = await sendAgreed('operation: listKieKvs\nconnection: prod\n');
    assert.notEqual(read.code, 2, read.err);
    const text = item.replace('sandbox', 'prod').replace('${env:KEY}', 'shop.level');
    const refused = await sendAgreed(text, ['--input', 'Value=a', '--yes']);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /prod is protected: add --confirm "prod"/);
    const sent = await sendAgreed(text, ['--input', 'Value=a', '--yes', '--confirm', 'prod']);
    assert.doesNotMatch(sent.err, /protected/);
  });
});
