// A process that deploys a manifest to the sandbox of its parent, and kills itself at one of its requests.
import type { Clock } from '../../../api/clock';
import type { Transport } from '../../../api/http/transport';
import { createUndiciTransport } from '../../../api/http/undici-transport';
import type { RunningSandbox } from '../../../sandbox/options';
import { isOwnWrite, nameOf } from './faulty-transport';
import type { Goal } from './goals';
import { deployRecorded } from './recorded-deployment';
import { openContext } from './stage';

/** What the process is to do. */
export interface Killing extends Pick<Goal, 'text' | 'allowReplace'> {
  readonly ready: RunningSandbox['ready'];
  /** The folder of the history and the locks. */
  readonly state: string;
  /** Which requests count. */
  readonly of: 'all' | 'writes';
  /** The number among them of the request that is the last one; the first is 0. */
  readonly at: number;
  /** `before` it is sent, or `after` its answer has arrived. */
  readonly when: 'before' | 'after';
  /** The time of the sandbox. */
  readonly now: number;
}

/** A pause that the parent lets pass, in milliseconds, and its answer: the time afterwards. */
export interface Pause {
  readonly id: number;
  readonly milliseconds: number;
}
export interface PauseEnd {
  readonly id: number;
  readonly now: number;
}

/** The clock of the parent. */
function parentClock(begins: number): Clock {
  let now = begins;
  const waiting = new Map<number, () => void>();
  process.on('message', (end: PauseEnd) => {
    now = Math.max(now, end.now);
    waiting.get(end.id)?.();
    waiting.delete(end.id);
  });
  let pauses = 0;
  return {
    now: () => now,
    sleep: (milliseconds) =>
      new Promise((resolve) => {
        const pause: Pause = { id: pauses++, milliseconds };
        waiting.set(pause.id, resolve);
        process.send?.(pause);
      }),
  };
}

/** Ends this process at one request; none when it sends fewer. */
function deadlyTransport({ of, at, when }: Killing): Transport {
  const inner = createUndiciTransport();
  const die = () => process.kill(process.pid, 'SIGKILL');
  let counted = 0;
  return {
    send: async (request) => {
      const isMeant = (of === 'all' || isOwnWrite(nameOf(request))) && counted++ === at;
      if (isMeant && when === 'before') die();
      const answer = await inner.send(request);
      if (isMeant && when === 'after') die();
      return answer;
    },
    close: () => inner.close(),
  };
}

async function main(killing: Killing): Promise<void> {
  const transport = deadlyTransport(killing);
  const { context, close } = openContext(killing.ready, { clock: parentClock(killing.now), transport });
  await deployRecorded(context, killing, killing.state);
  await close();
  process.disconnect();
}

void main(JSON.parse(process.argv[2] ?? '') as Killing);
