import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestSandbox } from '../../api/sandbox/running';
import { startTestSandbox } from '../../api/sandbox/running';
import { prodEngineId } from '../../../sandbox/seeds/demo/cse';
import { runIn } from './recorded-terminal';

describe('call of the engine service', () => {
  let sandbox: TestSandbox;
  let folder: string;
  before(async () => {
    sandbox = await startTestSandbox();
    folder = await mkdtemp(path.join(tmpdir(), 'engine-room-call-engines-'));
  });
  after(async () => {
    await sandbox.close();
    await rm(folder, { recursive: true });
  });

  async function call(id: string, params: Readonly<Record<string, string>>, ...more: string[]) {
    const environment = { ENGINE_ROOM_SANDBOX: JSON.stringify(sandbox.ready) };
    const { projectId } = sandbox.ready.credentials.iam;
    const given = Object.entries({ project_id: projectId, ...params });
    const texts = given.flatMap(([name, value]) => ['--param', `${name}=${value}`]);
    const all = [id, ...texts, ...more, '--connection', 'sandbox', '--json'];
    const { code, out, err } = await runIn({ folder, environment }, 'call', ...all);
    return { code, out: out === '' ? undefined : (JSON.parse(out) as unknown), err };
  }

  it('signs in to the cloud and shows its engines', async () => {
    const { code, out } = await call('getEngine', { engine_id: prodEngineId });
    assert.ok(out instanceof Object && 'name' in out);
    assert.deepEqual([code, out.name], [0, 'prod-engine']);
  });

  it('sends a file of configuration', async () => {
    await writeFile(path.join(folder, 'items.json'), '{"data":[{"key":"called","value":"1"}]}');
    const file = ['--file', `upload_file=${path.join(folder, 'items.json')}`];
    const { out } = await call('importKieConfigurations', { 'x-engine-id': prodEngineId }, ...file);
    assert.ok(out instanceof Object && 'success' in out && Array.isArray(out.success));
    assert.equal(out.success.length, 1);
  });

  it('reports what the service refuses, and with which code', async () => {
    const { code, err } = await call('getEngine', { engine_id: 'none' });
    assert.equal(code, 1);
    assert.match(err, /SVCSTG\.00501116/);
  });
});
