import { createHash } from 'node:crypto';
import { crashesOf, isRunning } from './crashes';
import type { GroupSpec, PodGroup, PodLife } from './state';
import type { Timing } from './timing';

/**
 * The scheduler's part: every change of a proc plans at once what will happen to its instances and when. What is true
 * at a time is then read off the plan, so nothing runs in the background.
 * Source of the order of steps: LAIN console API, section 6.
 */

/** Keeps the histories of long-lived procs from growing without end. */
const livesKept = 60;

const lastUpgradeTerrible =
  "Your Last upgrade is terrrible, so we won't upgrade it, please check your code carefully!!";

/** Identity of a pod group and what its containers need. */
export interface GroupIdentity {
  readonly app: string;
  readonly proc: string;
  readonly client?: string;
  readonly port: number;
  readonly setupTime: number;
}

export type WantedSpec = Omit<GroupSpec, 'at' | 'version'>;

/** The spec in force at a time. */
export function specAt(group: PodGroup, now: number): GroupSpec {
  const begun = group.specs.filter((spec) => spec.at <= now);
  const spec = begun.at(-1) ?? group.specs[0];
  if (!spec) throw new Error(`The pod group of ${group.proc} has no spec.`);
  return spec;
}

/** The containers that exist at a time, by instance. */
export function livesAt(group: PodGroup, now: number): PodLife[] {
  return group.lives
    .filter((life) => life.from <= now && (life.until === undefined || life.until > now))
    .sort((one, other) => one.instance - other.instance);
}

/** The scheduler's last error at a time; empty when there is none. */
export function lastErrorAt(group: PodGroup, now: number): string {
  return group.errors.filter((error) => error.at <= now).at(-1)?.text ?? '';
}

/** True while another operation on the group is in progress. */
export function isBusy(group: PodGroup, now: number): boolean {
  return group.busyUntil > now;
}

/** A new pod group: its instances are started one after the other. `failure` is why their containers do not start. */
export function createGroup(
  identity: GroupIdentity,
  wanted: WantedSpec,
  now: number,
  timing: Timing,
  failure?: string,
): PodGroup {
  const spec: GroupSpec = { ...wanted, at: now, version: 1 };
  const { app, ...rest } = identity;
  const group: PodGroup = { ...rest, specs: [spec], lives: [], errors: [], busyUntil: now };
  return startInstances(group, app, spec, { first: 1, now }, timing, failure);
}

/** Rolling upgrade to another spec (also to the same one: everything restarts). Supersedes what was still planned. */
export function upgradeGroup(
  group: PodGroup,
  app: string,
  wanted: WantedSpec,
  now: number,
  timing: Timing,
  failure?: string,
): PodGroup {
  const former = specAt(group, now);
  const spec: GroupSpec = { ...wanted, at: now, version: former.version + 1 };
  const settled = forgetPlans(group, now);
  const begun: PodGroup = { ...settled, specs: [...settled.specs, spec], errors: [{ at: now, text: '' }] };
  if (failure !== undefined) return failUpgrade(begun, app, { former, spec }, now, timing, failure);

  let time = now;
  let lives = begun.lives.map((life) =>
    life.instance > spec.numInstances && life.until === undefined ? { ...life, until: now } : life,
  );
  for (let instance = 1; instance <= spec.numInstances; instance += 1) {
    lives = endLife(lives, instance, time);
    const from = time + timing.pause;
    const life = newLife(app, group, spec, instance, from, 'upgrade');
    const readyAt = from + timing.start + group.setupTime * timing.second;
    lives = [...lives, { ...life, startedAt: from, readyAt }];
    time = readyAt;
  }
  return keep({ ...begun, lives, busyUntil: time });
}

/** More or fewer instances: new ones start one after the other, surplus ones go from the highest number down. */
export function scaleGroup(
  group: PodGroup,
  app: string,
  numInstances: number,
  now: number,
  timing: Timing,
  failure?: string,
): PodGroup {
  const former = specAt(group, now);
  const spec: GroupSpec = { ...former, at: now, numInstances };
  const scaled: PodGroup = { ...group, specs: [...group.specs, spec] };
  if (numInstances >= former.numInstances) {
    return startInstances(scaled, app, spec, { first: former.numInstances + 1, now }, timing, failure);
  }
  let time = now;
  let lives = scaled.lives;
  for (let instance = former.numInstances; instance > numInstances; instance -= 1) {
    time += timing.removal;
    lives = endLife(lives, instance, time);
  }
  return keep({ ...scaled, lives, busyUntil: time });
}

export type InstanceOperation = 'start' | 'stop' | 'restart';

/** Starts, stops or restarts one instance (from 1) or all of them (0); the containers stay the same. */
export function operateGroup(
  group: PodGroup,
  operation: InstanceOperation,
  instance: number,
  now: number,
  timing: Timing,
): PodGroup {
  const concerned = livesAt(group, now).filter((life) => instance === 0 || life.instance === instance);
  let lives = group.lives;
  for (const life of concerned) {
    if (operation === 'start' && isRunning(life, now)) continue;
    const next: PodLife = { ...life, from: now, action: operation };
    delete next.readyAt;
    delete next.until;
    if (operation !== 'stop' && life.startedAt !== undefined) {
      next.startedAt = now;
      next.readyAt = now + timing.start + group.setupTime * timing.second;
    }
    lives = [...endLife(lives, life.instance, now), next];
  }
  const end = operation === 'stop' ? now + timing.removal : now + timing.start;
  return keep({ ...group, lives, busyUntil: end });
}

