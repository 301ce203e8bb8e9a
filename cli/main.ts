#!/usr/bin/env node
import { run } from './run';
import { processTerminal } from './terminal';

// Sets the exit code only: process.exit would cut off output that a slow reader has not read yet.
void run(process.argv.slice(2), processTerminal()).then((code) => {
  process.exitCode = code;
});
