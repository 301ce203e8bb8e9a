/**
 * The text of an LSP snippet for clients that cannot expand one: placeholders become their default text, choices
 * their first choice, a tab stop the text of its number elsewhere: `${1:web}.$1` → `web.web`, `\$` → `$`.
 */
export function withoutPlaceholders(snippet: string): string {
  const defaults = new Map<string, string>();
  const remember = (_: string, number: string, text: string): string => {
    defaults.set(number, text);
    return text;
  };
  return snippet
    .replace(/(?<!\\)\$\{(\d+)\|((?:[^,|\\]|\\.)*)(?:,(?:[^|\\]|\\.)*)?\|\}/g, remember)
    .replace(/(?<!\\)\$\{(\d+):((?:[^}\\]|\\.)*)\}/g, remember)
    .replace(/(?<!\\)\$(?:(\d+)|\{(\d+)\})/g, (_, plain?: string, braced?: string) => {
      return defaults.get(plain ?? braced ?? '') ?? '';
    })
    .replace(/\\([$}\\,|])/g, '$1');
}

/** Escapes a text for use in a snippet. */
export function literal(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A placeholder with choices; the first is the default, and a single one needs no list. */
export function choice(number: number, values: readonly string[]): string {
  const [only] = values;
  if (only !== undefined && values.length === 1) return `\${${number}:${literal(only)}}`;
  return `\${${number}|${values.map((value) => value.replace(/[\\$},|]/g, '\\$&')).join(',')}|}`;
}

/** Indents every line but the first by a number of spaces. */
export function indented(text: string, spaces: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(spaces)}`);
}
