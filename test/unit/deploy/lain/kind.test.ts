import assert from 'node:assert/strict';
import type { DeployContext, DeployRequest, PreparedStep } from '../../../../deploy/deploy-kind';
import type { RunGit } from '../../../../deploy/lain/git-manifest';
import { lainApp } from '../../../../deploy/lain/kind';
import { registeredApps } from '../../../../resources/lain/apps';
import { deployFile, failure, fakeContext, type Respond } from '../context';
import { app, helloManifest, middleVersion, newVersion, oldVersion, pod, proc } from './fixtures';

const file = deployFile('lain.yaml', helloManifest);
const commitOf = (version: string) => version.slice(-40);

/** Git with the manifests of commits; the checked-out one is `head`. */
function gitWith(manifests: Readonly<Record<string, string>>, head = ''): RunGit {
  return (_folder, [command, , object = '']) =>
    Promise.resolve(command === 'rev-parse' ? `${commitOf(head)}\n` : manifests[object.split(':')[0] ?? '']);
}

/** A console that has deployed `hello` and knows three versions of it. */
function console_(running = app()): Respond {
  return ({ operation, input }) => {
    const name = (input as { appName?: string }).appName;
    if (name !== undefined && name !== 'hello') throw failure({ kind: 'not-found' });
    if (operation === 'listRegisteredApps') return { repos: [] };
    if (operation === 'getRegisteredApp') return { repo: {} };
    if (operation === 'listVersions') return { version: { tags: [newVersion, middleVersion, oldVersion] } };
    if (operation === 'getApp') return { app: running };
    return assert.fail(operation);
  };
}

async function prepare(
  context: DeployContext,
  request: Partial<DeployRequest> = {},
): Promise<readonly PreparedStep[]> {
  return lainApp.prepare({ files: [file], ...request }, context);
}

async function prepareOne(context: DeployContext, request: Partial<DeployRequest> = {}) {
  const [step] = await prepare(context, request);
  assert.ok(step);
  return step;
}

