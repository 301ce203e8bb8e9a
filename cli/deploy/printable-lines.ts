import { printable } from '../lint/printable';

/** Text of several lines for a terminal: nothing that a server or a file says moves the cursor or colours the screen. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}
