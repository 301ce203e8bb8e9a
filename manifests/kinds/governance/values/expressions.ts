/** What stands before a place in a regular expression: something to repeat, something repeated, or neither. */
type Before = 'atom' | 'repeated' | 'nothing';

/**
 * Whether Java's `Pattern` surely refuses a regular expression: a bracket that is not closed, something repeated that is not
 * there, or a `\` at the end. What only Java's own syntax could make right counts as right.
 */
export function isBrokenExpression(text: string): boolean {
  let depth = 0;
  let before: Before = 'nothing';
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    const end = endOfPart(text, at);
    if (end === undefined) return true;
    if (character === ')' && --depth < 0) return true;
    if (character === '(') depth++;
    const next = after(before, character, text.slice(at, end));
    if (next === undefined) return true;
    before = next;
    at = end;
  }
  return depth > 0;
}

/** The end of an escape, a class of characters, the beginning of a group, a count or a single character. */
function endOfPart(text: string, at: number): number | undefined {
  switch (text.charAt(at)) {
    case '\\':
      return endOfEscape(text, at + 1);
    case '[':
      return endOfClass(text, at + 1);
    case '(':
      return text.charAt(at + 1) === '?' ? at + 2 : at + 1;
    case '{': {
      const [count] = /^\{\d+(?:,\d*)?\}/.exec(text.slice(at, at + 30)) ?? [];
      return count === undefined ? undefined : at + count.length;
    }
    default:
      return at + 1;
  }
}

function endOfEscape(text: string, at: number): number | undefined {
  if (at >= text.length) return undefined;
  const end = text.charAt(at) === 'Q' ? text.indexOf('\\E', at) : -1;
  if (text.charAt(at) === 'Q') return end === -1 ? text.length : end + 2;
  if (!/[pPxN]/.test(text.charAt(at)) || text.charAt(at + 1) !== '{') return at + 1;
  const brace = text.indexOf('}', at);
  return brace === -1 ? undefined : brace + 1;
}

/** Classes can be in classes. */
function endOfClass(text: string, from: number): number | undefined {
  let depth = 1;
  for (let at = text.charAt(from) === '^' ? from + 1 : from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\') at++;
    else if (character === '[') depth++;
    else if (character === ']' && --depth === 0) return at + 1;
  }
  return undefined;
}

/** What stands before the next place; undefined where nothing is there to be repeated. */
function after(before: Before, character: string, part: string): Before | undefined {
  if (character === '{') return before === 'nothing' ? undefined : 'repeated';
  if (character === '*' || (before === 'nothing' && /[+?]/.test(character)))
    return before === 'atom' ? 'repeated' : undefined;
  if (/[+?]/.test(character)) return before === 'atom' ? 'repeated' : 'nothing';
  return character === '|' || part.startsWith('(') ? 'nothing' : 'atom';
}
