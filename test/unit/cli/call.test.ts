import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { catalogue } from '../../../api/catalogue/catalogue';
import type { ProcessContext } from '../../../cli/process-context';
import type { TestSandbox } from '../../api/sandbox/running';
import { startTestSandbox } from '../../api/sandbox/running';
import { runIn, runRecorded } from './recorded-terminal';

const service = { serviceName: 'news', appId: 'cli' };

describe('call --list', () => {
  it('has the form that programs read', async () => {
    const { code, out } = await runRecorded('call', '--list', '--json');
    assert.equal(code, 0);
    const listed = JSON.parse(out) as Record<string, unknown>[];
    assert.deepEqual(
      listed,
      catalogue.map(({ id, group, method, path: route, title }) => ({
        id,
        group,
        method,
        path: route,
        title,
      })),
    );
  });

  it('names every operation for people', async () => {
    const { out } = await runRecorded('call', '--list');
    for (const { id, title } of catalogue) assert.ok(out.includes(`  ${id} `) && out.includes(title), id);
  });
});

describe('call', () => {
  let sandbox: TestSandbox;
  let folder: string;
  before(async () => (sandbox = await startTestSandbox({ registryAuthentication: 'rbac' })));
  after(() => sandbox.close());
  beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'engine-room-call-'))));
  afterEach(() => rm(folder, { recursive: true }));

  /** Everything that signs in is in the environment, as the sandbox's line. */
  function call(args: readonly string[], context: Partial<ProcessContext> = {}) {
    const environment = { ENGINE_ROOM_SANDBOX: JSON.stringify(sandbox.ready) };
    return runIn({ folder, environment, ...context }, 'call', ...args);
  }
  const atSandbox = (...args: readonly string[]) => call([...args, '--connection', 'sandbox']);

  it('prints the answer for people, and in one line for programs', async () => {
    const people = await atSandbox('listProjects');
    assert.equal(people.code, 0);
    assert.match(people.out, /^{\n {2}"projects": \[\n/);
    const programs = await atSandbox('listProjects', '--json');
    assert.equal(programs.out, `${JSON.stringify(JSON.parse(people.out))}\n`);
  });

  it('turns texts into what the catalogue asks for', async () => {
    const found = await atSandbox(
      'queryExistence',
      '--param',
      'type=microservice',
      '--param',
      'appId=shop',
      '--param',
      'serviceName=cart',
      '--param',
      'version=1.0.0',
      '--param',
      'env=production',
      '--json',
    );
    const { serviceId } = JSON.parse(found.out) as { serviceId: string };
    const refused = await atSandbox(
      'deleteMicroservice',
      '--param',
      `service_id=${serviceId}`,
      '--param',
      'force=false',
    );
    assert.equal(refused.code, 1, refused.err);
    assert.match(refused.err, /400013|400023/);
    const wrong = await atSandbox('deleteMicroservice', '--param', 'service_id=a', '--param', 'force=maybe');
    assert.deepEqual(
      [wrong.code, wrong.err],
      [2, 'engine-room: deleteMicroservice: force must be boolean.\n'],
    );
    const number = await atSandbox('listMicroservices', '--param', 'withShared=1', '--json');
    assert.equal(number.code, 0, number.err);
  });

  it('takes a body as text, from a file and from standard input', async () => {
    const body = (version: string) => JSON.stringify({ service: { ...service, version } });
    const file = path.join(folder, 'service.json');
    await writeFile(file, body('1.0.1'));
    const create = ['createMicroservice', '--connection', 'sandbox', '--json', '--body'];
    const outcomes = [
      await call([...create, body('1.0.0')]),
      await call([...create, file]),
      await call([...create, '-'], { input: Readable.from([body('1.0.2')]) }),
    ];
    for (const { code, out, err } of outcomes) {
      assert.equal(code, 0, err);
      assert.match(out, /^{"serviceId":"\w+"}\n$/);
    }
    assert.equal(new Set(outcomes.map(({ out }) => out)).size, 3);
  });

  it('writes the answer into a file', async () => {
    const file = path.join(folder, 'projects.json');
    const { code, out } = await atSandbox('listProjects', '--output', file);
    assert.deepEqual([code, out], [0, '']);
    assert.ok((JSON.parse(await readFile(file, 'utf8')) as { projects: unknown[] }).projects.length > 0);
  });

  it('says that it is done when a server answers with nothing', async () => {
    const find = [
      'findInstances',
      '--param',
      'appId=shop',
      '--param',
      'serviceName=cart',
      '--param',
      'env=production',
      '--json',
    ];
    const { instances } = JSON.parse((await atSandbox(...find)).out) as {
      instances: Record<string, string>[];
    };
    const instance = [
      '--param',
      `service_id=${instances[0]?.serviceId}`,
      '--param',
      `instance_id=${instances[0]?.instanceId}`,
    ];
    assert.deepEqual(await atSandbox('sendHeartbeat', ...instance), {
      code: 0,
      out: '',
      err: 'sendHeartbeat: done.\n',
    });
    assert.deepEqual(await atSandbox('sendHeartbeat', ...instance, '--json'), {
      code: 0,
      out: 'null\n',
      err: '',
    });
  });

  it('explains a failure with code, meaning and remedy', async () => {
    const { code, out, err } = await atSandbox('getMicroservice', '--param', 'service_id=none');
    assert.deepEqual([code, out], [1, '']);
    assert.match(
      err,
      /^engine-room: getMicroservice failed: .*Service does not exist\.\n {2}code 400012, status 400\n {2}The microservice does not exist\.\n {2}Refresh the list.*\n$/,
    );
  });

  it('explains a failure to programs', async () => {
    const { code, err } = await atSandbox('getMicroservice', '--param', 'service_id=none', '--json');
    const { error } = JSON.parse(err) as { error: Record<string, unknown> };
    assert.deepEqual(
      [code, error.operation, error.code, error.status, error.kind],
      [1, 'getMicroservice', '400012', 400, 'not-found'],
    );
    assert.ok(error.meaning && error.measure && error.message);
  });

  for (const [args, message] of [
    [['getMicroservce'], /There is no operation "getMicroservce": did you mean getMicroservice\?/],
    [['zzz'], /"engine-room call --list" names them all/],
    [['getMicroservice'], /getMicroservice: service_id is missing\./],
    [['getMicroservice', '--param', 'servce_id=1'], /no parameter "servce_id": did you mean service_id\?/],
    [['getMicroservice', '--param', 'service_id'], /write NAME=VALUE/],
    [
      ['getMicroservice', '--param', 'service_id=1', '--param', 'service_id=2'],
      /takes one value; it was given 2/,
    ],
    [['getMicroservice', '--param', 'service_id=1', '--body', '{}'], /takes no body/],
    [['createMicroservice', '--body', '{"service": secret-word}'], /is not JSON/],
    [['createMicroservice', '--body', 'none.json'], /The body can't be read: none\.json: ENOENT/],
    [['createMicroservice', '--body', '/dev/zero'], /\/dev\/zero: is not a regular file/],
    [
      ['createMicroservice', '--body', '{"service":{"serviceName":7}}'],
      /body\.service\.serviceName must be string/,
    ],
  ] as const) {
    it(`sends nothing for "${args.join(' ')}"`, async () => {
      const { code, out, err } = await atSandbox(...args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, message);
      assert.ok(!err.includes('secret-word'));
    });
  }

  it('needs an operation and a connection', async () => {
    assert.match((await call([])).err, /Name an operation/);
    assert.match((await call(['listApps'])).err, /listApps needs --connection/);
  });
});
