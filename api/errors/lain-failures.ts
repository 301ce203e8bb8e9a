import type { LainCode } from './lain-codes';

/** The fixed words by which the failures of the console are told apart (LAIN console API, section 4). */
const fixedWords: readonly (readonly [RegExp, LainCode])[] = [
  [/has not been reposited/, 'not-registered'],
  [/has not been deployd?/, 'not-deployed'],
  [/not found both meta and release images/, 'nothing-pushed'],
  [/is not acceptable with error/, 'not-acceptable'],
  [/maintainer service not provided/, 'no-sign-in'],
  [/status_code: 423/, 'busy'],
  [/status_code: 405|No resources available/, 'no-resources'],
  [/deployd is now in maintain state/, 'maintenance'],
  [/not all arguments converted during string formatting/, 'broken-route'],
];

/** Our name for a failure of the console, read from its message. */
export function lainCodeOf(message: string | undefined): LainCode | undefined {
  return fixedWords.find(([words]) => message !== undefined && words.test(message))?.[1];
}
