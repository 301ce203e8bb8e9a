import { printable } from './lint/printable';

/**
 * Multi-line text for a terminal, with control characters escaped, so that no text of a server or file moves the cursor
 * or colors the screen, or is a command to GitHub's runner: a line that begins with `::`.
 */
export function printableLines(text: string): string {
  return text
    .split('\n')
    .map((line) => printable(line).replace(/^(\s*):(?=:)/, '$1\\u003a'))
    .join('\n');
}
