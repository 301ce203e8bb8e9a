import assert from 'node:assert/strict';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '../../../api/clock';
import { directNetwork } from '../../../api/http/network';
import { openTarget } from '../../../cli/connections/open-target';
import type { Environment } from '../../../cli/process-context';
import { diagnose } from '../../../connections/diagnosis/diagnosis';
import type { DiagnosisStep } from '../../../connections/diagnosis/step';
import { sandboxOf } from '../../../connections/types/sandbox';
import { runIn } from '../../unit/cli/recorded-terminal';
import { selfSigned } from '../client/self-signed';
import { startProxy, startServer } from '../client/servers';
import { startTestSandbox } from '../sandbox/running';
import type { TestSandbox } from '../sandbox/running';

describe('connections diagnose', () => {
  let sandbox: TestSandbox;
  let line: string;
  let folder: string;
  const open: { close(): unknown }[] = [];
  before(async () => {
    sandbox = await startTestSandbox({ registryAuthentication: 'rbac' });
    line = JSON.stringify(sandbox.ready);
    folder = await mkdtemp(path.join(tmpdir(), 'engine-room-diagnose-'));
  });
  after(async () => {
    await sandbox.close();
    await rm(folder, { recursive: true });
  });
  afterEach(() => Promise.all(open.splice(0).map((each) => each.close())));

  /** The steps as `subject: step outcome result`, those of each server and service in their order. */
  async function steps(args: readonly string[], environment: Environment = {}) {
    const ran = await runIn({ folder, environment }, 'connections', 'diagnose', ...args, '--json');
    assert.equal(ran.err, '');
    return { ...ran, steps: JSON.parse(ran.out) as DiagnosisStep[] };
  }

  const short = (found: readonly DiagnosisStep[]) =>
    found.map(({ subject, step, outcome }) => `${subject}: ${step} ${outcome}`);

  it('goes all the way to each service of the sandbox, and shows no secret', async () => {
    const { code, steps: found, out } = await steps(['sandbox'], { ENGINE_ROOM_SANDBOX: line });
    assert.equal(code, 0);
    const { host } = new URL(sandbox.ready.registry);
    const of = (subject: string) => short(found.filter((step) => step.subject === subject));
    assert.deepEqual(of(host), [`${host}: proxy passed`, `${host}: tcp passed`]);
    assert.deepEqual(of('service center'), ['service center: sign-in passed', 'service center: call passed']);
    const calls = found.filter(({ step }) => step === 'call').map(({ subject }) => subject);
    assert.deepEqual(calls, ['IAM', 'ServiceStage', 'CSE', 'service center', 'kie', 'LAIN console']);
    for (const { milliseconds, subject } of found) assert.ok(milliseconds !== undefined, subject);
    const { lain, registry, iam } = sandbox.ready.credentials;
    assert.ok(registry.authentication === 'rbac');
    for (const secret of [lain.accessToken, registry.password, iam.password])
      assert.ok(!out.includes(secret));
  });

  it('prints each step with its time, and the next step after a failure', async () => {
    const name = 'nobody-here.invalid';
    const { code, out } = await runIn(
      { folder },
      'connections',
      'diagnose',
      `https://${name}`,
      '--service',
      'kie',
    );
    assert.equal(code, 1);
    assert.match(out, /^Diagnosis of https:\/\/nobody-here\.invalid \(Address, /);
    assert.match(out, /\n {2}passed +Proxy +\d+ ms {2}none\n/);
    assert.match(out, /\n {2}FAILED +DNS +\d+ ms {2}Couldn’t resolve .*\n +Next step: Check the host name/);
    assert.match(out, /\n {2}skipped +Call +not tried: nobody-here\.invalid can’t be reached\n/);
    assert.match(
      out,
      /\nSteps that failed: 1\nnobody-here\.invalid \(kie\): Couldn’t resolve [^\n]+\nNext step: [^\n]+\n$/,
    );
  });

  it('says what is missing to sign in after it has reached the servers', async () => {
    const connections = [
      {
        type: 'engine',
        name: 'prod',
        registry: sandbox.ready.registry,
        kie: sandbox.ready.kie,
        authentication: 'rbac',
      },
    ];
    await writeFile(path.join(folder, 'engine-room.json'), JSON.stringify({ connections }));
    const { code, steps: found } = await steps(['prod']);
    assert.equal(code, 1);
    assert.deepEqual(short(found).slice(-3), [
      'service center: sign-in failed',
      'service center: call skipped',
      'kie: call skipped',
    ]);
    const refused = found.find(({ outcome }) => outcome === 'failed');
    assert.match(refused?.result ?? '', /set ENGINE_ROOM_USER and ENGINE_ROOM_PASSWORD/);
  });

  it('sends a wrong password once, whatever number of services it is for', async () => {
    const { code, steps: found } = await steps(['prod'], {
      ENGINE_ROOM_USER: 'root',
      ENGINE_ROOM_PASSWORD: 'Not.The.Password.1',
      ENGINE_ROOM_ADDRESS: `${sandbox.ready.registry} ${sandbox.ready.kie}`,
    });
    assert.equal(code, 1);
    assert.deepEqual(
      found.filter(({ step }) => step === 'sign-in' || step === 'call').map(({ outcome }) => outcome),
      ['failed', 'skipped', 'skipped'],
    );
    assert.doesNotMatch(JSON.stringify(found), /Not\.The\.Password/);
  });

  it('goes through the proxy, and says which step of it fails', async () => {
    const server = await startServer((_, response) => void response.end('{"repos":[]}'));
    const proxy = await startProxy(server.address, 'lin:proxy-password');
    open.push(server, proxy);
    const { host } = new URL(proxy.address);
    const args = ['http://console.invalid', '--service', 'lain'];
    const signed = await steps(args, { http_proxy: `http://lin:proxy-password@${host}` });
    assert.deepEqual(short(signed.steps), [
      'console.invalid: proxy passed',
      'console.invalid: tcp passed',
      'LAIN console: sign-in passed',
      'LAIN console: call passed',
    ]);
    assert.equal(signed.steps[0]?.result, `${host}, which http_proxy names`);
    assert.ok(!signed.out.includes('proxy-password'));
    const args2 = ['https://console.invalid', '--service', 'lain'];
    const unsigned = await steps(args2, { https_proxy: proxy.address });
    const failed = unsigned.steps.find(({ outcome }) => outcome === 'failed');
    assert.deepEqual([failed?.step, failed?.subject], ['tunnel', 'console.invalid']);
    assert.match(failed?.remedy ?? '', /^Write them into https_proxy/);
  });

  it('tells a certificate that nobody vouches for, and one that the system does', async () => {
    const secure = createServer(selfSigned, (_, response) => void response.end('{"repos":[]}'));
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
    open.push({ close: () => secure.close() });
    const args = [`https://127.0.0.1:${(secure.address() as AddressInfo).port}`, '--service', 'lain'];
    const { steps: found } = await steps(args);
    const tls = found.find(({ step }) => step === 'tls');
    assert.deepEqual([tls?.outcome, tls?.remedy?.includes('NODE_EXTRA_CA_CERTS')], ['failed', true]);
    const authority = path.join(folder, 'authority.pem');
    await writeFile(authority, selfSigned.cert);
    const trusted = await steps(args, { SSL_CERT_FILE: authority });
    assert.equal(trusted.code, 0, trusted.out);
    const passed = trusted.steps.filter(({ step }) => step === 'tls');
    assert.equal(passed.length, 1);
    assert.match(passed[0]?.result ?? '', /^TLSv1\.3, certificate valid until .*2126/);
    secure.closeAllConnections();
  });

  it('stops when it is cancelled', async () => {
    const resolved = sandboxOf(line) ?? assert.fail();
    const cancel = new AbortController();
    const seen = await diagnose(resolved.target, {
      network: directNetwork,
      clock: systemClock,
      signal: cancel.signal,
      open: () => openTarget(resolved.target, { ENGINE_ROOM_SANDBOX: line }),
      report: ({ step }) => void (step === 'tcp' && cancel.abort()),
    });
    assert.deepEqual(
      seen.map(({ step }) => step),
      ['proxy', 'tcp'],
    );
  });

  it('needs the service of an address, and a connection that there is', async () => {
    const address = await runIn({ folder }, 'connections', 'diagnose', 'http://127.0.0.1:1');
    assert.deepEqual([address.code, address.out], [2, '']);
    assert.match(address.err, /Say with --service/);
    const unknown = await runIn({ folder }, 'connections', 'diagnose', 'nowhere');
    assert.deepEqual([unknown.code, unknown.out], [2, '']);
  });
});
