/**
 * Tables of texts as they are written in these files: ` | ` and line breaks separate values, `(empty)` is the empty
 * one; inside a value `⏎` is a line break, `⇥` a tab and `␠` a space that would otherwise not be seen.
 */
export function listed(table: string): readonly string[] {
  return table
    .trim()
    .split(/ \| | ?\n {2}/)
    .map(unescape);
}

/** The same with a label in front of each text, one on a line. */
export function labelled(table: string): ReadonlyMap<string, string> {
  const lines = table.trim().split(/\n {2}/);
  return new Map(
    lines.map((line) => {
      const end = line.indexOf(': ');
      return [line.slice(0, end), unescape(line.slice(end + 2))];
    }),
  );
}

function unescape(text: string): string {
  if (text === '(empty)') return '';
  return text.replaceAll('⏎', '\n').replaceAll('⇥', '\t').replaceAll('␠', ' ');
}
