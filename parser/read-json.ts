import * as l10n from '@vscode/l10n';
import { parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node as JsonNode, ParseError } from 'jsonc-parser';
import { maxNesting } from './limits';
import type { Problem } from './problem';
import type { Range } from './range';
import type { Entry, ListNode, MapNode, Node, ScalarNode } from './node';
import type { DocumentReading } from './read-document';

type Building<T> = { -readonly [K in keyof T]: T[K] };
type Parent = Node['parent'];

/** A JSON text's first character decides: what begins with a bracket is read as JSON. */
export function looksLikeJson(text: string): boolean {
  return /^\uFEFF?\s*[{[]/.test(text);
}

/**
 * Reads a JSON text as the tree that YAML is read as too. Strict: no comments, no trailing commas. Goes on behind an
 * error; the first one is told. Never throws.
 */
export function readJson(text: string): DocumentReading {
  if (nestingOf(text) > maxNesting) {
    const message = l10n.t('The nesting is deeper than {0} levels; flatten it.', maxNesting);
    return { root: undefined, problems: [problem('source/too-deep', { start: 0, end: 1 }, message)] };
  }
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [error] = errors;
  return {
    root: tree && convert(tree, text, undefined),
    problems: error ? [problem('source/json-syntax', rangeOfError(error, text), sentence(error))] : [],
  };
}

/** At most as deep as brackets are open; those in strings, which end with their line, are text. */
function nestingOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [found] of text.matchAll(/[[\]{}]|"(?:[^"\\\r\n]+|\\.)*"?/g)) {
    if (found.startsWith('"')) continue;
    depth += found === '[' || found === '{' ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
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

function sentence({ error }: ParseError): string {
  switch (printParseErrorCode(error)) {
    case 'PropertyNameExpected':
      return l10n.t('A key in double quotes belongs here; remove a comma that nothing follows.');
    case 'ValueExpected':
      return l10n.t('A value belongs here; remove a comma that nothing follows, or write the value.');
    case 'ColonExpected':
      return l10n.t('A colon belongs between key and value.');
    case 'CommaExpected':
      return l10n.t('A comma belongs between two entries.');
    case 'CloseBraceExpected':
      return l10n.t('A `{` is not closed; add `}`.');
    case 'CloseBracketExpected':
      return l10n.t('A `[` is not closed; add `]`.');
    case 'UnexpectedEndOfString':
      return l10n.t('The closing quote is missing; line breaks inside a text are written `\\n`.');
    case 'InvalidCommentToken':
      return l10n.t('JSON has no comments; remove it.');
    case 'InvalidEscapeCharacter':
    case 'InvalidUnicode':
      return l10n.t('This escape is unknown; write `\\\\` for a backslash.');
    case 'InvalidCharacter':
      return l10n.t('A control character cannot stand in a text; write it as an escape such as `\\t`.');
    case 'EndOfFileExpected':
      return l10n.t('The file ends with its first value; remove what follows.');
    default:
      return l10n.t('JSON cannot be read from here; check quotes, commas and brackets.');
  }
}

function problem(rule: string, range: Range, message: string): Problem {
  return { rule, severity: 'error', message, range };
}
