import { completionInContent, contentNames, hoverInContent } from '../content/content';
import { checkPlacement, findMeantPolicies, kindSettingOfItem } from '../governance';
import type { Explanation, InnerText, Suggestion } from '../../engine/manifest';
import type { NameUse } from '../../engine/names';
import type { Finding } from '../../engine/rules/rule';
import { embeddedText } from '../../../parser/embedded';
import type { ScalarNode } from '../../../parser/node';
import { outerFindings } from '../../engine/parts/outer-findings';
import type { KieItem } from './item';

const escapes: Readonly<Partial<Record<string, string>>> = {
  '"': '\\\\"',
  '\n': '\\\\n',
  '\t': '\\\\t',
  '\\\\': '\\\\\\\\',
};

/** A snippet for a text in double quotes: what it inserts is escaped, its placeholders are left as they are. */
function escapedSnippet(snippet: string): string {
  return snippet.replace(/\\[\\$}|,]|["\n\t]/g, (found) => escapes[found] ?? found);
}

/** Findings of some rules about contents, in offsets of the item. */
export function contentFindings(
  { value, contentFindings: inner, text }: KieItem,
  isWanted: (rule: string) => boolean,
): readonly Finding[] {
  const wanted = inner.filter(({ rule }) => isWanted(rule));
  return value === undefined ? [] : outerFindings(wanted, value, text);
}

/** Findings of the governance rules: about the key and type of the item, and about policies in its content. */
export function policyFindings(item: KieItem): readonly Finding[] {
  const inner = contentFindings(item, (rule) => !rule.startsWith('kie/'));
  return [...placementFindings(item), ...inner];
}

function placementFindings(item: KieItem): readonly Finding[] {
  const { key, policy, text: source, value } = item;
  if (key === undefined) return [];
  if (policy === undefined) return findMeantPolicies([kindSettingOfItem(key, value?.text)]);
  const valueType = item.textOf('value_type');
  const environment = item.labelTexts.find(([name]) => name === 'environment')?.[1];
  return checkPlacement({
    ...policy,
    nameRange: nameRange(key, policy.name),
    place: 'kie',
    source,
    ...(valueType && { valueType }),
    ...(environment !== undefined && { environment }),
  });
}

/** Range of the last words of a key; the whole key where they are not written literally. */
export function nameRange({ range, style, text }: ScalarNode, name: string): { start: number; end: number } {
  const end = range.end - (style === 'plain' ? 0 : 1);
  const isAsWritten = range.end - range.start === text.length + (style === 'plain' ? 0 : 2);
  return isAsWritten && name !== '' ? { start: end - name.length, end } : range;
}

/** Names that the content defines and uses, in offsets of the item. */
export function namesInContent(item: KieItem): readonly NameUse[] {
  const { key, value, valueType, text } = item;
  if (value === undefined) return [];
  const uses = contentNames(value.text, valueType, key?.text ?? '');
  if (uses.length === 0) return uses;
  const embedded = embeddedText(value, text);
  return uses.map(({ range, extent, ...use }) => ({
    ...use,
    range: embedded.outer(range),
    ...(extent && { extent: embedded.outer(extent) }),
  }));
}

/** Proposals at an offset of the value, if the value is a quoted string; undefined elsewhere. */
export function completionInQuotes(item: KieItem, offset: number): readonly Suggestion[] | undefined {
  const { key, value, valueType, text } = item;
  const at = value && innerOffset(value, text, offset);
  if (value === undefined || at === undefined || value.style !== 'double') return undefined;
  const embedded = embeddedText(value, text);
  return completionInContent(value.text, at, valueType, key?.text ?? '').map((one) => ({
    ...one,
    insertText: escapedSnippet(one.insertText),
    range: embedded.outer(one.range),
  }));
}

/** The explanation of the text at an offset of the value; ranges are relative to the item. */
export function hoverInValue(item: KieItem, offset: number): Explanation | undefined {
  const { key, value, valueType, text } = item;
  const at = value && innerOffset(value, text, offset);
  if (value === undefined || at === undefined) return undefined;
  const found = hoverInContent(value.text, at, valueType, key?.text ?? '');
  return found && { ...found, range: embeddedText(value, text).outer(found.range) };
}

function innerOffset(value: ScalarNode, text: string, offset: number): number | undefined {
  const { start, end } = value.range;
  const margin = value.style === 'plain' ? 0 : 1;
  if (offset < start + margin || offset > end - (value.style === 'block' ? 0 : margin)) return undefined;
  return embeddedText(value, text).inner(offset);
}

/** The value as a text of its own where it is YAML in quotes, in offsets of the item: policies are, whatever their type. */
export function quotedYamlOf({ value, valueType, policy, text }: KieItem): InnerText | undefined {
  if (value?.style !== 'double' || (valueType !== 'yaml' && policy === undefined)) return undefined;
  return embeddedText(value, text);
}
