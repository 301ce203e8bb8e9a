import { fuzzSeedVariable } from '../variables';

/** Random edits that begin at a seed. */
export interface Rounds {
  readonly seed: number;
  readonly edits: number;
}

/** The seed of which every run tries the same edits. */
const usual = 20261121;

const given = process.env[fuzzSeedVariable];

/** New for each run, unless the environment asks for an earlier one again. */
const fresh = given === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(given);
if (!Number.isSafeInteger(fresh)) throw new Error(`${fuzzSeedVariable} is not a whole number: ${given}`);

/** Edits that are the same in every run, and a part as many that no run has tried; the seeds stand in the tests' names. */
export function rounds(edits: number, ofNew: number): readonly Rounds[] {
  return [
    { seed: usual, edits },
    { seed: fresh, edits: ofNew },
  ];
}
