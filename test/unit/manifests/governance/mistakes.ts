import assert from 'node:assert/strict';
import { asManifest, inFile } from '../../../../manifests/governance/rules/shared';
import { governanceFindings, withoutNames } from './files';

/** A row of a table of mistakes: what is written, with marks, and what is said of it in a manifest and in a file. */
export interface Mistake {
  readonly mistake: string;
  readonly text: string;
  /** `severity rule` of the finding at the mark; empty where nothing is to be said. */
  readonly server: string;
  readonly file: string;
  /** The text for a manifest, where its mark is another. `#spec` marks the word `spec` itself. */
  readonly serverText?: string;
}

/** One test for each row and place: the finding at the mark, and no other but those of `also`. */
export function describeMistakes(kinds: { manifest: string; file: string }, rows: readonly Mistake[]): void {
  for (const { mistake, text, server, file, serverText } of rows) {
    it(`${mistake}: in a manifest, ${server || 'nothing'}`, () => {
      const marked = asManifest(kinds.manifest, (serverText ?? text).replace(/#spec\n?/, ''));
      const onSpec = serverText?.startsWith('#spec') === true;
      checkMarked(onSpec ? marked.replace('\nspec', '\n«spec»') : marked, server);
    });
    it(`${mistake}: in a file, ${file || 'nothing'}`, () => checkMarked(inFile(kinds.file, text), file));
  }
}

/** Asserts the finding at the mark of a text, and that there is no other of the same or a higher severity. */
export function checkMarked(marked: string, expected: string): void {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const text = marked.replace(/[«»]/g, '');
  const found = withoutNames(governanceFindings(text)).filter(
    ({ rule, severity }) => severity !== 'information' || expected.endsWith(rule),
  );
  const shown = found.map(
    ({ severity, rule, range }) =>
      `${severity} ${rule} ${range.start}: ${text.slice(range.start, range.end)}`,
  );
  assert.deepEqual(shown, expected === '' ? [] : [`${expected} ${start}: ${text.slice(start, end)}`], text);
}
