import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Mocha from 'mocha';
import * as Type from 'typebox';
import { Value } from 'typebox/value';
import { totalsVariable } from './variables';

const Totals = Type.Object({ passed: Type.Integer(), failed: Type.Integer(), skipped: Type.Integer() });

/** How many tests of a layer did what. */
export type Totals = Type.Static<typeof Totals>;

/** Mocha's own `spec` output, and at the end the totals in the file that the environment names. */
export default class TotalsReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const file = process.env[totalsVariable];
    if (file === undefined) return;
    runner.once('end', () => {
      const totals: Totals = {
        passed: this.stats.passes,
        failed: this.stats.failures,
        skipped: this.stats.pending,
      };
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(totals));
    });
  }
}

/** Reads what the reporter wrote; nothing when the run did not get as far as its end. */
export function readTotals(file: string): Totals | undefined {
  if (!existsSync(file)) return undefined;
  const totals: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return Value.Check(Totals, totals) ? totals : undefined;
}
