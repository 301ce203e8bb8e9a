import { hoverInPolicy, hoverOfPolicyNode } from '../governance';
import { describeProperty, describeTypes, lengthInWords } from '../../engine/language/describe';
import { leafAtOffset } from '../../../parser/locate';
import type { Explanation } from '../../engine/manifest';
import { narrowed } from '../../engine/schema/narrow';
import { propertyAt } from '../../engine/schema/schema';
import type { Schema } from '../../engine/schema/schema';
import type { Node } from '../../../parser/node';
import { embeddedText } from '../../../parser/embedded';
import type { CloudDocument } from './document';
import { cloudKinds } from './kinds';
import { looseSchema } from './loose-schema';
import { flavorInWords } from './values/flavor';

/** The explanation of the key or value at an offset of a document. */
export function hoverInDocument(document: CloudDocument, offset: number): Explanation | undefined {
  const { form, root } = document;
  if (form !== 'manifest' && form !== 'body') return undefined;
  const place = leafAtOffset(root, offset);
  if (place === undefined) return undefined;
  const inner = policyExplanation(document, offset) ?? itemExplanation(document, offset);
  if (inner !== undefined) return inner;

  const schema = document.schema ?? looseSchema(document.word('apiVersion'));
  const { atKey, node, path } = place;
  const keys = path.slice(0, path.findLastIndex((step) => typeof step === 'string') + 1);
  const markdown = explanation(keys, schema, root, offset, atKey ? undefined : node);
  return markdown === undefined ? undefined : { range: node.range, markdown };
}

function policyExplanation(document: CloudDocument, offset: number): Explanation | undefined {
  const { policyKind: kind, policyPlace: place, spec } = document;
  return kind === undefined ? undefined : hoverOfPolicyNode({ kind, place }, spec, offset, 1);
}

/** Inside the value of a configuration item that holds a policy. */
function itemExplanation({ item, text: source }: CloudDocument, offset: number): Explanation | undefined {
  if (item === undefined) return undefined;
  const { kind, value } = item;
  const embedded = embeddedText(value, source);
  const at = offset >= value.range.start && offset <= value.range.end ? embedded.inner(offset) : undefined;
  const found = at === undefined ? undefined : hoverInPolicy({ text: value.text, kind, place: 'kie' }, at);
  return found && { ...found, range: embedded.outer(found.range) };
}

/** User-defined keys, such as names of artifacts, are explained by their parent. */
function explanation(
  keys: readonly (string | number)[],
  schema: Schema,
  root: Node | undefined,
  offset: number,
  value: Node | undefined,
): string | undefined {
  const narrow = narrowed(schema, root, keys, offset);
  const own = propertyAt(narrow, keys);
  const around = keys.slice(0, -1);
  const property = own ?? propertyAt(narrow, around.slice(0, lastKey(around) + 1));
  const name = own ? keys.at(-1) : around[lastKey(around)];
  if (property === undefined || typeof name !== 'string') return undefined;
  const title = `**${name}** — ${describeTypes(property.schema)}`;
  const meaning = value?.kind === 'scalar' ? meaningOf(name, value.text) : undefined;
  const paragraphs = [title, meaning, describeProperty(property), lengthInWords(property)];
  return paragraphs.filter((text) => text !== undefined && text !== '').join('\n\n');
}

function lastKey(path: readonly (string | number)[]): number {
  return path.findLastIndex((step) => typeof step === 'string');
}

function meaningOf(name: string, text: string): string | undefined {
  if (name === 'kind') return cloudKinds.find(({ facts }) => facts.kind === text)?.facts.summary();
  const words = name === 'flavor_id' ? flavorInWords(text) : undefined;
  return words === undefined ? undefined : `\`${text}\`: ${words}`;
}
