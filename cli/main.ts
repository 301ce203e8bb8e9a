#!/usr/bin/env node
import { run } from './run';
import { processTerminal } from './terminal';

// Only the code is set: process.exit would cut off output that a slow reader has not taken yet.
void run(process.argv.slice(2), processTerminal()).then((code) => {
  process.exitCode = code;
});
