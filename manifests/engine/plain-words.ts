/**
 * A text with quotation marks in place of the backticks of Markdown, for places that show texts as they are: the Problems
 * panel, notifications, menus and terminals. What is in quotes already keeps them.
 */
export function plainWords(text: string): string {
  const [open, close] = /\p{Script=Han}/u.test(text) ? ['“', '”'] : ['"', '"'];
  return text.replace(/`("?)([^`]*)\1`/g, (_, _quote: string, words: string) => open + words + close);
}
