import type { MessagePort } from 'node:worker_threads';
import { manifestKinds as kinds } from '../../manifests/kinds';
import { LocalChecker } from './checker';
import { reporterFor } from './reporters/reporter-for';
import type { Answer, Request, WorkerSetup } from './worker-messages';

/** Checks files for the main thread until that ends this one. */
export async function serveLint(port: MessagePort, setup: WorkerSetup): Promise<void> {
  const silent = () => Promise.resolve();
  const reporter = await reporterFor(setup.layout, { out: silent, err: silent, coloured: setup.coloured });
  const checker = new LocalChecker({ ...setup.checking, kinds }, (checked) => reporter.format(checked));
  let working: Promise<unknown> = Promise.resolve();
  port.on('message', (request: Request) => {
    working = working.then(async () => {
      const answer = await answerTo(request, checker);
      if (answer) port.postMessage(answer);
    });
  });
}

async function answerTo(request: Request, checker: LocalChecker): Promise<Answer | undefined> {
  try {
    if (request.todo === 'visit') return { visits: await checker.visit(request.files) };
    if (request.todo === 'check') return { checked: await checker.check(request.files) };
    checker.learn(request.names);
    return undefined;
  } catch (error) {
    return { error };
  }
}
