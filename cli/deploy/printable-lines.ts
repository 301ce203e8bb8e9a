import { printable } from '../lint/printable';

/**
 * Multi-line text for a terminal, with control characters escaped, so that no text of a server or file moves the cursor
 * or colors the screen.
 */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}
