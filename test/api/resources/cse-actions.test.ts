import assert from 'node:assert/strict';
import { loadAction } from '../../../client/commands/actions/action-table';
import type { ActionId } from '../../../client/commands/actions/action-table';
import { cseOf, engines, scopeOfEngine } from '../../../resources/cse/engines';
import type { Answers } from '../../../resources/resource-action';
import { engineNetworks } from '../../../resources/cse/engine-networks';
import { policies } from '../../../resources/cse/policies';
import { namespaces } from '../../../resources/nacos/namespaces';
import { itemRef, listRef, startActing, type ActingStage } from './acting';

describe('actions on engines', () => {
  let stage: ActingStage;

  beforeEach(async () => void (stage = await startActing()));
  afterEach(() => stage.close());

  async function act(id: ActionId, name: string, answers: Answers = {}) {
    return stage.act(id, itemRef(engines, {}, await stage.item(engines, {}, name)), answers);
  }

  const wanted = {
    name: 'new-engine',
    specType: 'CSE2',
    flavor: 'cse.s1.small2',
    authType: 'RBAC',
    password: 'Trial-Horse-9',
    repeated: 'Trial-Horse-9',
    description: 'For trials',
  };

  it('create one in the network of another, asking for what its type needs', async () => {
    const [network] = await stage.items(engineNetworks, {});
    assert.ok(network);
    const answers = { ...wanted, network: network.networkId, azList: 'eu-west-101a, eu-west-101b' };
    const { step, asked, result } = await stage.act('createEngine', listRef(engines, {}), answers);
    const names = ['name', 'specType', 'flavor', 'authType', 'password', 'repeated', 'network', 'azList'];
    assert.deepEqual(
      asked.map(({ name }) => name),
      [...names, 'description'],
    );
    assert.deepEqual(
      asked.filter(({ secret }) => secret).map(({ name }) => name),
      ['password', 'repeated'],
    );
    assert.equal(asked.find(({ name }) => name === 'azList')?.initial, 'eu-west-101a, eu-west-101b');
    assert.ok(!JSON.stringify(step).includes(wanted.password));
    assert.deepEqual(step.changes, [
      { path: 'Size', to: 'cse.s1.small2' },
      { path: 'Availability zones', to: 'eu-west-101a, eu-west-101b' },
      { path: 'VPC', to: network.vpc },
      { path: 'Subnet', to: `${network.subnetCidr} (${network.networkId})` },
      { path: 'Authentication', to: 'RBAC' },
    ]);
    assert.deepEqual(result, { state: 'done', message: 'new-engine is created.' });
    const { status, flavor, authType, reference } = await stage.item(engines, {}, 'new-engine');
    assert.deepEqual([status, flavor, authType], ['Available', 'cse.s1.small2', 'RBAC']);
    assert.deepEqual(new Set(reference?.azList), new Set(['eu-west-101a', 'eu-west-101b']));
  });

  it('offer engines that can hold what is looked for', async () => {
    const all = await stage.items(engines, {});
    const namesFor = ({ below }: Pick<typeof policies | typeof namespaces, 'below'>) =>
      all.filter((engine) => below?.holds(engine)).map(({ name }) => name);
    assert.deepEqual(namesFor(policies), ['prod-engine']);
    assert.deepEqual(namesFor(namespaces), ['nacos-engine']);
    assert.ok(all.some(({ status }) => status === 'CreateFailed'));
  });

  it('are listed as soon as their creation has begun, and again with each step of it', async () => {
    const [network] = await stage.items(engineNetworks, {});
    const answers = { ...wanted, network: network?.networkId ?? '', azList: 'eu-west-101a' };
    const seen: (string | null | undefined)[] = [];
    const look = async () => {
      const { items } = await stage.lists.get(engines, stage.session, {});
      seen.push(items.find(({ name }) => name === wanted.name)?.status);
    };
    const looks: Promise<void>[] = [];
    await look();
    stage.lists.onDidChange(() => void looks.push(look()));
    await stage.act('createEngine', listRef(engines, {}), answers);
    await Promise.all(looks);
    assert.equal(seen[0], undefined);
    assert.ok(seen.includes('Creating'), seen.join());
  });

  it('create one in a network that is given by its ids, and say where its job failed', async () => {
    const network = {
      network: '',
      vpc: 'lab',
      vpcId: 'vpc-1',
      networkId: 'net-1',
      subnetCidr: '10.1.0.0/29',
    };
    const answers = { ...wanted, authType: 'NONE', ...network, azList: 'eu-west-101a' };
    const { asked, result } = await stage.act('createEngine', listRef(engines, {}), answers);
    assert.ok(!asked.some(({ secret }) => secret), 'without sign-in there is no password');
    assert.equal(result.state, 'failed');
    assert.match(result.message, /^Job \d+ failed at /);
    assert.equal((await stage.item(engines, {}, 'new-engine')).status, 'CreateFailed');
  });

  it('are not created under a name in use, with a mistyped password, or beyond the quota', async () => {
    const [network] = await stage.items(engineNetworks, {});
    const answers = { ...wanted, network: network?.networkId ?? '', azList: 'eu-west-101a' };
    const reasonFor = async (changed: Answers) =>
      (await stage.act('createEngine', listRef(engines, {}), { ...answers, ...changed })).step.reason;
    assert.equal(await reasonFor({ name: 'prod-engine' }), 'An engine with this name exists.');
    await assert.rejects(reasonFor({ repeated: 'Trial-Horse-8' }), { actual: 'The passwords differ.' });
    const nacos = { ...answers, specType: 'Nacos2', flavor: 'cse.nacos2.c1.large.10' };
    for (const name of ['one', 'two']) {
      const { result } = await stage.act('createEngine', listRef(engines, {}), {
        ...nacos,
        name: `n-${name}`,
      });
      assert.equal(result.state, 'done', result.message);
    }
    const { step, asked: none } = await stage.act('createEngine', listRef(engines, {}));
    assert.match(step.reason ?? '', /no more engines than 5/);
    assert.deepEqual(none, [], 'no answer would change it');
  });

  it('say in words which name and which password a new one can have', async () => {
    const refusal = async (changed: Answers) => {
      const acting = stage.act('createEngine', listRef(engines, {}), { ...wanted, ...changed });
      return acting.then(
        () => assert.fail('it was accepted'),
        ({ actual }: assert.AssertionError) => String(actual),
      );
    };
    assert.equal(
      await refusal({ name: 'new_engine' }),
      'This doesn’t fit. Name: letters, digits and -; a letter first, no - last, not default.',
    );
    assert.match(await refusal({ password: 'horse' }), /^This doesn’t fit. 8 to 32 characters, among them/);
  });

  it('retry a failed job and follow it to its end', async () => {
    const { result } = await act('retryEngineJob', 'rehearsal-engine');
    assert.deepEqual(result, { state: 'done', message: 'rehearsal-engine is changed.' });
    const { status } = await stage.item(engines, {}, 'rehearsal-engine');
    assert.equal(status, 'Available');
  });

  it('change alias and description, and say that nothing would change', async () => {
    const answers = { alias: 'Shop', description: 'Registry of the shop' };
    const { step, result } = await act('describeEngine', 'prod-engine', answers);
    assert.deepEqual(step.changes, [
      { path: 'alias', from: '', to: 'Shop' },
      {
        path: 'description',
        from: 'Registry and configuration of the shop',
        to: 'Registry of the shop',
      },
    ]);
    assert.equal(result.state, 'done');
    const { alias, description } = await stage.item(engines, {}, 'prod-engine');
    assert.deepEqual({ alias, description }, answers);
    const again = await act('describeEngine', 'prod-engine', { ...answers, description: '' });
    assert.equal(again.step.reason, 'Nothing would change.');
  });

  it('resize to a flavor of the live list', async () => {
    const { step, result } = await act('resizeEngine', 'nacos-engine', {
      flavor: 'cse.nacos2.c1.xlarge.40',
    });
    assert.deepEqual(step.changes, [
      { path: 'flavor', from: 'cse.nacos2.c1.large.10', to: 'cse.nacos2.c1.xlarge.40' },
    ]);
    assert.equal(result.state, 'done');
    assert.equal((await stage.item(engines, {}, 'nacos-engine')).flavor, 'cse.nacos2.c1.xlarge.40');
  });

  it('upgrade to the newest version, and are then no longer offered', async () => {
    const { result } = await act('upgradeEngine', 'prod-engine');
    assert.equal(result.state, 'done');
    const engine = await stage.item(engines, {}, 'prod-engine');
    assert.equal(engine.version, '2.4.1');
    const action = await loadAction('upgradeEngine');
    assert.equal(action.isOffered?.(engine), false);
  });

  it('change the authentication, and say who will be refused', async () => {
    await act('retryEngineJob', 'rehearsal-engine');
    const { step, result } = await act('changeEngineAuthentication', 'rehearsal-engine', {
      authType: 'RBAC',
    });
    assert.match(step.notes?.join() ?? '', /do not sign in will be refused/);
    assert.equal(result.state, 'done');
    assert.equal((await stage.item(engines, {}, 'rehearsal-engine')).authType, 'RBAC');
    const again = await act('changeEngineAuthentication', 'rehearsal-engine', { authType: 'RBAC' });
    assert.equal(again.step.action, 'blocked');
  });

  it('delete an engine after its name was typed, and count what goes with it', async () => {
    const nacos = await act('deleteEngine', 'nacos-engine', { name: 'nacos-engine' });
    assert.equal(nacos.step.action, 'remove');
    assert.deepEqual(nacos.step.notes, ['Goes with it: 4 namespaces, 35 configurations.']);
    assert.deepEqual(nacos.result, { state: 'done', message: 'nacos-engine is deleted.' });
    const { step } = await act('deleteEngine', 'prod-engine', { name: 'prod-engine' });
    const notes = step.notes?.join('\n') ?? '';
    assert.match(notes, /Goes with it: \d+ microservice versions\./);
    assert.match(notes, /Goes with it: \d+ running instances\./);
    assert.match(notes, /Goes with it: \d+ configuration items, 1\d of them policies and route rules\./);
    const left = await stage.items(engines, {});
    assert.deepEqual(
      left.map(({ name }) => name),
      ['rehearsal-engine'],
    );
  });

  it('say which task of a job failed, and why', async () => {
    const action = await loadAction('retryEngineJob');
    const failing = await stage.item(engines, {}, 'rehearsal-engine');
    assert.equal(action.isOffered?.(failing), true);
    const { followEngineJob } = await import('../../../resources/cse/follow-job');
    const progress: string[] = [];
    const outcome = await followEngineJob(stage.session, scopeOfEngine(failing), failing.latestJobId, {
      clock: { now: () => 0, sleep: () => Promise.resolve() },
      signal: new AbortController().signal,
      progress: (text) => progress.push(text),
      changed: () => undefined,
    });
    assert.equal(outcome?.state, 'failed');
    assert.match(outcome.message, /^Job \d+ failed at Creation of the nodes: Subnet .* IP addresses\.$/);
  });

  it('report each task of a job once while it is followed', async () => {
    const { client, project_id } = await cseOf(stage.session);
    const { upgradeEngine } = await import('../../../api/catalogue/cse/engine-jobs');
    const engine = await stage.item(engines, {}, 'prod-engine');
    const input = { project_id, engine_id: engine.id, body: { version: '2.4.1' } };
    const { jobId } = await client.call(upgradeEngine, input);
    const { followEngineJob } = await import('../../../resources/cse/follow-job');
    const progress: string[] = [];
    const outcome = await followEngineJob(stage.session, scopeOfEngine(engine), jobId, {
      clock: {
        now: () => stage.sandbox.now(),
        sleep: (milliseconds) => Promise.resolve(stage.sandbox.advance(milliseconds)),
      },
      signal: new AbortController().signal,
      progress: (text) => progress.push(text),
      changed: () => undefined,
    });
    assert.equal(outcome, undefined);
    assert.deepEqual(progress, [
      'Preparation of the upgrade: Backup of the data',
      'Upgrade of the engine: Rolling upgrade of the components',
      'Completion: Check of all components',
    ]);
  });
});
