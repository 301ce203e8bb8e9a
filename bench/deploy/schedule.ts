/** How many calls a server takes. Source: resources §9. */
export interface Limits {
  readonly atOnce: number;
  /** Unlimited when left out. */
  readonly aSecond?: number;
}

/** What is done for one resource: calls to one server, one after the other, and what they wait for. */
export interface Task {
  readonly id: string;
  readonly server: string;
  /** Length of the calls, and the time that passes after each of them, in milliseconds. */
  readonly calls: readonly Call[];
  /** Ids of the tasks to finish first. */
  readonly after: readonly string[];
}

export interface Call {
  readonly length: number;
  /** Such as the time of a job that the call has begun. */
  readonly pause: number;
}

/** A task on its way. */
interface Work {
  readonly task: Task;
  /** Time from its next call to the end of the last task that waits for it. */
  readonly remaining: readonly number[];
  next: number;
  /** From when its next call may begin. */
  readyAt: number;
}

/**
 * Time that a list schedule takes, in milliseconds: whenever a server takes another call, it is given the one that most
 * of the remaining time depends on.
 */
export function listSchedule(tasks: readonly Task[], limits: Readonly<Record<string, Limits>>): number {
  const ends = new Map<string, number>();
  const lengths = remainingTimes(tasks);
  const left = new Set(tasks.map((task) => workOf(task, lengths)));
  const servers = new Map(Object.entries(limits).map(([name, limit]) => [name, new Server(limit)]));
  const readyAt = ({ task, next, readyAt: at }: Work): number =>
    next > 0 ? at : Math.max(0, ...task.after.map((id) => ends.get(id) ?? Infinity));
  while (left.size > 0) {
    const candidates = [...left].flatMap((work) => {
      const server = servers.get(work.task.server);
      if (!server) throw new Error(`Nothing is known of ${work.task.server}.`);
      return [{ work, server, start: server.startOf(readyAt(work)) }];
    });
    const earliest = Math.min(...candidates.map(({ start }) => start));
    if (earliest === Infinity) throw new Error('Tasks wait for each other.');
    const [first] = candidates
      .filter(({ start }) => start === earliest)
      .sort((one, other) => urgency(other.work) - urgency(one.work));
    if (!first) break;
    const { work, server, start } = first;
    const { length = 0, pause = 0 } = work.task.calls[work.next] ?? {};
    server.begin(start, length);
    work.next += 1;
    work.readyAt = start + length + pause;
    if (work.next < work.task.calls.length) continue;
    ends.set(work.task.id, work.readyAt);
    left.delete(work);
  }
  return Math.max(0, ...ends.values());
}

function urgency({ remaining, next }: Work): number {
  return remaining[next] ?? 0;
}

function workOf(task: Task, lengths: ReadonlyMap<string, number>): Work {
  const whole = lengths.get(task.id) ?? 0;
  let passed = 0;
  const remaining = task.calls.map(({ length, pause }) => {
    const rest = whole - passed;
    passed += length + pause;
    return rest;
  });
  return { task, remaining, next: 0, readyAt: 0 };
}

/** Time from the beginning of each task to the end of the last one that depends on it. */
function remainingTimes(tasks: readonly Task[]): ReadonlyMap<string, number> {
  const later = new Map<string, Task[]>();
  for (const task of tasks) for (const id of task.after) later.set(id, [...(later.get(id) ?? []), task]);
  const known = new Map<string, number>();
  const timeOf = (task: Task): number => {
    const found = known.get(task.id);
    if (found !== undefined) return found;
    const own = task.calls.reduce((sum, { length, pause }) => sum + length + pause, 0);
    const time = own + Math.max(0, ...(later.get(task.id) ?? []).map(timeOf));
    known.set(task.id, time);
    return time;
  };
  for (const task of tasks) timeOf(task);
  return known;
}

/** A server that takes some calls at once, and some a second. */
class Server {
  /** When each of those that can be under way is free. */
  private readonly free: number[];
  private readonly begun: number[] = [];

  constructor(private readonly limits: Limits) {
    this.free = Array.from({ length: limits.atOnce }, () => 0);
  }

  /** When a call can begin that is ready at a time. */
  startOf(ready: number): number {
    const { aSecond } = this.limits;
    const before = aSecond === undefined ? undefined : this.begun[this.begun.length - aSecond];
    return Math.max(ready, Math.min(...this.free), before === undefined ? 0 : before + 1000);
  }

  begin(start: number, length: number): void {
    this.free[this.free.indexOf(Math.min(...this.free))] = start + length;
    this.begun.push(start);
  }
}
