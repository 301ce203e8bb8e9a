import { describeProperty, describeTypes } from '../../engine/language/describe';
import { leafAtOffset } from '../../../parser/locate';
import type { Explanation } from '../../engine/manifest';
import type { Consequence } from '../../engine/rules/consequence';
import { propertyAt } from '../../engine/schema/schema';
import type { Property } from '../../engine/schema/schema';
import type { Node } from '../../../parser/node';
import type { PolicyText } from './completion';
import { checkPolicy } from './check';
import * as l10n from '@vscode/l10n';
import { durationInWords, parseDuration } from './values/duration';
import { formOf } from './values/fields';
import { meaningOfValue } from './values/meanings';
import type { PolicyKind } from './policy-kinds';
import { readPolicyText } from './read-policy';
import { policySchema } from './schema';
import { asWritten, inCode } from '../../engine/language/foreign-text';

/**
 * The explanation of the field or value at an offset of the inner text of a policy; ranges are relative to that text.
 */
export function hoverInPolicy(policy: PolicyText, offset: number): Explanation | undefined {
  const { root, problems } = readPolicyText(policy.text, policy.generation);
  return explanationOf(policy, { spec: root, isBroken: problems.length > 0 }, offset, 0);
}

/**
 * What the field or value at an offset means, in a spec that is part of a larger tree: `depth` is the number of steps
 * from the tree's root down to the spec.
 */
export function hoverOfPolicyNode(
  policy: PolicyText,
  spec: Node | undefined,
  offset: number,
  depth: number,
): Explanation | undefined {
  return explanationOf(policy, { spec, isBroken: false }, offset, depth);
}

/** The spec of a policy, and whether its text can't be read as a whole. */
interface ReadSpec {
  readonly spec: Node | undefined;
  readonly isBroken: boolean;
}

function explanationOf(
  policy: PolicyText,
  read: ReadSpec,
  offset: number,
  depth: number,
): Explanation | undefined {
  const { kind, place, generation } = policy;
  const { spec } = read;
  const leaf = leafAtOffset(spec, offset);
  if (leaf === undefined) return undefined;
  const { node, value } = leaf;
  const path = leaf.path.slice(depth);
  const keys = path.slice(0, path.findLastIndex((step) => typeof step === 'string') + 1);
  const property = propertyAt(policySchema(kind, place, generation), keys);
  const name = keys.at(-1);
  if (property === undefined || typeof name !== 'string') return undefined;
  const words = meaningOf(kind, spec, name, property, value);
  const meaning = words === undefined || isInForce(policy, read) ? words : undefined;
  const title = `**${asWritten(name)}** — ${describeTypes(property.schema)}`;
  const paragraphs = [title, meaning, describeProperty(property), defaultMeaning(name, property)];
  return {
    range: node.range,
    markdown: paragraphs.filter((text) => text !== undefined).join('\n\n'),
  };
}

/** Whether clients use the policy at all: of one that they drop, no value means anything. */
function isInForce({ text: source, ...policy }: PolicyText, { spec, isBroken }: ReadSpec): boolean {
  const findings = isBroken ? [] : checkPolicy({ ...policy, name: '', spec, source });
  return !isBroken && !findings.some(({ consequence }) => outOfForce.includes(consequence));
}

const outOfForce: readonly Consequence[] = ['refused', 'dropped'];

function meaningOf(
  kind: PolicyKind,
  spec: Node | undefined,
  name: string,
  property: Property,
  value: Node,
): string | undefined {
  if (value.kind !== 'scalar') return undefined;
  const words = meaningOfValue({ kind, spec, name, schema: property.schema, scalar: value });
  return words === undefined ? undefined : `\`${inCode(value.text)}\`: ${words}`;
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
