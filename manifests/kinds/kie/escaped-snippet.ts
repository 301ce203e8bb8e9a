const escapes: Readonly<Partial<Record<string, string>>> = {
  '"': '\\\\"',
  '\n': '\\\\n',
  '\t': '\\\\t',
  '\\\\': '\\\\\\\\',
};

/** A snippet for a text in double quotes: what it inserts is escaped, its placeholders are left as they are. */
export function escapedSnippet(snippet: string): string {
  return snippet.replace(/\\[\\$}|,]|["\n\t]/g, (found) => escapes[found] ?? found);
}
