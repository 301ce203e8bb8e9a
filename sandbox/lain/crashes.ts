import type { PodLife } from './state';

/** A container that ended by itself, or was restarted. */
export interface CrashEvent {
  readonly status: 'Fail' | 'Success';
  readonly action: 'exit' | 'restart';
  readonly time: number;
}

/** Maximum number of reported crashes. */
const maxCrashes = 10;

/** Whether a container runs at a time; one that crashes runs between its restart and its next end. */
export function isRunning(life: PodLife, now: number): boolean {
  if (life.readyAt === undefined || life.readyAt > now) return false;
  const { crashLoop } = life;
  return !crashLoop || (now - life.readyAt) % (crashLoop.up + crashLoop.down) < crashLoop.up;
}

/** When a container was started last; undefined when it never was. */
export function startedAt(life: PodLife, now: number): number | undefined {
  const { crashLoop, readyAt } = life;
  if (!crashLoop || readyAt === undefined || readyAt > now) return life.startedAt;
  const restarts = Math.floor((now - readyAt) / (crashLoop.up + crashLoop.down));
  return restarts === 0 ? life.startedAt : readyAt + restarts * (crashLoop.up + crashLoop.down);
}

/** The latest ends and restarts of a container that crashes, until a time or its removal; oldest first. */
export function crashesOf({ crashLoop, readyAt, until }: PodLife, now: number): CrashEvent[] {
  if (!crashLoop || readyAt === undefined) return [];
  const end = Math.min(now, until ?? now);
  const cycle = crashLoop.up + crashLoop.down;
  const last = Math.floor((end - readyAt) / cycle);
  const events: CrashEvent[] = [];
  for (let count = Math.max(0, last - maxCrashes); count <= last; count += 1) {
    const begin = readyAt + count * cycle;
    if (count > 0) events.push({ status: 'Success', action: 'restart', time: begin });
    events.push({ status: 'Fail', action: 'exit', time: begin + crashLoop.up });
  }
  return events.filter((event) => event.time <= end);
}
