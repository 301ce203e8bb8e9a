import assert from 'node:assert/strict';
import { findApp } from '../../../sandbox/lain/cluster';
import { livesAt, specAt } from '../../../sandbox/lain/pod-group';
import { renderApp } from '../../../sandbox/lain/render';
import { rollOut, takeDown } from '../../../sandbox/lain/rollout';
import type { LainApp, LainState, Release } from '../../../sandbox/lain/state';
import { timingAt } from '../../../sandbox/lain/timing';
import { emptyState } from '../../../sandbox/seeds/empty';
import { manifest, portal, proc, web } from '../../../sandbox/seeds/demo/procs';

const start = Date.UTC(2026, 10, 21, 12, 0, 0);
const minute = 60_000;
const timing = timingAt(1);

function release(number: number, content: Release['manifest'], more: Partial<Release> = {}): Release {
  const metaVersion = `${String(1_790_000_000 + number)}-${'a'.repeat(40)}`;
  return { metaVersion, hasMeta: true, hasRelease: true, manifest: content, ...more };
}

function clusterWith(apps: Record<string, Release[]>): LainState {
  const state = emptyState(start).lain;
  state.apps = Object.entries(apps).map(([name, releases]): LainApp => ({
    name,
    gitUrl: '',
    protected: false,
    maintainers: [{ username: 'lin', role: 'admin' }],
    releases,
    operationLogs: [],
  }));
  return state;
}

function app(state: LainState, name: string): LainApp {
  const found = findApp(state, name);
  assert.ok(found, `${name} is registered`);
  return found;
}

function deploy(state: LainState, name: string, number: number, now: number): string | undefined {
  const target = app(state, name);
  const wanted = target.releases[number];
  assert.ok(wanted);
  return rollOut({ state, now, timing }, target, wanted);
}

function view(state: LainState, name: string, now: number) {
  return renderApp({ state, now, canaries: true }, app(state, name));
}

