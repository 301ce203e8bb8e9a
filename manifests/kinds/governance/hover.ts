import { describeProperty, describeTypes } from '../../engine/language/describe';
import { leafAtOffset } from '../../../parser/locate';
import { parse } from '../../../parser/parse';
import type { Explanation } from '../../engine/manifest';
import { propertyAt } from '../../engine/schema/schema';
import type { Property } from '../../engine/schema/schema';
import type { Node } from '../../../parser/node';
import type { PolicyText } from './completion';
import * as l10n from '@vscode/l10n';
import { durationInWords, parseDuration } from './values/duration';
import { formOf } from './values/fields';
import { meaningOfValue } from './values/meanings';
import type { PolicyKind } from './policy-kinds';
import { policySchema } from './schema';

/**
 * The explanation of the field or value at an offset of the inner text of a policy; ranges are relative to that text.
 */
export function hoverInPolicy(policy: PolicyText, offset: number): Explanation | undefined {
  const { root } = parse(policy.text, 'yaml-1.2');
  return hoverOfPolicyNode(policy, root, offset, 0);
}

/**
 * What the field or value at an offset means, in a spec that is part of a larger tree: `depth` is the number of steps
 * from the tree's root down to the spec.
 */
export function hoverOfPolicyNode(
  { kind, place, generation }: Pick<PolicyText, 'kind' | 'place' | 'generation'>,
  spec: Node | undefined,
  offset: number,
  depth: number,
): Explanation | undefined {
  const leaf = leafAtOffset(spec, offset);
  if (leaf === undefined) return undefined;
  const { node, value } = leaf;
  const path = leaf.path.slice(depth);
  const keys = path.slice(0, path.findLastIndex((step) => typeof step === 'string') + 1);
  const property = propertyAt(policySchema(kind, place, generation), keys);
  const name = keys.at(-1);
  if (property === undefined || typeof name !== 'string') return undefined;
  const meaning = meaningOf(kind, spec, name, property, value);
  const title = `**${name}** — ${describeTypes(property.schema)}`;
  const paragraphs = [title, meaning, describeProperty(property), defaultMeaning(name, property)];
  return {
    range: node.range,
    markdown: paragraphs.filter((text) => text !== undefined).join('\n\n'),
  };
}

function meaningOf(
  kind: PolicyKind,
  spec: Node | undefined,
  name: string,
  property: Property,
  value: Node,
): string | undefined {
  if (value.kind !== 'scalar') return undefined;
  const words = meaningOfValue({ kind, spec, name, schema: property.schema, scalar: value });
  return words === undefined ? undefined : `\`${value.text}\`: ${words}`;
}

/** A default of milliseconds, in words. */
function defaultMeaning(name: string, { schema, default: initial }: Property): string | undefined {
  if (formOf(name, schema) !== 'duration' || initial === undefined) return undefined;
  const value = parseDuration(initial());
  return value === undefined
    ? undefined
    : l10n.t(
        'Milliseconds, or hours, minutes and seconds such as `1M30S`: `{0}` is {1}.',
        initial(),
        durationInWords(value),
      );
}
