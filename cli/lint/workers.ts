import { availableParallelism } from 'node:os';
import { bundleBeside } from '../siblings';
import type { Checking } from './checker';
import { startRemoteChecker, type RemoteChecker } from './remote-checker';
import type { Layout } from './reporters/reporter-for';

/** Starts as many threads beside this one as so many files are worth. */
export type StartWorkers = (files: number, checking: Checking) => readonly RemoteChecker[];

/** Files that take longer than a second thread needs to start and to become fast, on two processors that share a core. */
const filesPerThread = 600;

/** More threads wait for the main one, and each takes the memory of a process. */
const maxThreads = 8;

/** Threads of the bundle that runs; none where it has only one file, or there is one processor. */
export function workersFor(layout: Layout, coloured: boolean): StartWorkers {
  return (files, checking) => {
    const bundle = bundleBeside('cli');
    const threads = Math.min(availableParallelism(), maxThreads, Math.floor(files / filesPerThread));
    if (bundle === undefined) return [];
    return Array.from({ length: Math.max(0, threads - 1) }, () =>
      startRemoteChecker(bundle, { checking, layout, coloured }),
    );
  };
}
