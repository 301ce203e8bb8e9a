import { didYouMean, replaceFix } from '../../engine/rules/did-you-mean';
import { rewrite } from '../../engine/rules/edits';
import type { Finding } from '../../engine/rules/rule';
import { runRules } from '../../engine/rules/run';
import type { Range } from '../../../parser/range';
import { asMap, resolve } from '../../../parser/node';
import type { Node, ScalarNode } from '../../../parser/node';
import {
  isRouteKind,
  meantKind,
  nearKind,
  policyKind,
  policyKindOf,
  policyKindOfWord,
  policyKinds,
} from './policy-kinds';
import type { PolicyKind } from './policy-kinds';
import { kindSpelling } from './rules/placement/kind-spelling';
import { policyPlace } from './rules/placement/policy-place';
import { policySchema } from './schema';

/** A setting of a file, a configuration item or a property that is not a policy as it is. */
export interface KindSetting {
  /** Its whole key, with dots. */
  readonly key: string;
  /** What it is: a text, or the node where a file has maps and lists. */
  readonly value: string | Node | undefined;
  /** Where a part of the key is written, counted from 0; undefined where that can't be told. */
  readonly rangeOf: (part: number) => Range | undefined;
}

const root = 'servicecomb';

/**
 * Settings that were meant as policies: below a key that is nearly a kind of policies or nearly `servicecomb`, without a name
 * or without a kind. Ranges are those of the parts of keys; what several settings have in common is reported once.
 */
export function findMeantPolicies(settings: Iterable<KindSetting>): readonly Finding[] {
  const found: Finding[] = [];
  const seen = new Set<number>();
  for (const setting of settings) {
    const [first = '', ...parts] = setting.key.split('.');
    const isOurs = first === root;
    if (!isOurs && didYouMean(first, [root]) === undefined) continue;
    const [finding] = isOurs ? findingsOf(setting, parts) : findingsOfRoot(setting, first, parts);
    if (finding === undefined || seen.has(finding.range.start)) continue;
    seen.add(finding.range.start);
    found.push(finding);
  }
  return found;
}

/** The kind in a body for the API, which is nearly one that servers know; kinds are spelled there as in addresses. */
export function findMeantBodyKind(kind: ScalarNode): readonly Finding[] {
  const near = policyKindOfWord(kind.text) === undefined ? nearKind(kind.text) : undefined;
  if (near === undefined) return [];
  const better = kind.text.includes('-')
    ? near.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    : near;
  const { text: word, range } = kind;
  return runRules([kindSpelling], {
    word,
    better,
    range,
    isForServer: true,
    rename: () => rewrite(kind, better),
  });
}

/** The setting that a configuration item is: a whole key, and its value. */
export function kindSettingOfItem(
  { text, range, style }: ScalarNode,
  value: string | undefined,
): KindSetting {
  const margin = style === 'plain' ? 0 : 1;
  const isAsWritten = range.end - range.start === text.length + 2 * margin;
  const parts = text.split('.');
  return {
    key: text,
    value,
    rangeOf: (part) => {
      if (!isAsWritten) return undefined;
      const before = parts.slice(0, part).join('.');
      const start = range.start + margin + before.length + (part > 0 ? 1 : 0);
      return { start, end: start + (parts[part]?.length ?? 0) };
    },
  };
}

function findingsOf(setting: KindSetting, parts: readonly string[]): readonly Finding[] {
  const [word = '', ...rest] = parts;
  const range = setting.rangeOf(1) ?? setting.rangeOf(0);
  if (range === undefined) return [];
  const kind = policyKind(word);
  if (kind !== undefined)
    return runRules([policyPlace], { range, kind, isNamed: !isUnnamed(kind, setting, rest) });
  const near = nearKind(word);
  const meant = meantKind(word) ?? (near && hasFields(near, setting, rest) ? near : undefined);
  if (meant !== undefined && isPolicyKey([meant, ...rest]))
    return runRules([kindSpelling], { word, better: meant, range, rename: () => replaceFix(range, meant) });
  const own = rest.length === 0 ? kindOfText(setting.value) : undefined;
  return own === undefined ? [] : runRules([policyPlace], { range, kind: own, isNamed: true, name: word });
}

/** `servicecom.rateLimiting.checkout` */
function findingsOfRoot(
  setting: KindSetting,
  word: string,
  [kindWord = '', ...rest]: readonly string[],
): readonly Finding[] {
  const kind = policyKind(kindWord) ?? meantKind(kindWord);
  const range = setting.rangeOf(0);
  if (kind === undefined || range === undefined || !isPolicyKey([kind, ...rest])) return [];
  if (!hasFields(kind, setting, rest)) return [];
  return runRules([kindSpelling], { word, better: root, range, rename: () => replaceFix(range, root) });
}

