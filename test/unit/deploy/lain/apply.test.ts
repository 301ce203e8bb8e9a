import assert from 'node:assert/strict';
import { applyDeployment } from '../../../../deploy/lain/apply';
import { readDependencies, readLiveState } from '../../../../deploy/lain/live-state';
import { explainRefusal } from '../../../../deploy/lain/refusal';
import {
  app,
  factsOf,
  helloManifest,
  middleVersion,
  newVersion,
  oldVersion,
  plan,
  pod,
  proc,
} from './fixtures';
import { failure, fakeClient, fakeContext } from '../context';

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
    assert.deepEqual(calls[0]?.input, { body: { appname: 'hello' } });
  });

  for (const details of [
    { kind: 'timeout' },
    { kind: 'unexpected-answer' },
    { kind: 'server', status: 502 },
    { kind: 'server', status: 504 },
    { kind: 'unreachable', mayHaveArrived: true },
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
    { kind: 'unreachable', code: 'ETIMEDOUT' },
    { kind: 'unreachable', code: 'ECONNRESET' },
    { kind: 'unreachable' },
    { kind: 'server', status: 500 },
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

  it('takes the version that the console names for a first deployment: the newest may lack an image', async () => {
    const first = plan({ app: undefined });
    assert.equal(first.to, newVersion);
    const { client, calls } = fakeClient(() => ({ app: app({ metaversion: middleVersion }) }));
    assert.deepEqual(await applyDeployment(client, first), { target: middleVersion, answered: true });
    assert.deepEqual(calls, [{ operation: 'deployApp', input: { body: { appname: 'hello' } } }]);
    const silent = fakeClient(() => ({ app: app({ metaversion: '' }) }));
    assert.deepEqual(await applyDeployment(silent.client, first), { target: undefined, answered: true });
    const lost = fakeClient(() => {
      throw failure({ kind: 'timeout' });
    });
    assert.deepEqual(await applyDeployment(lost.client, first), { target: undefined, answered: false });
  });

  it('passes on what is not a failure of the console', async () => {
    const { client } = fakeClient(() => {
      throw new TypeError('a defect');
    });
    await assert.rejects(applyDeployment(client, plan()), TypeError);
  });

  it('refuses a plan with obstacles without asking the console', async () => {
    const { client, calls } = fakeClient(() => ({ app: app() }));
    await assert.rejects(applyDeployment(client, plan({ versions: [] })), /plan with obstacles/);
    assert.deepEqual(calls, []);
  });
});

describe('what a refusal means', () => {
  const never = () => assert.fail('nothing is read');

  it('is a mix of versions after an update stopped halfway', async () => {
    const pods = [pod('one', newVersion), pod('two', oldVersion), pod('three', oldVersion), pod('four', '')];
    const read = () => Promise.resolve(app({ procs: [proc({ pods })] }));
    const text = await explainRefusal(read, plan(), failure({ kind: 'refused', status: 406 }));
    assert.match(text, /Pods by version: .*ccccccc: 1, .*aaaaaaa: 2, unknown: 1\./);
  });

  it('is reported even when the console is silent afterwards, or the app is gone', async () => {
    const message = 'No resources available to scheduler container';
    const error = failure({ kind: 'refused', status: 406, message });
    const silent = () => Promise.reject(failure({ kind: 'timeout' }));
    assert.match(
      await explainRefusal(silent, plan(), error),
      /No node has enough free CPU.*all pods run the same one\.$/,
    );
    const gone = () => Promise.resolve(undefined);
    assert.match(
      await explainRefusal(gone, plan(), error),
      /No node has enough free CPU.*all pods run the same one\.$/,
    );
    await assert.rejects(
      explainRefusal(() => Promise.reject(new TypeError('a defect')), plan(), error),
      TypeError,
    );
  });

  it('leaves a first deployment on record', async () => {
    const first = plan({ app: undefined });
    const text = await explainRefusal(never, first, failure({ kind: 'refused', status: 406 }));
    assert.match(text, /^The console has recorded the app/);
  });

  it('is somebody else’s deployment when the app exists already', async () => {
    const error = failure({ kind: 'conflict', status: 409 });
    assert.match(await explainRefusal(never, plan({ app: undefined }), error), /deployed in the meantime/);
  });

  it('is what the API layer says in all other cases', async () => {
    const error = failure({ kind: 'server', status: 503, remedy: 'Try again later.' });
    assert.equal(await explainRefusal(never, plan(), error), 'Try again later.');
  });
});

