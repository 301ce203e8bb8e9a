import { SemanticTokensBuilder } from 'vscode-languageserver/node';
import type {
  ClientCapabilities,
  SemanticTokens,
  SemanticTokensLegend,
  SemanticTokensRangeParams,
} from 'vscode-languageserver/node';
import type { InnerText } from '../../manifests/engine/manifest';
import type { Range } from '../../parser/range';
import type { Node, ScalarNode } from '../../parser/node';
import type { Snapshot } from '../snapshot';

const types = ['property', 'string', 'number', 'keyword'] as const;

/** The token types that the encoded numbers mean. */
export const legend: SemanticTokensLegend = { tokenTypes: [...types], tokenModifiers: [] };

/** Whether a client requests the colors of the visible lines. */
export function coloursRanges({ textDocument }: ClientCapabilities): boolean {
  return Boolean(textDocument?.semanticTokens?.requests.range);
}

interface Token {
  readonly range: Range;
  readonly type: (typeof types)[number];
}

/** Colors YAML inside quoted strings of another language, in the visible lines: grammars see a string there. */
export async function semanticTokens(
  { manifest }: Snapshot,
  { range }: SemanticTokensRangeParams,
): Promise<SemanticTokens> {
  const { lines } = manifest;
  const seen = { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
  const builder = new SemanticTokensBuilder();
  for (const inner of manifest.quotedYaml?.(seen) ?? [])
    for (const token of await tokensOf(inner)) {
      const { line, character } = lines.positionAt(token.range.start);
      const length = token.range.end - token.range.start;
      builder.push(line, character, length, types.indexOf(token.type), 0);
    }
  return builder.build();
}

/** The tokens of a text in file order; those over several lines are left to the grammar. */
async function tokensOf({ text, outer }: InnerText): Promise<readonly Token[]> {
  const { parse } = await import('../deferred-modules');
  const { root } = parse(text, 'yaml-1.2');
  if (root?.kind !== 'map' && root?.kind !== 'list') return [];
  return [...scalarsOf(root)]
    .filter(({ range }) => range.end > range.start && !text.slice(range.start, range.end).includes('\n'))
    .map(({ range, type }) => ({ range: outer(range), type }));
}

function* scalarsOf(node: Node): Generator<Token> {
  if (node.kind === 'scalar') yield { range: node.range, type: typeOf(node) };
  if (node.kind === 'list') for (const item of node.items) yield* scalarsOf(item);
  if (node.kind === 'map')
    for (const { key, value } of node.entries) {
      if (key.kind === 'scalar') yield { range: key.range, type: 'property' };
      yield* scalarsOf(value);
    }
}

function typeOf({ type }: ScalarNode): Token['type'] {
  if (type === 'integer' || type === 'float') return 'number';
  return type === 'boolean' || type === 'null' ? 'keyword' : 'string';
}
