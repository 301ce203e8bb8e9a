import assert from 'node:assert/strict';
import {
  createGroup,
  historyOf,
  isBusy,
  lastErrorAt,
  livesAt,
  operateGroup,
  scaleGroup,
  specAt,
  upgradeGroup,
} from '../../../sandbox/lain/pod-group';
import { isRunning, startedAt } from '../../../sandbox/lain/crashes';
import type { PodGroup } from '../../../sandbox/lain/state';
import { timingAt } from '../../../sandbox/lain/timing';
import { assertEvery } from '../../every';

const timing = timingAt(1);
const second = 1000;
const start = 1_800_000_000_000;
const identity = { app: 'hello', proc: 'web', port: 8080, setupTime: 0 };

function wanted(metaVersion: string, numInstances = 2) {
  return { metaVersion, image: `image:${metaVersion}`, numInstances, cpu: 0, memoryBytes: 64 * 1024 ** 2 };
}

/** What a client sees at a time: per instance its version, with an exclamation mark while it does not run. */
function seen(group: PodGroup, seconds: number): string[] {
  const now = start + seconds * second;
  return livesAt(group, now).map(
    (life) => `${String(life.instance)}:${life.metaVersion}${isRunning(life, now) ? '' : '!'}`,
  );
}

/** Two instances of v1 that have been up for long. */
function running(numInstances = 2): PodGroup {
  return createGroup(identity, wanted('v1', numInstances), start - 3600 * second, timing);
}

describe('sandbox: instances of a proc', () => {
  it('start one after the other', () => {
    const group = createGroup(identity, wanted('v1'), start, timing);
    assert.deepEqual(seen(group, 0), ['1:v1!']);
    assert.deepEqual(seen(group, 10), ['1:v1', '2:v1!']);
    assert.deepEqual(seen(group, 20), ['1:v1', '2:v1']);
    assert.ok(isBusy(group, start + 19 * second));
    assert.ok(!isBusy(group, start + 20 * second));
  });

  it('wait for the setup time of the one before', () => {
    const group = createGroup({ ...identity, setupTime: 30 }, wanted('v1'), start, timing);
    assert.deepEqual(seen(group, 39), ['1:v1!']);
    assert.deepEqual(seen(group, 40), ['1:v1', '2:v1!']);
  });

  it('are upgraded one by one: removed, a pause, started, up', () => {
    const group = upgradeGroup(running(), 'hello', wanted('v2'), start, timing);
    assert.deepEqual(seen(group, -1), ['1:v1', '2:v1']);
    assert.deepEqual(seen(group, 0), ['2:v1']);
    assert.deepEqual(seen(group, 10), ['1:v2!', '2:v1']);
    assert.deepEqual(seen(group, 20), ['1:v2']);
    assert.deepEqual(seen(group, 30), ['1:v2', '2:v2!']);
    assert.deepEqual(seen(group, 40), ['1:v2', '2:v2']);
  });

  it('count the versions of their spec in the names of their containers', () => {
    const twice = upgradeGroup(
      upgradeGroup(running(), 'hello', wanted('v2'), start, timing),
      'hello',
      wanted('v2'),
      start + 60 * second,
      timing,
    );
    const later = livesAt(twice, start + 600 * second);
    assert.deepEqual(
      later.map((life) => life.specVersion),
      [3, 3],
    );
    assert.equal(new Set(twice.lives.map((life) => life.containerId)).size, twice.lives.length);
  });

  it('follow a second upgrade that comes while the first is under way', () => {
    const first = upgradeGroup(running(), 'hello', wanted('v2'), start, timing);
    const group = upgradeGroup(first, 'hello', wanted('v3'), start + 15 * second, timing);
    assert.deepEqual(seen(group, 15), ['2:v1']);
    assert.deepEqual(seen(group, 55), ['1:v3', '2:v3']);
    const ofFirst = group.lives.filter((life) => life.metaVersion === 'v2');
    assertEvery(ofFirst, (life) => life.instance === 1);
  });

  it('are scaled up at the end and down from the end', () => {
    const more = scaleGroup(running(), 'hello', 3, start, timing);
    assert.deepEqual(seen(more, 0), ['1:v1', '2:v1', '3:v1!']);
    assert.deepEqual(seen(more, 10), ['1:v1', '2:v1', '3:v1']);
    const fewer = scaleGroup(more, 'hello', 1, start + 60 * second, timing);
    assert.equal(specAt(fewer, start + 60 * second).numInstances, 1);
    assert.deepEqual(seen(fewer, 60), ['1:v1', '2:v1', '3:v1']);
    assert.deepEqual(seen(fewer, 65), ['1:v1', '2:v1']);
    assert.deepEqual(seen(fewer, 70), ['1:v1']);
  });

  it('go all when scaled to none', () => {
    assert.deepEqual(seen(scaleGroup(running(), 'hello', 0, start, timing), 10), []);
  });

  it('stop, start and restart in the same container', () => {
    const before = livesAt(running(), start).map((life) => life.containerId);
    const stopped = operateGroup(running(), 'stop', 2, start, timing);
    assert.deepEqual(seen(stopped, 1), ['1:v1', '2:v1!']);
    const again = operateGroup(stopped, 'start', 0, start + 20 * second, timing);
    assert.deepEqual(seen(again, 21), ['1:v1', '2:v1!']);
    assert.deepEqual(seen(again, 30), ['1:v1', '2:v1']);
    const restarted = operateGroup(again, 'restart', 0, start + 60 * second, timing);
    assert.deepEqual(seen(restarted, 61), ['1:v1!', '2:v1!']);
    assert.deepEqual(seen(restarted, 70), ['1:v1', '2:v1']);
    assert.deepEqual(
      livesAt(restarted, start + 70 * second).map((life) => life.containerId),
      before,
    );
    const actions = historyOf(restarted, 2, start + 70 * second).map((entry) => [entry.action, entry.status]);
    assert.deepEqual(actions, [
      ['restart', 'Success'],
      ['start', 'Success'],
      ['stop', 'Exit'],
      ['deploy', 'Success'],
    ]);
  });
});