/** Nothing where the key would be one of something else if it was spelled rightly. */
function isPolicyKey([kind = '', ...rest]: readonly string[]): boolean {
  return rest.length === 0 || policyKindOf([root, kind, ...rest].join('.')) !== undefined;
}

/** Whether the fields of a policy are directly below its kind, where clients look for names. */
function isUnnamed(kind: PolicyKind, setting: KindSetting, rest: readonly string[]): boolean {
  if (kind === 'globalRouteRule') return false;
  const [name] = rest;
  if (name === undefined) return textOf(setting.value) !== undefined && hasFields(kind, setting, rest);
  const isInside = rest.length > 1 && isMapOrList(kind, name) && !fieldsOf(kind).includes(rest[1] ?? '');
  const isSingle =
    rest.length === 1 && textOf(setting.value) === undefined && !isBesideEmptyText(setting.value);
  return (isSingle || isInside) && isPolicyKey([kind, name]) && fieldsOf(kind).includes(name);
}

/** Whether a field of a kind is more than one value, such as `target` of a mapper. */
function isMapOrList(kind: PolicyKind, name: string): boolean {
  const [type] = policySchema(kind, 'file').properties?.[name]?.schema.types ?? [];
  return type === 'map' || type === 'list';
}

/** Whether a field is beside a name whose text is empty, below which it was meant to be; that has a rule of its own. */
function isBesideEmptyText(value: KindSetting['value']): boolean {
  const entry = typeof value === 'object' && value.parent?.kind === 'entry' ? value.parent : undefined;
  const beside = entry?.parent.entries.map((one) => one.value) ?? [];
  return beside.some((one) => one.kind === 'scalar' && one.style === 'block' && one.text === '');
}

/** Whether what a setting is, or the part of its key after a name, has a field of a kind. */
function hasFields(kind: PolicyKind, { value }: KindSetting, [, field]: readonly string[]): boolean {
  const names = fieldsOf(kind);
  if (field !== undefined && names.includes(field)) return true;
  const text = textOf(value);
  if (text !== undefined)
    return fieldLine.exec(text) !== null && namesInText(text).some((name) => names.includes(name));
  const node = typeof value === 'string' || value === undefined ? undefined : resolve(value);
  const map = asMap(node?.kind === 'list' ? node.items[0] : node);
  return map !== undefined && names.some((name) => map.fields.has(name));
}

const fieldLine = /^[ \t]*(?:- +)?["']?[A-Za-z]+["']?[ \t]*:/m;

function textOf(value: KindSetting['value']): string | undefined {
  if (typeof value === 'string') return value;
  return value?.kind === 'scalar' && value.style !== 'plain' ? value.text : undefined;
}

/** The keys in the first columns of a text. */
function namesInText(text: string): readonly string[] {
  return Array.from(
    text.slice(0, longestText).matchAll(/^(?:- +| {2})?["']?([A-Za-z]+)["']?[ \t]*:/gm),
    ([, name = '']) => name,
  );
}

/** Of longer texts, the beginning tells enough. */
const longestText = 4000;

/** The kind that a text is a policy of by all its fields; undefined where they are those of several kinds or of none. */
function kindOfText(value: KindSetting['value']): PolicyKind | undefined {
  const text = textOf(value);
  if (text === undefined) return undefined;
  const names = Array.from(
    text.slice(0, longestText).matchAll(/^(?:- +)?([A-Za-z]+):(?=[ \t\r\n]|$)/gm),
    ([, name = '']) => name,
  );
  const own = names.filter((name) => !common.includes(name));
  if (own.length === 0 || (own.length === 1 && commonWords.includes(own[0] ?? ''))) return undefined;
  return policyKinds.find((kind) => {
    const known = [...fieldsOf(kind), ...common];
    return names.every((name) => known.includes(name));
  });
}

/** Fields whose names are those of much else, so that a text of one of them may be something else. */
const commonWords: readonly string[] = ['rule', 'type', 'target', 'ttl', 'route', 'match', 'identifier'];

/** Fields of every kind. */
const common: readonly string[] = ['name', 'alias', 'services', 'order'];

function fieldsOf(kind: PolicyKind): readonly string[] {
  const schema = policySchema(kind, 'file');
  const { properties } = isRouteKind(kind) ? (schema.items ?? schema) : schema;
  return Object.keys(properties ?? {});
}
