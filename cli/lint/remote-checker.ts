import { Worker } from 'node:worker_threads';
import type { Checker } from './checker';
import type { Answer, Request, WorkerSetup } from './worker-messages';

/** A checker in a thread of its own. */
export interface RemoteChecker extends Checker {
  end(): Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Starts a thread that checks files. Its calls fail with the error that the same call would throw here, or with that which
 * has ended the thread.
 *
 * @param bundle The bundle of the command line, which serves lint when it runs in a thread.
 */
export function startRemoteChecker(bundle: string, workerData: WorkerSetup): RemoteChecker {
  const worker = new Worker(bundle, { workerData });
  const waiting: Waiting[] = [];
  let failure: Error | undefined;
  const fail = (error: Error): void => {
    failure ??= error;
    for (const { reject } of waiting.splice(0)) reject(failure);
  };
  worker.on('message', (answer: Answer) => waiting.shift()?.resolve(answer));
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`A thread that checks files has ended (${code}).`)));
  const ask = (request: Request): Promise<Answer> =>
    new Promise((resolve, reject) => {
      if (failure) return reject(failure);
      waiting.push({ resolve, reject });
      worker.postMessage(request);
    });
  return {
    async visit(files) {
      const answer = await ask({ todo: 'visit', files });
      if ('visits' in answer) return answer.visits;
      throw errorOf(answer);
    },
    learn: (names) => worker.postMessage({ todo: 'learn', names } satisfies Request),
    async check(files) {
      const answer = await ask({ todo: 'check', files });
      if ('checked' in answer) return answer.checked;
      throw errorOf(answer);
    },
    end: async () => void (await worker.terminate()),
  };
}

function errorOf(answer: Answer): unknown {
  return 'error' in answer
    ? answer.error
    : new Error('A thread that checks files has answered something else.');
}
