import { nodesOf } from '../locate';
import type { Node } from '../node';

/** A bracketed or quoted construct; its end is undefined when it is never closed. */
export interface Construct {
  readonly start: number;
  readonly end: number | undefined;
}

/** A line that ends a document whatever is open. */
const marker = /^(?:---|\.\.\.)(?=\s|$)/m;

/** The bracket or quote that is still open at an offset, if any. */
export function openConstruct(root: Node, offset: number, text: string): Construct | undefined {
  let start: number | undefined;
  for (const node of nodesOf(root))
    if (opens(node) && node.range.start < offset) start = Math.max(start ?? 0, node.range.start);
  if (start === undefined) return undefined;
  const end = constructEnd(text, start);
  if (end !== undefined && end <= offset) return undefined;
  return { start, end: end === undefined || marker.test(text.slice(start, end)) ? undefined : end };
}

/**
 * PyYAML ignores indentation inside brackets and quotes, the YAML library does not. Writes such a construct on one
 * line, with comments blanked and every other character kept in its place, so that it can be parsed again.
 */
export function onOneLine(text: string, start: number, end: number): string {
  let joined = '';
  for (const { part } of partsOf(text, start, end))
    joined +=
      part.startsWith('#') && part.length > 1 ? ' '.repeat(part.length) : part.replace(/[\r\n]/g, ' ');
  return text.slice(0, start) + joined + text.slice(end);
}

/** A quoted scalar, a flow map or a flow list that is not itself inside brackets. */
function opens(node: Node): boolean {
  const parent = node.parent?.kind === 'entry' ? node.parent.parent : node.parent;
  if (node.kind === 'alias' || parent?.flow === true) return false;
  return node.kind === 'scalar' ? node.style === 'single' || node.style === 'double' : node.flow;
}

function constructEnd(text: string, start: number): number | undefined {
  let depth = 0;
  for (const { part, at } of partsOf(text, start, text.length)) {
    if (part === '[' || part === '{') depth++;
    if (part === ']' || part === '}') depth--;
    if (depth === 0) return isUnclosed(part) ? undefined : at + part.length;
  }
  return undefined;
}

function isUnclosed(part: string): boolean {
  return part === '"' || part === "'";
}

const single = /'(?:[^']|'')*'(?!')/y;
const double = /"(?:[^"\\]|\\[^])*"/y;
const comment = /#[^\r\n]*/y;

/**
 * Yields quoted scalars and comments as a whole, otherwise single characters; an unclosed quote is a single character.
 */
function* partsOf(
  text: string,
  start: number,
  end: number,
): Generator<{ readonly part: string; readonly at: number }> {
  let significant = '[';
  for (let at = start; at < end;) {
    const part = partAt(text, at, significant);
    yield { part, at };
    if (part.trim() !== '' && !part.startsWith('#')) significant = part;
    at += part.length;
  }
}

/** A quote opens a scalar only where a value may start; `#` starts a comment only after white space. */
function partAt(text: string, at: number, significant: string): string {
  const character = text.charAt(at);
  if (character === '"' && '[{,:'.includes(significant)) return matchAt(double, text, at) ?? character;
  if (character === "'" && '[{,:'.includes(significant)) return matchAt(single, text, at) ?? character;
  if (character === '#' && /\s/.test(text.charAt(at - 1))) return matchAt(comment, text, at) ?? character;
  return character;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
