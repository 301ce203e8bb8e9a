import * as l10n from '@vscode/l10n';
import { completionInContent } from '../content/content';
import { cursorContext } from '../../../parser/cursor/cursor-context';
import type { CursorContext } from '../../../parser/cursor/context';
import { indented } from '../../engine/language/snippet';
import { itemPlace, itemProposals, suggest, uniqueByLabel } from '../../engine/language/suggest';
import type { Proposal } from '../../engine/language/suggest';
import type { Suggestion } from '../../engine/manifest';
import { blockTextAt } from '../microservice/block-text';
import type { NameSource } from '../../engine/names';
import type { Schema } from '../../engine/schema/schema';
import { LineIndex } from '../../../parser/line-index';
import { shiftPlaced } from '../../engine/parts/shift';
import type { KieFile } from './file';
import { readItem, readWholeItem } from './read-item';
import { fileSchema, itemSchema } from './schema';
import { wordsFor, yamlItemSnippet } from './words';

/** What a text is: an item of a list with its dash, a file that is one item, or a file without its items. */
export type YamlPart = 'item' | 'single' | 'file';

const roots: Readonly<Record<YamlPart, { readonly schema: Schema; readonly depth: number }>> = {
  item: { schema: { types: ['list'], items: itemSchema }, depth: 1 },
  single: { schema: itemSchema, depth: 0 },
  file: { schema: fileSchema, depth: 2 },
};

/** What can be written at an offset of the YAML text of an item, or of the skeleton of a file; ranges are of that text. */
export function completionInYaml(
  text: string,
  offset: number,
  part: YamlPart,
  file: KieFile | undefined,
  names: NameSource | undefined,
): readonly Suggestion[] {
  const lines = new LineIndex(text);
  const inner = part === 'file' ? undefined : inBlock(text, lines, offset, part);
  if (inner !== undefined) return inner;
  const context = cursorContext(text, lines, offset);
  if (context === undefined) return [];
  const typed = text.slice(context.word.start, offset);
  const proposals = [
    ...(part === 'single'
      ? []
      : newItem(part === 'item' ? context.path : context.path.slice(1), part, context)),
    ...(file ? wordProposals(context, typed, part, file, names) : []),
    ...suggest(roots[part].schema, context, text.slice(context.word.start, context.word.end)),
  ];
  return uniqueByLabel(proposals).map((proposal, order) => ({ ...proposal, order }));
}

function newItem(
  path: CursorContext['path'],
  part: 'item' | 'file',
  context: CursorContext,
): readonly Proposal[] {
  const isInData = part === 'item' || context.path[0] === 'data';
  const isList = path.length === 0 || (path.length === 1 && itemPlace(context) === 'item-start');
  if (!isInData || !isList || context.flow) return [];
  return itemProposals(context, yamlItemSnippet(), { label: l10n.t('configuration item') });
}

/** Values of fields and labels. */
function wordProposals(
  context: CursorContext,
  typed: string,
  part: YamlPart,
  file: KieFile,
  names: NameSource | undefined,
): readonly Proposal[] {
  if (context.place !== 'value') return [];
  const path = context.path.slice(roots[part].depth);
  const space = context.touching ? ' ' : '';
  return wordsFor(path, typed, file, names).map(({ snippet, ...word }) => ({
    ...word,
    insertText: space + snippet,
    range: context.word,
  }));
}

/** Inside a value that is written as a block of lines. */
function inBlock(
  text: string,
  lines: LineIndex,
  offset: number,
  part: 'item' | 'single',
): readonly Suggestion[] | undefined {
  const block = blockTextAt(text.replace(/^( *)-/, '$1 '), lines, offset);
  if (block?.key !== 'value') return undefined;
  const { item } = part === 'item' ? readItem(text, 'yaml') : readWholeItem(text, 'yaml');
  return completionInContent(block.text, block.offset, item.valueType, item.key?.text ?? '').map((one) => ({
    ...shiftPlaced(one, block.shift),
    insertText: indented(one.insertText, block.indent),
  }));
}
