import {
  checkPolicyText,
  isRouteKind,
  namesInPolicy,
  namesOfPolicy,
  policyKindOf,
  policySchema,
  readPolicyText,
  traitsOf,
} from '../governance';
import type { Policy, PolicyGeneration, PolicyKey, PolicyKind, PolicyTraits } from '../governance';
import type { NameUse } from '../../engine/names';
import type { Finding } from '../../engine/rules/rule';
import type { Range } from '../../../parser/range';
import { leafAtOffset } from '../../../parser/locate';
import { asMap, resolve } from '../../../parser/node';
import type { Entry, ListNode, MapNode, Node, ScalarNode } from '../../../parser/node';
import { hasTemplate } from '../../engine/language/templates';
import { nameAt } from '../../engine/parts/shift';
import { tailRange } from './settings';
import type { Setting } from './settings';

/** A policy as written in a file. */
export interface WrittenPolicy extends PolicyKey {
  /** Its whole key, with dots. */
  readonly key: string;
  readonly nameRange: Range;
  readonly entry: Entry;
  /** The text that it is; undefined where it is written as maps and lists, which no client takes. */
  readonly scalar: ScalarNode | undefined;
}

/** What a whole key names; Go Chassis has `match` for `matchGroup`. */
export function policyKeyOf(key: string): PolicyKey | undefined {
  const [, name] = /^servicecomb\.match\.([^.]+)$/.exec(key) ?? [];
  return name === undefined ? policyKindOf(key) : { kind: 'matchGroup', name };
}

/** Whether a map is a policy whose `|` was forgotten, and not settings of something else that has such a key. */
export function isPolicyMap(key: string, entry: Entry): boolean {
  const found = policyKeyOf(key);
  const value = resolve(entry.value);
  if (found === undefined || value?.kind !== 'map') return false;
  return found.kind === 'globalRouteRule' || hasFieldsOf(found.kind, value);
}

/** Settings of a microservice are in maps of `loadbalance` too, which have no `rule`. */
function hasFieldsOf(kind: PolicyKind, { fields }: MapNode): boolean {
  const known = kind === 'loadbalance' ? ['rule'] : Object.keys(policySchema(kind, 'file').properties ?? {});
  return known.some((name) => fields.has(name));
}

/** The policy that a setting is. */
export function policyOf({ key, entry, value }: Setting): WrittenPolicy | undefined {
  const found = policyKeyOf(key);
  if (found === undefined || entry.value.kind === 'alias') return undefined;
  const isScalar = value.kind === 'scalar';
  const isText = isScalar && (value.style !== 'plain' || isPolicyWord(found, value.text));
  const isBare = value.kind === 'map' || (value.kind === 'list' && isPolicyList(found.kind, value));
  if ((!isText && !isBare) || isDeeper(entry, found.name, value)) return undefined;
  const nameRange = found.name === '' ? entry.key.range : tailRange(entry, found.name);
  const scalar = isScalar ? value : undefined;
  return { key, kind: found.kind, name: found.name, nameRange, entry, scalar };
}

/**
 * Whether words without quotes stand in the place of a policy: clients make one of defaults of them. Fields without a name
 * above them, and settings of something else, have such a key too.
 */
export function isPolicyWord({ kind, name }: PolicyKey, text: string): boolean {
  if (text === '' || isFilledInLater(text) || /^(?:enabled|disabled)$/i.test(name)) return false;
  const fields = Object.keys(policySchema(kind, 'file').properties ?? {});
  return !fields.includes(name) && !/^(?:true|false|null|~)$/i.test(text);
}

/** Route rules, or fields of another policy behind a dash. */
function isPolicyList(kind: PolicyKind, { items }: ListNode): boolean {
  if (isRouteKind(kind)) return true;
  const first = asMap(items[0]);
  return first !== undefined && hasFieldsOf(kind, first);
}

/** A word somewhere below a section that has the name of a kind. */
function isDeeper({ name: key }: Entry, name: string, value: Setting['value']): boolean {
  const isBlock = value.kind === 'scalar' && value.style === 'block';
  return !isBlock && name.includes('.') && key !== name && !key.endsWith(`.${name}`);
}

/** Clients of a policy when the file does not determine them: only limiters of Go Chassis name a match. */
export function generationOfText(
  text: string,
  { kind }: Pick<PolicyKey, 'kind'>,
): PolicyGeneration | undefined {
  const isGo = kind === 'rateLimiting' && /^match[ \t]*:/m.test(text) && /^rate[ \t]*:/m.test(text);
  return isGo ? 'go' : undefined;
}

/** The text of a policy and what else is known of it depends on. */
export interface PolicyText extends PolicyKey {
  readonly text: string;
  readonly generation: PolicyGeneration | undefined;
}

/** What is known of a policy, in offsets of its text. */
export interface AnalyzedPolicy extends PolicyText {
  readonly findings: readonly Finding[];
  readonly traits: PolicyTraits;
  /** Names in the text. */
  readonly uses: readonly NameUse[];
  /** What the name of the policy itself names; `range` and `extent` are to be filled in. */
  readonly ownUses: readonly NameUse[];
}

const nowhere: Range = { start: 0, end: 0 };

/** Analyzes a policy on its own, such as one of a configuration item. */
export function analyzePolicyText(text: string, { kind, name }: PolicyKey): AnalyzedPolicy {
  return analyzePolicy({ text, kind, name, generation: generationOfText(text, { kind }) });
}

/** What is known of a policy for clients of a generation. */
export function analyzePolicy(policyText: PolicyText): AnalyzedPolicy {
  const { text, kind, name, generation } = policyText;
  const { root: spec, problems } = readPolicyText(text, generation);
  const policy: Policy = { kind, name, place: 'file', spec, source: text, ...(generation && { generation }) };
  return {
    text,
    kind,
    name,
    generation,
    findings: withoutFilledIn(checkPolicyText(policy, problems), text, spec),
    traits: traitsOf(policy),
    uses: namesInPolicy(policy),
    ownUses: namesOfPolicy({ kind, name, spec, nameRange: nowhere }).map((use) =>
      nameAt(use, nowhere, nowhere),
    ),
  };
}

/** What is found about values that are filled in later (`${RATE:10}`) is not certain. */
function withoutFilledIn(
  findings: readonly Finding[],
  text: string,
  spec: Node | undefined,
): readonly Finding[] {
  if (findings.length === 0 || !isFilledInLater(text)) return findings;
  return findings.filter(({ rule, range }) => {
    if (isFilledInLater(text.slice(range.start, range.end))) return false;
    if (/-syntax$/.test(rule)) return !isFilledInLater(withoutComment(lineAt(text, range)));
    const value = /\/(?:unknown|duplicate)-field$/.test(rule)
      ? undefined
      : leafAtOffset(spec, range.start)?.value;
    return value?.kind !== 'scalar' || !isFilledInLater(value.text);
  });
}

function lineAt(text: string, { start, end }: Range): string {
  const feed = text.indexOf('\n', end);
  return text.slice(text.lastIndexOf('\n', start - 1) + 1, feed === -1 ? text.length : feed);
}

function withoutComment(line: string): string {
  return line.replace(/(?:^|\s)#.*$/, '');
}

/** Whether a text has values that are filled in when it is built or when the service starts. */
export function isFilledInLater(text: string): boolean {
  return /\$\{|@[\w.-]+@/.test(text) || hasTemplate(text);
}