describe('sandbox: containers that do not start', () => {
  const failure = 'Cannot start container, no such file';

  it('stay down after a first deployment', () => {
    const group = createGroup(identity, wanted('v1'), start, timing, failure);
    assert.deepEqual(seen(group, 600), ['1:v1!', '2:v1!']);
    assert.equal(lastErrorAt(group, start), '');
    assert.equal(lastErrorAt(group, start + 10 * second), failure);
  });

  it('stay down when they are started by hand', () => {
    const group = createGroup(identity, wanted('v1', 1), start, timing, failure);
    const again = operateGroup(group, 'restart', 0, start + 60 * second, timing);
    assert.deepEqual(seen(again, 600), ['1:v1!']);
  });

  it('make the scheduler give up the upgrade and put the first instance back', () => {
    const group = upgradeGroup(running(), 'hello', wanted('v2'), start, timing, failure);
    assert.equal(specAt(group, start).image, 'image:v2');
    assert.deepEqual(seen(group, 10), ['1:v2!', '2:v1']);
    assert.equal(lastErrorAt(group, start + 10 * second), failure);
    assert.deepEqual(seen(group, 110), ['2:v1']);
    assert.match(lastErrorAt(group, start + 110 * second), /^Your Last upgrade is terrrible/);
    assert.equal(specAt(group, start + 110 * second).image, 'image:v1');
    assert.deepEqual(seen(group, 130), ['1:v1', '2:v1']);
  });

  it('leave a proc with a single instance down', () => {
    const group = upgradeGroup(running(1), 'hello', wanted('v2', 1), start, timing, failure);
    assert.deepEqual(seen(group, 600), ['1:v2!']);
    assert.equal(lastErrorAt(group, start + 600 * second), failure);
  });

  it('are forgotten with the next upgrade', () => {
    const failed = upgradeGroup(running(), 'hello', wanted('v2'), start, timing, failure);
    const group = upgradeGroup(failed, 'hello', wanted('v3'), start + 30 * second, timing);
    assert.equal(lastErrorAt(group, start + 600 * second), '');
    assert.deepEqual(seen(group, 600), ['1:v3', '2:v3']);
  });

  it('crash after a while and are started again when the scheduler looks, over and over', () => {
    const crashing = { ...wanted('v1', 1), crashLoop: { up: 40 * second, down: 90 * second } };
    const group = createGroup(identity, crashing, start, timing);
    assert.deepEqual(seen(group, 49), ['1:v1']);
    assert.deepEqual(seen(group, 50), ['1:v1!']);
    assert.deepEqual(seen(group, 139), ['1:v1!']);
    assert.deepEqual(seen(group, 140), ['1:v1']);
    const [life] = livesAt(group, start + 140 * second);
    assert.ok(life);
    assert.equal(startedAt(life, start + 139 * second), start);
    assert.equal(startedAt(life, start + 141 * second), start + 140 * second);
    assert.deepEqual(
      historyOf(group, 1, start + 200 * second).map(({ status, action, time }) => [
        status,
        action,
        (time - start) / second,
      ]),
      [
        ['Fail', 'exit', 180],
        ['Success', 'restart', 140],
        ['Fail', 'exit', 50],
        ['Success', 'deploy', 0],
      ],
    );
  });

  it('stop crashing with a version that does not', () => {
    const crashing = { ...wanted('v1', 1), crashLoop: { up: second, down: 90 * second } };
    const before = createGroup(identity, crashing, start - 3600 * second, timing);
    const group = upgradeGroup(before, 'hello', wanted('v2', 1), start, timing);
    assert.deepEqual(seen(group, 20), ['1:v2']);
    assert.deepEqual(seen(group, 3600), ['1:v2']);
  });
});
