const unprintable = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]|(?<=##)\[/gu;

/**
 * A text as one line for a terminal: control characters are escaped, so that no file name or content can move the
 * cursor, color the screen, turn the direction of writing around or add a line. `##[` begins a command of GitHub's
 * runner, anywhere in a line.
 */
export function printable(text: string): string {
  return text.replace(unprintable, escaped);
}

function escaped(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  if (character === '\t') return '\\t';
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
