/** Text that separates what the editor would read as one token; it takes no space and is not drawn. */
const zeroWidthSpace = '\u200b';

/** C0 and C1 control characters but for tab and line feed, and those that change the direction of what follows. */
// eslint-disable-next-line no-control-regex
const controlCharacters =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text that the editor shows as it is. Notifications, dialogs, input boxes and status items render `[label](command:id)`
 * as a link that runs the command, and `$(name)` as an icon, so a server or a file could put buttons of its own there.
 */
export function plainText(text: string): string {
  return text
    .replaceAll(controlCharacters, ' ')
    .replaceAll('](', `]${zeroWidthSpace}(`)
    .replaceAll('$(', `$${zeroWidthSpace}(`);
}