describe('sandbox: rolling an app out', () => {
  it('keeps what was scaled, adds new procs and removes those that are gone', () => {
    const state = clusterWith({
      shop: [
        release(1, manifest([web('shop', { numInstances: 2 }), proc('old', 'worker')])),
        release(2, manifest([web('shop', { numInstances: 5, cpu: 3, memory: '1g' }), proc('new', 'worker')])),
      ],
    });
    assert.equal(deploy(state, 'shop', 0, start), undefined);
    assert.equal(deploy(state, 'shop', 1, start + 5 * minute), undefined);
    const { procs, metaversion } = view(state, 'shop', start + 10 * minute);
    assert.deepEqual(
      procs.map((one) => [one.procname, one.numinstances, one.cpu, one.memory, one.pods.length]),
      [
        ['web', 2, 0, '32 MB', 2],
        ['new', 1, 0, '32 MB', 1],
      ],
    );
    const versions = procs
      .flatMap((one) => one.pods)
      .map((pod) => pod.envs.find((env) => env.startsWith('LAIN_APP_RELEASE')));
    assert.deepEqual(new Set(versions), new Set([`LAIN_APP_RELEASE_VERSION=${metaversion}`]));
  });

  it('changes nothing when the manifest is refused', () => {
    const state = clusterWith({
      shop: [
        release(1, manifest([web('shop')])),
        release(2, manifest([web('shop')]), { refusal: { text: 'no appname' } }),
      ],
    });
    deploy(state, 'shop', 0, start);
    const before = view(state, 'shop', start + 10 * minute);
    assert.equal(deploy(state, 'shop', 1, start + minute), 'no appname');
    assert.deepEqual(view(state, 'shop', start + 10 * minute), before);
  });

  it('stops half-way when the scheduler refuses a proc: the version stays, the pods are mixed', () => {
    const content = manifest([web('shop'), proc('jobs', 'worker')]);
    const state = clusterWith({
      shop: [
        release(1, content),
        release(2, content, { refusal: { proc: 'jobs', text: 'Conflicted ports' } }),
      ],
    });
    deploy(state, 'shop', 0, start);
    assert.equal(deploy(state, 'shop', 1, start + 5 * minute), 'Conflicted ports');
    const groups = app(state, 'shop').deployment?.groups ?? [];
    const [first, second] = app(state, 'shop').releases.map((one) => one.metaVersion);
    assert.equal(app(state, 'shop').deployment?.metaVersion, first);
    const running = groups.map((group) => specAt(group, start + 10 * minute).metaVersion);
    assert.deepEqual(running, [second, first]);
  });

  it('makes an instance of a resource for its client and removes it with the client', () => {
    const redis = manifest([proc('redis', 'worker', { port: 6379 }), portal('redis', 6379)], {
      appType: 'resource',
    });
    const needs = { useResources: { redis: ['redis'] } };
    const state = clusterWith({
      redis: [release(1, redis)],
      shop: [release(1, manifest([web('shop')], needs)), release(2, manifest([web('shop')]))],
    });
    assert.equal(deploy(state, 'shop', 0, start), 'Error: Resource redis DoesNotExist');
    deploy(state, 'redis', 0, start);
    assert.deepEqual(
      view(state, 'redis', start).procs.map((one) => [one.pods, one.memory]),
      [[[], '32m']],
    );
    assert.equal(deploy(state, 'shop', 0, start), undefined);

    const shown = view(state, 'shop', start + minute).useresources[0];
    assert.equal(shown?.resourceinstance.appname, 'resource.redis.shop');
    assert.equal(shown.resourceinstance.apptype, 'resource-instance');
    assert.deepEqual(shown.resourceprocs, ['portal-redis']);
    assert.equal(view(state, 'redis', start).resourceinstances?.length, 1);

    deploy(state, 'shop', 1, start + 2 * minute);
    assert.equal(app(state, 'resource.redis.shop').deployment, undefined);
  });

  it('gives every client of a service its own portals, in any order of deployment', () => {
    const mail = manifest([proc('mail', 'worker'), portal('mail', 25)], { appType: 'service' });
    const needs = { useServices: { mail: ['mail'] } };
    const state = clusterWith({
      mail: [release(1, mail)],
      shop: [release(1, manifest([web('shop')], needs))],
      news: [release(1, manifest([web('news')], needs))],
    });
    deploy(state, 'shop', 0, start);
    assert.deepEqual(view(state, 'shop', start).useservices, [
      { servicename: 'mail', serviceprocs: ['portal-mail'], service: {} },
    ]);
    deploy(state, 'mail', 0, start);
    deploy(state, 'news', 0, start);
    const portalOf = (name: string) =>
      view(state, name, start + minute).useservices[0]?.service.portals?.[0]?.pods;
    assert.equal(view(state, 'mail', start + minute).portals[0]?.pods.length, 2);
    assert.equal(portalOf('shop')?.length, 1);
    assert.notEqual(portalOf('shop')?.[0]?.containerid, portalOf('news')?.[0]?.containerid);

    takeDown(state, app(state, 'shop'));
    assert.equal(view(state, 'mail', start + minute).portals[0]?.pods.length, 1);
  });

  it('can’t create containers with less than 4 MiB', () => {
    const state = clusterWith({ shop: [release(1, manifest([web('shop', { memory: '1m' })]))] });
    deploy(state, 'shop', 0, start);
    const [shown] = view(state, 'shop', start + minute).procs;
    assert.match(shown?.lasterror ?? '', /^Cannot create container, /);
    assert.deepEqual(
      shown?.pods.map((pod) => [pod.status, pod.uptime]),
      [['False', '0001-01-01 00:00:00']],
    );
  });

  it('shows times in two zones', () => {
    const state = clusterWith({ shop: [release(1, manifest([web('shop')]))] });
    deploy(state, 'shop', 0, start);
    const shown = view(state, 'shop', start + minute);
    assert.equal(shown.updatetime, '2026-11-21 12:00:00');
    assert.equal(shown.procs[0]?.pods[0]?.uptime, '2026-11-21 20:00:00');
  });

  it('shows the error of the last proc alone as that of the app', () => {
    const content = manifest([web('shop'), proc('jobs', 'worker')]);
    const broken = (name: string) => ({
      startFailure: { procs: [name], text: `Cannot start container, ${name}` },
    });
    const state = clusterWith({
      shop: [release(1, content, broken('web')), release(2, content, broken('jobs'))],
    });
    deploy(state, 'shop', 0, start);
    assert.equal(view(state, 'shop', start + minute).deployerror, '');
    deploy(state, 'shop', 1, start + minute);
    assert.equal(view(state, 'shop', start + 9 * minute).deployerror, 'Cannot start container, jobs');
    const [group] = app(state, 'shop').deployment?.groups ?? [];
    assert.ok(group && livesAt(group, start + 9 * minute).length === 1);
  });
});
