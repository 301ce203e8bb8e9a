import * as l10n from '@vscode/l10n';
import { getLocation } from 'jsonc-parser';
import type { Location } from 'jsonc-parser';
import { describeProperty, describeTypes } from '../../engine/language/describe';
import { choice, indented, literal } from '../../engine/language/snippet';
import type { Proposal } from '../../engine/language/suggest';
import type { Suggestion } from '../../engine/manifest';
import type { NameSource } from '../../engine/names';
import type { Range } from '../../../parser/range';
import { parse } from '../../../parser/parse';
import { schemaAt } from '../../engine/schema/schema';
import type { Property, Schema } from '../../engine/schema/schema';
import { asMap } from '../../../parser/node';
import type { Node } from '../../../parser/node';
import { nodeAtOffset } from '../../../parser/locate';
import type { KieFile } from './file';
import { fileSchema, itemSchema } from './schema';
import { jsonItemSnippet, wordsFor } from './words';

/** What can be written at an offset of the JSON text of an item, or of the skeleton of a file; ranges are of that text. */
export function completionInJson(
  text: string,
  offset: number,
  part: 'item' | 'file',
  file: KieFile,
  names: NameSource | undefined,
): readonly Suggestion[] {
  const { root: tree, problems } = parse(text, 'json');
  if (problems.some(({ code }) => code === 'too-deep')) return [];
  const location = getLocation(text, offset);
  const root = part === 'item' ? itemSchema : fileSchema;
  const token = tokenAt(location, text, offset);
  const proposals = location.isAtPropertyKey
    ? keyProposals(text, offset, location, { tree, root, token })
    : valueProposals(text, offset, location, { part, root, token, file, names });
  return proposals.map((proposal, order) => ({ ...proposal, order }));
}

/** The word that a completion replaces. */
interface Token {
  readonly range: Range;
  /** Whether the cursor follows an opening quote, which is kept; the closing one is inserted. */
  readonly inQuotes: boolean;
}

function tokenAt({ previousNode }: Location, text: string, offset: number): Token | undefined {
  const none: Token = { range: { start: offset, end: offset }, inQuotes: false };
  if (previousNode === undefined) return none;
  const start = previousNode.offset;
  const end = start + previousNode.length;
  if (offset <= start || offset > end) return none;
  if (previousNode.type !== 'string' && previousNode.type !== 'property')
    return { range: { start, end }, inQuotes: false };
  const isClosed = end - start > 1 && text.charAt(end - 1) === '"';
  return isClosed && offset === end ? undefined : { range: { start: start + 1, end }, inQuotes: true };
}

interface KeyPlace {
  readonly tree: Node | undefined;
  readonly root: Schema;
  readonly token: Token | undefined;
}

function keyProposals(
  text: string,
  offset: number,
  { path }: Location,
  { tree, root, token }: KeyPlace,
): readonly Proposal[] {
  const schema = schemaAt(root, path.slice(0, -1));
  if (schema?.properties === undefined || token === undefined) return [];
  const map = mapAround(tree, offset);
  const own = map?.entries.find(({ key }) => key.range.start < offset && offset <= key.range.end);
  const colonFollows = /^\s*:/.test(text.slice(token.range.end));
  const comma = /^\s*"/.test(text.slice(token.range.end)) ? ',' : '';
  return Object.entries(schema.properties)
    .filter(([name]) => name === own?.name || map?.fields.has(name) !== true)
    .map(([name, property]) => {
      const value = colonFollows ? '' : `: ${valueSnippet(name, property)}${comma}`;
      return {
        label: name,
        kind: 'key',
        detail: property.required
          ? l10n.t('{0}, required', describeTypes(property.schema))
          : describeTypes(property.schema),
        documentation: describeProperty(property),
        insertText: `${token.inQuotes ? '' : '"'}${literal(name)}"${value}`,
        range: token.range,
      };
    });
}

function mapAround(root: Node | undefined, offset: number) {
  for (let node = nodeAtOffset(root, offset)?.node; node !== undefined;) {
    if (node.kind === 'map') return node;
    node = node.parent?.kind === 'entry' ? node.parent.parent : node.parent;
  }
  return asMap(root);
}

function valueSnippet(name: string, { schema }: Property): string {
  if (name === 'labels') return '{"app": "${1:default}", "environment": "$0"}';
  if (name === 'data') return `[\n    ${indented(jsonItemSnippet(), 4)}\n  ]`;
  if (name === 'metadata') return '{"version": "1.0.0", "annotations": {\\}}';
  const words = (schema.choices ?? []).map(({ value }) => String(value)).filter((word) => word !== '');
  if (words.length > 0) return `"${choice(1, words)}"`;
  return schema.types[0] === 'map' ? '{$0\\}' : '"$1"';
}

interface ValuePlace {
  readonly part: 'item' | 'file';
  readonly root: Schema;
  readonly token: Token | undefined;
  readonly file: KieFile;
  readonly names: NameSource | undefined;
}

function valueProposals(
  text: string,
  offset: number,
  { path }: Location,
  { part, token, file, names }: ValuePlace,
): readonly Proposal[] {
  if (token === undefined) return [];
  const isInList = part === 'file' && path[0] === 'data' && path.length === 2;
  if (isInList) return token.inQuotes ? [] : [newItem(text, offset)];
  if (!mayBegin(text, token)) return [];
  if (part === 'file') return versionProposals(path, token);
  const typed = text.slice(token.range.start, offset);
  return wordsFor(path, typed, file, names).map(({ snippet, ...word }) => ({
    ...word,
    insertText: `${token.inQuotes ? '' : '"'}${snippet}"`,
    range: token.range,
  }));
}

/** Whether a value can start at a token: after a colon, a comma or a bracket. */
function mayBegin(text: string, { range, inQuotes }: Token): boolean {
  const before = text.slice(0, inQuotes ? range.start - 1 : range.start).trimEnd();
  return /[:,[]$/.test(before);
}

/** A whole item, with the commas that are missing around it; other items are zeros here. */
function newItem(text: string, offset: number): Proposal {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const margin = /^ */.exec(text.slice(lineStart, offset))?.[0].length ?? 0;
  const before = /[}0]$/.test(text.slice(0, offset).trimEnd()) ? ', ' : '';
  const after = /^\s*[{0]/.test(text.slice(offset)) ? ',' : '';
  return {
    label: l10n.t('configuration item'),
    kind: 'snippet',
    insertText: before + indented(jsonItemSnippet(), margin) + after,
    range: { start: offset, end: offset },
  };
}

function versionProposals(path: Location['path'], token: Token): readonly Proposal[] {
  if (path.join('.') !== 'metadata.version') return [];
  const insertText = `${token.inQuotes ? '' : '"'}1.0.0"`;
  return [{ label: '1.0.0', kind: 'value', insertText, range: token.range }];
}
