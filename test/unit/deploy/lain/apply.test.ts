import assert from 'node:assert/strict';
import { applyDeployment } from '../../../../deploy/lain/apply';
import { readLiveState } from '../../../../deploy/lain/live-state';
import { explainRefusal } from '../../../../deploy/lain/refusal';
import {
  app,
  factsOf,
  failure,
  fakeClient,
  helloManifest,
  newVersion,
  oldVersion,
  plan,
  pod,
  proc,
} from './fixtures';

describe('asking the console to deploy', () => {
  it('sends an upgrade once, with the version', async () => {
    const { client, calls } = fakeClient(() => ({ app: app() }));
    const submission = await applyDeployment(client, plan());
    assert.deepEqual(submission, { target: newVersion, answered: true });
    assert.deepEqual(calls, [
      { operation: 'updateApp', input: { appName: 'hello', body: { meta_version: newVersion } } },
    ]);
  });

  it('registers an unknown app first and learns the version from the answer', async () => {
    const { client, calls } = fakeClient(() => ({ app: app({ metaversion: newVersion }) }));
    const planned = plan({ registered: false, app: undefined, versions: [] });
    const submission = await applyDeployment(client, planned);
    assert.deepEqual(
      calls.map((call) => call.operation),
      ['registerApp', 'deployApp'],
    );
    assert.equal(submission.target, newVersion);
  });

  for (const details of [
    { kind: 'timeout' },
    { kind: 'unexpected-answer' },
    { kind: 'server', status: 502 },
    { kind: 'unreachable', code: 'ECONNRESET' },
  ] as const) {
    it(`sends nothing again when the answer is lost (${JSON.stringify(details)})`, async () => {
      const { client, calls } = fakeClient(() => {
        throw failure(details);
      });
      assert.deepEqual(await applyDeployment(client, plan()), { target: newVersion, answered: false });
      assert.equal(calls.length, 1);
    });
  }

  for (const details of [
    { kind: 'refused', status: 406 },
    { kind: 'unreachable', code: 'ECONNREFUSED' },
    { kind: 'server', status: 503 },
    { kind: 'unauthorized', status: 401 },
  ] as const) {
    it(`fails when the console refused or was never reached (${JSON.stringify(details)})`, async () => {
      const { client } = fakeClient(() => {
        throw failure(details);
      });
      await assert.rejects(applyDeployment(client, plan()), { kind: details.kind });
    });
  }

  it('refuses a plan with obstacles without asking the console', async () => {
    const { client, calls } = fakeClient(() => ({ app: app() }));
    await assert.rejects(applyDeployment(client, plan({ versions: [] })));
    assert.deepEqual(calls, []);
  });
});

describe('what a refusal means', () => {
  it('is a mix of versions after an update stopped half-way', async () => {
    const pods = [pod('one', newVersion), pod('two', oldVersion), pod('three', oldVersion)];
    const { client } = fakeClient(() => ({ app: app({ procs: [proc({ pods })] }) }));
    const text = await explainRefusal(client, plan(), failure({ kind: 'refused', status: 406 }));
    assert.match(text, /ccccccc: 1/);
    assert.match(text, /aaaaaaa: 2/);
  });

  it('is told even when the console is silent afterwards', async () => {
    const { client } = fakeClient(() => {
      throw failure({ kind: 'timeout' });
    });
    const error = failure({
      kind: 'refused',
      status: 406,
      message: 'No resources available to scheduler container',
    });
    assert.match(await explainRefusal(client, plan(), error), /No node has enough free CPU.*half-way/);
  });

  it('is somebody else’s deployment when the app exists already', async () => {
    const { client } = fakeClient(() => ({}));
    const error = failure({ kind: 'conflict', status: 409 });
    assert.match(await explainRefusal(client, plan({ app: undefined }), error), /somebody else/);
  });
});

describe('reading the live state', () => {
  const facts = factsOf(
    `${helloManifest}use_services: { log: [sink], mail: [m] }\nuse_resources: { redis: { services: [r] } }\n`,
  );

  it('finds an app that is not registered, whose versions can’t be read', async () => {
    const { client, calls } = fakeClient(() => {
      throw failure({ kind: 'not-found' });
    });
    const live = await readLiveState(client, facts);
    assert.deepEqual([live.registered, live.app, live.versions], [false, undefined, []]);
    assert.equal(
      calls.some((call) => call.operation === 'listVersions'),
      false,
    );
  });

  it('tells deployed, missing and invisible dependencies apart', async () => {
    const { client } = fakeClient(({ operation, input }) => {
      if (operation === 'getRegisteredApp') return { repo: {} };
      if (operation === 'listVersions') return { version: { tags: [newVersion] } };
      const { appName } = input as { appName: string };
      if (appName === 'hello') return { app: app() };
      if (appName === 'log') return { app: app({ appname: 'log' }) };
      throw failure({ kind: appName === 'mail' ? 'forbidden' : 'not-found' });
    });
    const live = await readLiveState(client, facts);
    assert.deepEqual(Object.fromEntries(live.dependencies), {
      log: 'deployed',
      mail: 'unknown',
      redis: 'missing',
    });
    assert.deepEqual(live.versions, [newVersion]);
  });

  it('fails when the app is not this person’s', async () => {
    const { client } = fakeClient(() => {
      throw failure({ kind: 'forbidden' });
    });
    await assert.rejects(readLiveState(client, facts), { kind: 'forbidden' });
  });
});
