import { parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node as JsonNode, ParseError } from 'jsonc-parser';
import { maxNesting } from './limits';
import type { Range } from './range';
import type { Entry, ListNode, MapNode, Node, ScalarNode } from './node';
import type { Parsed, ProblemCode } from './parsed';

type Building<T> = { -readonly [K in keyof T]: T[K] };
type Parent = Node['parent'];

/**
 * Parses a JSON text into the same tree as YAML. Strict: no comments, no trailing commas. Continues after an error; the
 * first one is reported. Never throws.
 */
export function readJson(text: string): Parsed {
  if (nestingOf(text) > maxNesting)
    return { root: undefined, problems: [{ code: 'too-deep', range: { start: 0, end: 1 } }] };
  const errors: ParseError[] = [];
  const tree = parseTree(text.slice(0, endOfContent(text)), errors, {
    disallowComments: true,
    allowTrailingComma: false,
  });
  const [error] = errors;
  return {
    root: tree && convert(tree, text, undefined),
    problems: error ? [{ code: codeOf(error), range: rangeOfError(error, text) }] : [],
  };
}

const lineFeed = 10;
const carriageReturn = 13;
const quote = 34;
const openBracket = 91;
const backslash = 92;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;

/** Upper bound of the nesting, by counting open brackets; those in strings, which end with their line, don't count. */
function nestingOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isText = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === quote) isText = !isText;
    else if (isText && unit === backslash) at++;
    else if (isText) isText = unit !== lineFeed && unit !== carriageReturn;
    else if (unit === openBracket || unit === openBrace) deepest = Math.max(deepest, ++depth);
    else if (unit === closeBracket || unit === closeBrace) depth--;
  }
  return deepest;
}

/** The offset of the spaces and line breaks at the end, for which the library takes a microsecond each. */
function endOfContent(text: string): number {
  let end = text.length;
  while (end > 0 && ' \t\r\n'.includes(text.charAt(end - 1))) end--;
  return end;
}

function convert(json: JsonNode, text: string, parent: Parent): Node {
  const range = { start: json.offset, end: json.offset + json.length };
  switch (json.type) {
    case 'object':
      return mapOf(json, text, range, parent);
    case 'array':
      return listOf(json, text, range, parent);
    default:
      return scalarOf(json, text, range, parent);
  }
}

function mapOf(json: JsonNode, text: string, range: Range, parent: Parent): MapNode {
  const entries: Entry[] = [];
  const fields = new Map<string, Entry>();
  const map: MapNode = { kind: 'map', flow: true, entries, fields, range, parent };
  for (const property of json.children ?? []) {
    const [key, value] = property.children ?? [];
    if (key === undefined) continue;
    const entry = entryOf(key, value, text, map);
    entries.push(entry);
    fields.set(entry.name, entry);
  }
  return map;
}

function entryOf(key: JsonNode, value: JsonNode | undefined, text: string, parent: MapNode): Entry {
  const start = key.offset;
  const end = key.offset + key.length;
  const entry: Building<Entry> = {
    kind: 'entry',
    name: '',
    parent,
    key: none,
    value: none,
    range: { start, end },
  };
  const keyNode = scalarOf(key, text, entry.range, entry);
  entry.key = keyNode;
  entry.name = keyNode.text;
  entry.value = value ? convert(value, text, entry) : { ...none, range: { start: end, end }, parent: entry };
  entry.range = { start, end: entry.value.range.end };
  return entry;
}

function listOf(json: JsonNode, text: string, range: Range, parent: Parent): ListNode {
  const items: Node[] = [];
  const list: ListNode = { kind: 'list', flow: true, items, range, parent };
  for (const item of json.children ?? []) items.push(convert(item, text, list));
  return list;
}

function scalarOf({ value: given }: JsonNode, source: string, range: Range, parent: Parent): ScalarNode {
  const value: unknown = given;
  const isText = typeof value === 'string';
  const text = isText ? value : source.slice(range.start, range.end);
  const known = isText || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  const style = isText ? 'double' : 'plain';
  return { kind: 'scalar', type: typeOf(known, text), value: known, text, style, range, parent };
}

function typeOf(value: ScalarNode['value'], text: string): ScalarNode['type'] {
  if (typeof value === 'number') return /[.eE]/.test(text) ? 'float' : 'integer';
  if (value === null) return 'null';
  return typeof value === 'string' ? 'string' : 'boolean';
}

const none: ScalarNode = {
  kind: 'scalar',
  type: 'null',
  value: null,
  text: '',
  style: 'plain',
  range: { start: 0, end: 0 },
  parent: undefined,
};

function rangeOfError({ offset, length }: ParseError, text: string): Range {
  const start = Math.min(offset, Math.max(0, text.trimEnd().length - 1));
  return { start, end: Math.max(start + 1, Math.min(offset + length, text.length)) };
}

function codeOf({ error }: ParseError): ProblemCode {
  switch (printParseErrorCode(error)) {
    case 'PropertyNameExpected':
      return 'json-key-missing';
    case 'ValueExpected':
      return 'json-value-missing';
    case 'ColonExpected':
      return 'json-colon-missing';
    case 'CommaExpected':
      return 'json-comma-missing';
    case 'CloseBraceExpected':
      return 'json-brace-not-closed';
    case 'CloseBracketExpected':
      return 'json-bracket-not-closed';
    case 'UnexpectedEndOfString':
      return 'json-quote-not-closed';
    case 'InvalidCommentToken':
      return 'json-comment';
    case 'InvalidEscapeCharacter':
    case 'InvalidUnicode':
      return 'json-escape';
    case 'InvalidCharacter':
      return 'json-control-character';
    case 'EndOfFileExpected':
      return 'json-second-value';
    default:
      return 'json-unreadable';
  }
}
