import { afterSpaces, lineEnd, nextLine } from '../../../../parser/characters';
import type { Range } from '../../../../parser/range';

/** The items of a YAML document's list `data`, and the placeholder of one where they are cut out. */
export interface YamlItems {
  readonly items: readonly Range[];
  readonly placeholder: string;
}

const none: YamlItems = { items: [], placeholder: '' };

/** References to other places of the text, with which items can't be read alone. */
const anchors = /[\s:,[{][&*][^\s,[\]{}&*./]|<<[ \t]*:/;

const dataKey = /^\uFEFF?(?:data|"data"|'data')[ \t]*:[ \t]*(?:#.*)?\r?(?:\n|$)/m;

/**
 * Finds the items of the list `data` in block style, by the indentation of their dashes; each is from the beginning of
 * its line to that of the next. None where the list is written otherwise, or its items refer to each other.
 */
export function cutYaml(text: string): YamlItems {
  const key = dataKey.exec(text);
  if (key === null || anchors.test(text)) return none;
  const first = contentLine(text, key.index + key[0].length);
  if (first === undefined || !isDash(text, first.content)) return none;
  const indent = first.content - first.start;
  const items = itemsFrom(text, first.start, indent);
  return { items, placeholder: `${' '.repeat(indent)}- 0\n` };
}

function itemsFrom(text: string, from: number, indent: number): Range[] {
  const items: Range[] = [];
  let start = from;
  let line = nextLine(text, from);
  for (; line < text.length; line = nextLine(text, line)) {
    const content = afterSpaces(text, line);
    if (content - line > indent) continue;
    if (content - line === indent && isDash(text, content)) {
      items.push({ start, end: line });
      start = line;
    } else if (content === line && isRootKey(text, line)) break;
  }
  items.push({ start, end: line });
  return items;
}

/** A key in the first column; anything else there is a mistake in the item above it. */
function isRootKey(text: string, line: number): boolean {
  if (/[\s#-]/.test(text.charAt(line))) return false;
  return /^[^:]+:(?:\s|$)/.test(text.slice(line, lineEnd(text, line)));
}

/** The first line with content from a line on. */
function contentLine(text: string, from: number): { start: number; content: number } | undefined {
  for (let start = from; start < text.length; start = nextLine(text, start)) {
    const content = afterSpaces(text, start);
    if (!/[#\r\n]/.test(text.charAt(content)) && content < text.length) return { start, content };
  }
  return undefined;
}

function isDash(text: string, at: number): boolean {
  return text.charAt(at) === '-' && /^\s?$/.test(text.charAt(at + 1));
}
