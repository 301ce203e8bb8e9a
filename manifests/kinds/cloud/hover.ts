import { hoverInPolicy, hoverOfPolicyNode } from '../governance';
import { explainField } from '../../engine/language/explain-field';
import { leafAtOffset } from '../../../parser/locate';
import type { Explanation } from '../../engine/manifest';
import { embeddedText } from '../../../parser/embedded';
import type { CloudDocument } from './document';
import { cloudKinds } from './kinds';
import { looseSchema } from './loose-schema';
import { flavorInWords } from './values/flavor';
import { inCode } from '../../engine/language/foreign-text';

/** The explanation of the key or value at an offset of a document. */
export function hoverInDocument(document: CloudDocument, offset: number): Explanation | undefined {
  const { form, root } = document;
  if (form !== 'manifest' && form !== 'body') return undefined;
  const place = leafAtOffset(root, offset);
  if (place === undefined) return undefined;
  const inner = policyExplanation(document, offset) ?? itemExplanation(document, offset);
  if (inner !== undefined) return inner;

  const schema = document.schema ?? looseSchema(document.word('apiVersion'));
  const markdown = explainField(place, schema, root, offset, meaningOf);
  return markdown === undefined ? undefined : { range: place.node.range, markdown };
}

function policyExplanation(document: CloudDocument, offset: number): Explanation | undefined {
  const { policyKind: kind, policyPlace: place, spec, text } = document;
  return kind === undefined ? undefined : hoverOfPolicyNode({ text, kind, place }, spec, offset, 1);
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

function meaningOf(name: string, text: string): string | undefined {
  if (name === 'kind') return cloudKinds.find(({ facts }) => facts.kind === text)?.facts.summary();
  const words = name === 'flavor_id' ? flavorInWords(text) : undefined;
  return words === undefined ? undefined : `\`${inCode(text)}\`: ${words}`;
}
