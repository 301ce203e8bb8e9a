import { asScalar, asMap, field, stringOf, valueOf } from '../../../parser/node';
import { parse } from '../../../parser/parse';
import type { Node } from '../../../parser/node';
import { cutJson } from './cut/json';
import { isSingleItem } from './items-in-tree';
import { itemFields } from './schema';

const named = /\.kie\.(?:json|ya?ml)$/;

/** Length of the text that is searched; the first item is near the top. */
const prefixLength = 100_000;

const fileKeys: ReadonlySet<string> = new Set(['metadata', 'data', 'total']);

/** Whether a file holds configuration items: by its name, or as a JSON file whose first item looks like one. */
export function isKie(fileName: string, text: string): boolean {
  if (named.test(fileName)) return true;
  if (/\.ya?ml$/.test(fileName)) return isItemInYaml(text);
  if (fileName !== '' && !fileName.endsWith('.json')) return false;
  if (!/^\uFEFF?\s*\{/.test(text)) return false;
  return hasItems(text.slice(0, prefixLength)) || isItemInJson(text);
}

/** A file that is one item: `key` and `value` alone can be anything, so it takes a field that only items have. */
function isItemInJson(text: string): boolean {
  if (text.length > prefixLength || !/"key"\s*:\s*"/.test(text) || !/"(?:labels|value_type)"\s*:/.test(text))
    return false;
  const root = asMap(parse(text, 'json').root);
  return isOwnItem(root) && isSingleItem(root);
}

/** The same in YAML, by the keys in its first column. */
function isItemInYaml(text: string): boolean {
  if (!/^key[ \t]*:/m.test(text) || !/^value[ \t]*:/m.test(text)) return false;
  if (!/^(?:labels[ \t]*:[ \t]*(?:\{|\r?\n[ \t]+[\w"'])|value_type[ \t]*:[ \t]*\w)/m.test(text)) return false;
  return Array.from(text.matchAll(/^([A-Za-z_]\w*)[ \t]*:/gm)).every(([, key = '']) => itemFields.has(key));
}

function hasItems(text: string): boolean {
  if (!/"data"\s*:\s*\[\s*\{/.test(text) || !/"key"\s*:\s*"/.test(text)) return false;
  const [first] = cutJson(text).items;
  if (first === undefined) return false;
  const head = asMap(parse(`${text.slice(0, first.start)}]}`, 'json').root);
  const keys = [...(head?.fields.keys() ?? [])];
  return (
    keys.every((key) => fileKeys.has(key)) && isItem(parse(text.slice(first.start, first.end), 'json').root)
  );
}

function isItem(node: Node | undefined): boolean {
  return isOwnItem(node) || (hasOnlyItemFields(node) && isText(node, 'value'));
}

/** Whether it has a field that only items have, and any single value: a number there is a common mistake. */
function isOwnItem(node: Node | undefined): boolean {
  const isOwn = valueOf(node, 'labels')?.kind === 'map' || isText(node, 'value_type');
  return isOwn && hasOnlyItemFields(node) && asScalar(field(node, 'value')?.value) !== undefined;
}

function hasOnlyItemFields(node: Node | undefined): boolean {
  const keys = [...(asMap(node)?.fields.keys() ?? [])];
  return stringOf(valueOf(node, 'key')) !== undefined && keys.every((key) => itemFields.has(key));
}

function isText(node: Node | undefined, key: string): boolean {
  return asScalar(field(node, key)?.value)?.type === 'string';
}