describe('reading the live state', () => {
  const facts = factsOf(
    `${helloManifest}use_services: { log: [sink], mail: [m] }\nuse_resources: { redis: { services: [r] } }\n`,
  );

  it('finds an app that is not registered, whose versions can’t be read', async () => {
    const context = fakeContext(() => {
      throw failure({ kind: 'not-found' });
    });
    const live = await readLiveState(context, 'hello');
    assert.deepEqual(live, { registered: false, app: undefined, versions: [] });
    assert.deepEqual(
      context.calls.map((call) => call.operation),
      ['getRegisteredApp', 'listRegisteredApps'],
    );
  });

  it('names the registered app that may be meant', async () => {
    const context = fakeContext(({ operation }) => {
      if (operation === 'getRegisteredApp') throw failure({ kind: 'not-found' });
      return { repos: [{ appname: 'hello-world' }, { appname: 'mail' }] };
    });
    assert.equal((await readLiveState(context, 'helo-world')).similar, 'hello-world');
  });

  it('reads the app and its versions, newest first', async () => {
    const context = fakeContext(({ operation }) => {
      if (operation === 'getRegisteredApp') return { repo: {} };
      if (operation === 'listVersions') return { version: { tags: [newVersion] } };
      return { app: app() };
    });
    assert.deepEqual(await readLiveState(context, 'hello'), {
      registered: true,
      app: app(),
      versions: [newVersion],
    });
    const asked = context.calls.find(({ operation }) => operation === 'listVersions');
    assert.deepEqual(asked?.input, { appName: 'hello' });
  });

  it('fails when the versions can’t be read: that is not the same as none', async () => {
    const context = fakeContext(({ operation }) => {
      if (operation === 'getRegisteredApp') return { repo: {} };
      if (operation === 'listVersions') throw failure({ kind: 'server', status: 500 });
      return { app: app() };
    });
    await assert.rejects(readLiveState(context, 'hello'), { kind: 'server' });
  });

  it('reads everything again, however fresh the shared lists are', async () => {
    const context = fakeContext(({ operation }) => {
      if (operation === 'getRegisteredApp') return { repo: {} };
      if (operation === 'listVersions') return { version: { tags: [newVersion] } };
      return { app: app() };
    });
    await readLiveState(context, 'hello');
    await readLiveState(context, 'hello');
    assert.equal(context.calls.length, 6);
  });

  it('knows an app without versions and without a deployment', async () => {
    const context = fakeContext(({ operation }) => {
      if (operation === 'getRegisteredApp') return { repo: {} };
      throw failure({ kind: 'not-found' });
    });
    assert.deepEqual(await readLiveState(context, 'hello'), {
      registered: true,
      app: undefined,
      versions: [],
    });
  });

  it('distinguishes deployed, missing and invisible dependencies', async () => {
    const context = fakeContext(({ input }) => {
      const { appName } = input as { appName: string };
      if (appName === 'log') return { app: app({ appname: 'log' }) };
      throw failure({ kind: appName === 'mail' ? 'forbidden' : 'not-found' });
    });
    const states = await readDependencies(context, facts, app());
    assert.deepEqual(Object.fromEntries(states), { log: 'deployed', mail: 'unknown', redis: 'missing' });
  });

  it('asks nothing about what the running version uses already, nor while the manifest is not known', async () => {
    const context = fakeContext(({ input }) => {
      assert.deepEqual(input, { appName: 'mail' });
      throw failure({ kind: 'not-found' });
    });
    const { useservices, useresources, ...instance } = app({ appname: 'resource.redis.hello' });
    const running = app({
      useservices: [
        { servicename: 'log', serviceprocs: [], service: { ...instance, appname: 'log' } },
        { servicename: 'mail', serviceprocs: [], service: {} },
      ],
      useresources: [{ resourcename: 'redis', resourceprocs: [], resourceinstance: instance }],
    });
    const { appname, ...unknown } = instance;
    assert.equal(appname, 'resource.redis.hello');
    const gone = app({
      useresources: [{ resourcename: 'redis', resourceprocs: [], resourceinstance: unknown }],
    });
    const other = fakeContext(() => {
      throw failure({ kind: 'not-found' });
    });
    assert.equal((await readDependencies(other, facts, gone)).get('redis'), 'missing');
    const states = await readDependencies(context, facts, running);
    assert.deepEqual(Object.fromEntries(states), { log: 'deployed', mail: 'missing', redis: 'deployed' });
    assert.deepEqual([useservices, useresources], [[], []]);
    assert.equal((await readDependencies(context, undefined, running)).size, 0);
  });

  it('stops when it is cancelled', async () => {
    const context = fakeContext(() => {
      throw failure({ kind: 'cancelled' });
    });
    await assert.rejects(readDependencies(context, facts, undefined), { kind: 'cancelled' });
  });

  it('fails when the app is not this person’s', async () => {
    const context = fakeContext(() => {
      throw failure({ kind: 'forbidden' });
    });
    await assert.rejects(readLiveState(context, 'hello'), { kind: 'forbidden' });
  });
});
