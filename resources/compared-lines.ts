import { diffLines, type ChangeObject } from 'diff';

/** More added and removed lines than this are not compared one by one: it takes the square of their number. */
export const maxChangedLines = 1000;

/** How the lines of a text become those of another one, in parts; undefined when too many of them differ. */
export function compareLines(before: string, after: string): readonly ChangeObject<string>[] | undefined {
  if (before === '' || after === '') return diffLines(before, after); // nothing to search for
  return diffLines(before, after, { maxEditLength: maxChangedLines });
}
