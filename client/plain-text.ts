/** Splits a sequence that the editor would interpret; takes no space and is not drawn. */
const zeroWidthSpace = '\u200b';

/** Control characters other than tab and line feed, and those that change the direction of the text after them. */
const controlCharacters = /[^\P{Cc}\t\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Text that the editor shows verbatim. Notifications, dialogs, input boxes and status items render
 * `[label](command:id)` as a link that runs the command, and `$(name)` as an icon, so a server or a file could add its
 * own buttons.
 */
export function plainText(text: string): string {
  return text
    .replaceAll(controlCharacters, ' ')
    .replaceAll('](', `]${zeroWidthSpace}(`)
    .replaceAll('$(', `$${zeroWidthSpace}(`);
}

/** A text on one line, cut to a number of characters. */
export function brief(text: string, maxLength: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > maxLength ? `${line.slice(0, maxLength - 1)}…` : line;
}
