#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerSetup } from './lint/worker-messages';
import { run } from './run';
import { processTerminal } from './terminal';

// After some answers V8 optimizes the HTTP library's parser, one large function of WebAssembly: a quarter of a second of
// processor time, for which the end of the process waits. A flag that V8 no longer knows would be a line on stderr.
const lastNodeTried = 24;
if (Number.parseInt(process.versions.node) <= lastNodeTried) setFlagsFromString('--liftoff-only');

if (parentPort) {
  const port = parentPort;
  void import('./lint/worker').then(({ serveLint }) => serveLint(port, workerData as WorkerSetup));
} else {
  // Sets the exit code only: process.exit would cut off output that a slow reader has not read yet.
  void run(process.argv.slice(2), processTerminal()).then((code) => {
    process.exitCode = code;
  });
}
