import { indented } from '../../engine/language/snippet';
import type { Suggestion } from '../../engine/manifest';
import type { NameSource } from '../../engine/names';
import { shiftPlaced } from '../../engine/parts/shift';
import { completionInQuotes } from './content';
import type { KieFile } from './file';
import { completionInJson } from './json-completion';
import { isSingleItemSoFar } from './items-in-tree';
import { readItem, readWholeItem } from './read-item';
import { jsonItemSnippet } from './words';
import { completionInYaml } from './yaml-completion';

/** Proposals at an offset of a file; ranges are relative to it. Works in broken text too. */
export function completionInFile(
  file: KieFile,
  offset: number,
  names: NameSource | undefined,
): readonly Suggestion[] {
  if (file.text.trim() === '') return wholeFile(file, offset);
  const item = itemAt(file, offset);
  if (item === undefined) return around(file, offset, names);
  const at = offset - item.start;
  const inner = file.format === 'json' ? completionInQuotes(readItem(item.text, 'json').item, at) : undefined;
  const found =
    inner ??
    (file.format === 'json'
      ? completionInJson(item.text, at, 'item', file, names)
      : completionInYaml(item.text, at, 'item', file, names));
  return found.map((one) => shiftPlaced(one, item.start));
}

/** The item that an offset is in, cut out; items that could not be cut out are completed as a part of the whole. */
function itemAt(
  file: KieFile,
  offset: number,
): { readonly start: number; readonly text: string } | undefined {
  if (file.skeleton.inner(offset) !== undefined) return undefined;
  const placed = file.items.findLast(({ start }) => start < offset);
  return placed && { start: placed.start, text: placed.known.text };
}

function around(file: KieFile, offset: number, names: NameSource | undefined): readonly Suggestion[] {
  const { skeleton, format, root } = file;
  const at = skeleton.inner(offset) ?? 0;
  if (isSingleItemSoFar(root)) return inSingleItem(file, offset, names);
  const complete = format === 'json' ? completionInJson : completionInYaml;
  const shift = offset - at;
  return complete(skeleton.text, at, 'file', file, names).map((one) => shiftPlaced(one, shift));
}

/** Proposals in a file that is one item: nothing is cut out of it. */
function inSingleItem(file: KieFile, offset: number, names: NameSource | undefined): readonly Suggestion[] {
  const { text, format } = file;
  if (format === 'yaml') return completionInYaml(text, offset, 'single', file, names);
  const { item } = readWholeItem(text, format);
  return completionInQuotes(item, offset) ?? completionInJson(text, offset, 'item', file, names);
}

/** Proposals for the whole content of an empty file. */
function wholeFile({ format }: KieFile, offset: number): readonly Suggestion[] {
  if (format === 'yaml')
    return completionInYaml('', 0, 'file', undefined, undefined).map((one) => shiftPlaced(one, offset));
  const insertText = `{\n  "metadata": {"version": "1.0.0", "annotations": {}},\n  "data": [\n    ${indented(jsonItemSnippet(), 4)}\n  ]\n}`;
  return [{ label: 'data', kind: 'snippet', insertText, range: { start: offset, end: offset }, order: 0 }];
}