describe('planning apps of LAIN', () => {
  const old = proc({ procname: 'old', proctype: 'worker' });

  it('reads the manifest of the version that will run: a rollback shows the procs that it removes', async () => {
    const withWorker = app({ metaversion: newVersion, procs: [proc(), old] });
    const git = gitWith({ [commitOf(oldVersion)]: helloManifest });
    const context = fakeContext(console_(withWorker), { git });
    const opened = deployFile('lain.yaml', `${helloManifest}worker.old: { cmd: /hello serve }\n`);
    const { step } = await prepareOne(context, { files: [opened], version: oldVersion });
    assert.deepEqual(
      step.children?.map(({ name, action }) => [name, action]),
      [
        ['hello/web', 'unchanged'],
        ['hello/old', 'remove'],
      ],
    );
    assert.match(step.notes?.join('\n') ?? '', /file in the editor is not what will be deployed/);
  });

  it('takes the version of the checked-out commit, else the newest, else the requested one', async () => {
    const to = async (request: Partial<DeployRequest>, git?: RunGit) => {
      const { step } = await prepareOne(fakeContext(console_(), { git }), request);
      return step.changes[0]?.to;
    };
    assert.equal(await to({}, gitWith({}, middleVersion)), middleVersion);
    assert.equal(await to({}, gitWith({}, 'not pushed')), newVersion);
    assert.equal(await to({}), newVersion);
    assert.equal(await to({ version: newVersion }, gitWith({}, middleVersion)), newVersion);
  });

  it('asks git nothing about a text that is in no file', async () => {
    const git: RunGit = () => assert.fail('git is not asked');
    const { step } = await prepareOne(fakeContext(console_(), { git }), {
      files: [{ ...file, path: undefined }],
    });
    assert.deepEqual(
      step.children?.map(({ action }) => action),
      ['unknown'],
    );
  });

  it('does nothing again, unless a restart is wanted', async () => {
    const context = fakeContext(console_());
    assert.equal((await prepareOne(context, { version: oldVersion })).step.action, 'unchanged');
    assert.equal((await prepareOne(context, { version: oldVersion, restart: true })).step.action, 'change');
  });

  it('deploys resources before the apps that use them', async () => {
    const needy = deployFile('a/lain.yaml', `${helloManifest}use_resources: { redis: { services: [r] } }\n`);
    const redis = deployFile('b/lain.yaml', helloManifest.replace('hello', 'redis'));
    const git = gitWith({ [commitOf(newVersion)]: needy.manifest.text });
    const [hello, resource] = await prepare(fakeContext(console_(), { git }), { files: [needy, redis] });
    assert.deepEqual(hello?.after, [resource?.id]);
    assert.equal(hello.step.action, 'change');
    const [alone] = await prepare(fakeContext(console_(), { git }), { files: [needy] });
    assert.match(alone?.step.reason ?? '', /resource redis is not deployed/);
    const using = deployFile('c/lain.yaml', `${helloManifest}use_services: { redis: [r] }\n`);
    const serving = gitWith({ [commitOf(newVersion)]: using.manifest.text });
    const [free] = await prepare(fakeContext(console_(), { git: serving }), { files: [using, redis] });
    assert.deepEqual(free?.after, [], 'an app starts without its services');
    assert.notEqual(hello.id, resource?.id);
  });

  it('is blocked where two files are about one app', async () => {
    const again = deployFile('again.lain.yaml', helloManifest);
    const steps = await prepare(fakeContext(console_()), { files: [file, again] });
    assert.deepEqual(
      steps.map(({ step }) => [step.action, step.reason]),
      [
        ['change', undefined],
        ['blocked', 'The app is already in lain.yaml.'],
      ],
    );
    assert.notEqual(steps[0]?.id, steps[1]?.id);
    const { apiVersion, kind, name } = steps[1]?.step ?? assert.fail();
    assert.deepEqual([apiVersion, kind, name], ['lain/v1', 'App', 'hello']);
  });

  it('passes over files of other kinds, and refuses one without an app', async () => {
    const items = deployFile('a.kie.json', '{}');
    assert.deepEqual([file, items].map(lainApp.services), [['lain'], []]);
    const context = fakeContext(() => assert.fail('nothing is asked'));
    assert.deepEqual(await prepare(context, { files: [items] }), []);
    const nameless = deployFile('lain.yaml', 'build: { base: b }\n');
    await assert.rejects(prepare(context, { files: [nameless] }), /lain\.yaml has no appname/);
  });

  it('moves with the version that runs', async () => {
    const { liveState: one } = await prepareOne(fakeContext(console_()));
    const { liveState: other } = await prepareOne(fakeContext(console_(app({ metaversion: middleVersion }))));
    assert.notEqual(one, other);
  });
});

