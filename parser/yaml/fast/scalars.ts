import type { Typed } from '../../scalar-type';
import type { ScalarNode, ScalarStyle } from '../../node';
import { unsupportedByFastPath } from './unsupported';

/** Types the text of a plain scalar. */
export type ScalarTyping = (text: string) => Typed;

export type Parent = ScalarNode['parent'];

const doubleQuoted = /"(?:[^"\\\r\n]|\\[^\r\n])*"/y;
const singleQuoted = /'(?:[^'\r\n]|'')*'/y;
/** Characters that a plain scalar can't begin with, or that change the meaning of what follows. */
const indicators = new Set('&*!|>%@`,[]{}"\'#');
/** Indicators only before white space. */
const spacedIndicators = new Set('-?:');

/** A quoted scalar that ends on its line. */
export function quotedScalar(text: string, at: number, parent: Parent): ScalarNode {
  const double = text.charAt(at) === '"';
  const form = double ? doubleQuoted : singleQuoted;
  form.lastIndex = at;
  if (!form.test(text)) throw unsupportedByFastPath;
  const end = form.lastIndex;
  const content = double ? unescaped(text.slice(at, end)) : text.slice(at + 1, end - 1).replaceAll("''", "'");
  return stringNode(content, double ? 'double' : 'single', at, end, parent);
}

/** JSON's escapes are valid in YAML but for the slash's; YAML's other ones are rare. */
function unescaped(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  if (quoted.includes('\\/')) throw unsupportedByFastPath;
  try {
    const value: unknown = JSON.parse(quoted);
    if (typeof value === 'string') return value;
  } catch {
    // An escape that JSON does not know.
  }
  throw unsupportedByFastPath;
}

/** A plain scalar, from its first character to the one after its last. */
export function plainScalar(
  text: string,
  at: number,
  end: number,
  parent: Parent,
  typing: ScalarTyping,
): ScalarNode {
  const content = text.slice(at, end);
  const { type, value } = typing(content);
  return { kind: 'scalar', type, value, text: content, style: 'plain', range: { start: at, end }, parent };
}

export function stringNode(
  content: string,
  style: ScalarStyle,
  start: number,
  end: number,
  parent: Parent,
): ScalarNode {
  return {
    kind: 'scalar',
    type: 'string',
    value: content,
    text: content,
    style,
    range: { start, end },
    parent,
  };
}

/** The null value at the colon of a key without a value. */
export function nullNode(at: number, parent: Parent): ScalarNode {
  const range = { start: at, end: at };
  return { kind: 'scalar', type: 'null', value: null, text: '', style: 'plain', range, parent };
}

/** Whether a plain scalar may begin here. */
export function beginsPlain(text: string, at: number): boolean {
  const first = text.charAt(at);
  if (indicators.has(first)) return false;
  return !spacedIndicators.has(first) || !isSpaceOrEnd(text, at + 1);
}

export function isSpaceOrEnd(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return Number.isNaN(unit) || unit === 32 || unit === 10 || unit === 13 || unit === 9;
}
