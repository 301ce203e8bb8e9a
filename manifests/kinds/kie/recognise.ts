import { asScalar, asMap, field, stringOf, valueOf } from '../../../parser/node';
import { parse } from '../../../parser/parse';
import type { Node } from '../../../parser/node';
import { cutJson } from './cut/json';
import { itemFields } from './schema';

const named = /\.kie\.(?:json|ya?ml)$/;

/** Length of the text that is searched; the first item is near the top. */
const prefixLength = 100_000;

const fileKeys: ReadonlySet<string> = new Set(['metadata', 'data', 'total']);

/** Whether a file holds configuration items: by its name, or as a JSON file whose first item looks like one. */
export function isKie(fileName: string, text: string): boolean {
  if (named.test(fileName)) return true;
  if (fileName !== '' && !fileName.endsWith('.json')) return false;
  return /^\uFEFF?\s*\{/.test(text) && hasItems(text.slice(0, prefixLength));
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
  const map = asMap(node);
  const keys = [...(map?.fields.keys() ?? [])];
  const hasTexts = stringOf(valueOf(map, 'key')) !== undefined && isText(map, 'value');
  return hasTexts && keys.every((key) => itemFields.has(key));
}

function isText(node: Node | undefined, key: string): boolean {
  return asScalar(field(node, key)?.value)?.type === 'string';
}