describe('carrying out the plan of an app', () => {
  const done = app({ metaversion: newVersion, procs: [proc({ pods: [pod('two', newVersion)] })] });

  it('asks the console once and follows the pods, telling of each new state once', async () => {
    let asked = false;
    let looks = 0;
    const states = [app({ metaversion: newVersion }), app({ metaversion: newVersion }), done];
    const context = fakeContext((call) => {
      if (call.operation === 'updateApp') {
        asked = true;
        return { app: app({ metaversion: newVersion }) };
      }
      if (!asked || call.operation !== 'getApp') return console_()(call);
      return { app: states[looks++] };
    });
    const step = await prepareOne(context);
    const messages: string[] = [];
    const changed = new Set<string>();
    context.lists.onDidChange(({ kind }) => changed.add(kind));
    const result = await step.apply({ progress: (message) => messages.push(message) });
    assert.deepEqual(result, {
      state: 'done',
      message: 'hello is deployed to test; instances on the new version: 1.',
    });
    assert.deepEqual(messages, [
      'Sending the request to the console',
      'web: 0 of 1 pods on the new version',
      'web: done',
    ]);
    assert.equal(context.calls.filter(({ operation }) => operation === 'updateApp').length, 1);
    assert.ok(changed.has('lain/app'));
  });

  it('reports that the console does not answer, and goes on', async () => {
    let looks = 0;
    const context = fakeContext((call) => {
      if (call.operation === 'updateApp') {
        looks = 1;
        throw failure({ kind: 'server', status: 504 });
      }
      if (looks === 0 || call.operation !== 'getApp') return console_()(call);
      if (looks++ < 3) throw failure({ kind: 'timeout', remedy: 'Wait.' });
      return { app: done };
    });
    const messages: string[] = [];
    const step = await prepareOne(context);
    const result = await step.apply({ progress: (message) => messages.push(message) });
    assert.equal(result.state, 'done');
    assert.deepEqual(messages, [
      'Sending the request to the console',
      'The console does not answer, trying again (said by the test Wait.)',
      'web: done',
    ]);
  });

  async function failing(error: Error) {
    const context = fakeContext((call) => {
      if (call.operation === 'updateApp') throw error;
      return console_()(call);
    });
    return (await prepareOne(context)).apply({ progress: () => undefined });
  }

  it('fails with the words of the console and what they mean', async () => {
    const refused = failure({ kind: 'refused', status: 406, message: 'Conflicted ports 9500' });
    const result = await failing(refused);
    assert.equal(result.state, 'failed');
    assert.match(
      result.message,
      /^test refused to deploy hello: Conflicted ports 9500 A port of ports is used/,
    );
    assert.match(result.message, /Pods by version: .*aaaaaaa: 1\.$/);
  });

  it('does not claim that the console is at work when waiting for its answer was cancelled', async () => {
    const stop = new AbortController();
    const context = fakeContext((call) => {
      if (call.operation !== 'updateApp') return console_()(call);
      stop.abort();
      throw failure({ kind: 'cancelled' });
    });
    const step = await prepareOne(context);
    const result = await step.apply({ signal: stop.signal, progress: () => undefined });
    assert.equal(result.state, 'running');
    assert.match(result.message, /test may have begun to deploy it/);
  });

  it('asks for nothing when it was cancelled before', async () => {
    const context = fakeContext(console_());
    const step = await prepareOne(context);
    const result = await step.apply({ signal: AbortSignal.abort(), progress: () => undefined });
    assert.deepEqual(result, { state: 'skipped', message: 'Stopped before test was asked to deploy hello.' });
    assert.equal(context.calls.filter(({ operation }) => operation === 'updateApp').length, 0);
  });

  it('says that an app may be registered when it was cancelled between registering and deploying', async () => {
    const stop = new AbortController();
    const context = fakeContext(({ operation }) => {
      if (operation === 'registerApp') return stop.abort();
      if (operation === 'deployApp') return assert.fail('it is not asked to deploy');
      throw failure({ kind: 'not-found' });
    });
    const step = await prepareOne(context);
    const result = await step.apply({ signal: stop.signal, progress: () => undefined });
    assert.equal(result.state, 'skipped');
    assert.match(result.message, /may already be registered there/);
  });

  it('has lists read again, whatever the console answered', async () => {
    const context = fakeContext((call) => {
      if (call.operation === 'updateApp') throw failure({ kind: 'refused', status: 400, remedy: '' });
      return call.operation === 'listRegisteredApps' ? { repos: [] } : console_()(call);
    });
    const step = await prepareOne(context);
    const look = () => context.lists.get(registeredApps, context.session, {});
    await look();
    const result = await step.apply({ progress: () => undefined });
    assert.deepEqual(result, { state: 'failed', message: 'test refused to deploy hello: said by the test' });
    await look();
    assert.equal(context.calls.filter(({ operation }) => operation === 'listRegisteredApps').length, 2);
  });

  it('passes on defects', async () => {
    await assert.rejects(failing(new TypeError('a defect')), TypeError);
  });
});