/** One entry of an instance's history, newest first; times in milliseconds. */
export interface HistoryEntry {
  readonly status: string;
  readonly action: string;
  readonly time: number;
  readonly image: string;
  readonly node: number;
}

/** What has happened to an instance (from 1) until now. */
export function historyOf(group: PodGroup, instance: number, now: number): HistoryEntry[] {
  return group.lives
    .filter((life) => life.instance === instance && life.from <= now)
    .flatMap((life) => {
      const status = life.readyAt === undefined ? (life.action === 'stop' ? 'Exit' : 'Fail') : 'Success';
      const begun = { status, action: life.action, time: life.from };
      const { image, node } = life;
      return [begun, ...crashesOf(life, now)].map((event) => ({ ...event, image, node }));
    })
    .reverse();
}

function startInstances(
  group: PodGroup,
  app: string,
  spec: GroupSpec,
  start: { first: number; now: number },
  timing: Timing,
  failure?: string,
): PodGroup {
  let time = start.now;
  const started: PodLife[] = [];
  for (let instance = start.first; instance <= spec.numInstances; instance += 1) {
    const life = newLife(app, group, spec, instance, time, 'deploy');
    const readyAt = time + timing.start + group.setupTime * timing.second;
    started.push(failure === undefined ? { ...life, startedAt: time, readyAt } : life);
    time = readyAt;
  }
  const errors = failure === undefined ? group.errors : [{ at: start.now + timing.start, text: failure }];
  return keep({ ...group, lives: [...group.lives, ...started], errors, busyUntil: time });
}

/**
 * An upgrade whose containers do not start. Before it would touch instance 2 the scheduler gives up and puts instance 1
 * back to the former spec; with a single instance nothing is put back.
 */
function failUpgrade(
  group: PodGroup,
  app: string,
  { former, spec }: { former: GroupSpec; spec: GroupSpec },
  now: number,
  timing: Timing,
  failure: string,
): PodGroup {
  const from = now + timing.pause;
  const failed = newLife(app, group, spec, 1, from, 'upgrade');
  const lives = [...endLife(group.lives, 1, now), failed];
  const errors = [...group.errors, { at: from, text: failure }];
  if (spec.numInstances < 2) return keep({ ...group, lives, errors, busyUntil: from });

  const givenUp = from + timing.giveUpAfterMs;
  const restored: GroupSpec = { ...former, at: givenUp };
  const back = newLife(
    app,
    group,
    { ...former, version: spec.version },
    1,
    givenUp + timing.pause,
    'rollback',
  );
  const readyAt = back.from + timing.start + group.setupTime * timing.second;
  return keep({
    ...group,
    specs: [...group.specs, restored],
    lives: [...endLife(lives, 1, givenUp), { ...back, startedAt: back.from, readyAt }],
    errors: [...errors, { at: givenUp, text: lastUpgradeTerrible }],
    busyUntil: readyAt,
  });
}

/** Drops what was planned for later than now; containers that were to be removed later stay. */
function forgetPlans(group: PodGroup, now: number): PodGroup {
  return {
    ...group,
    specs: group.specs.filter((spec) => spec.at <= now),
    errors: group.errors.filter((error) => error.at <= now),
    lives: group.lives
      .filter((life) => life.from <= now)
      .map(({ until, ...life }) => (until !== undefined && until <= now ? { ...life, until } : life)),
  };
}

function endLife(lives: readonly PodLife[], instance: number, at: number): PodLife[] {
  return lives.map((life) =>
    life.instance === instance && life.until === undefined ? { ...life, until: at } : life,
  );
}

function newLife(
  app: string,
  group: { proc: string; client?: string },
  spec: GroupSpec,
  instance: number,
  from: number,
  action: string,
): PodLife {
  const identity = [app, group.proc, group.client ?? '', instance, spec.version, from].join(' ');
  const containerId = createHash('sha256').update(identity).digest('hex');
  const number = parseInt(containerId.slice(0, 8), 16);
  return {
    instance,
    containerId,
    containerIp: `172.20.${String(100 + (number % 100))}.${String(2 + ((number >> 8) & 127))}`,
    node: 1 + ((instance + number) % 3),
    specVersion: spec.version,
    drift: 0,
    metaVersion: spec.metaVersion,
    image: spec.image,
    action,
    from,
    ...(spec.crashLoop && { crashLoop: spec.crashLoop }),
  };
}

/** Drops the oldest containers that are gone. */
function keep(group: PodGroup): PodGroup {
  const surplus = group.lives.length - livesKept;
  if (surplus <= 0) return group;
  const gone = new Set(group.lives.filter((life) => life.until !== undefined).slice(0, surplus));
  return { ...group, lives: group.lives.filter((life) => !gone.has(life)) };
}
