import { completionInPolicy, findMeantPolicies, hoverInPolicy } from '../governance';
import type { KindSetting, PolicyKey } from '../governance';
import type { Explanation, Suggestion } from '../../engine/manifest';
import { analyzePolicyText, isPolicyWord, policyKeyOf } from '../microservice/policies';
import type { NameUse } from '../../engine/names';
import type { ContentFinding } from './finding';
import { readProperties } from './properties-text';
import type { PropertyLine } from './properties-text';

/** What is wrong with a setting `servicecomb.<kind>.<name>`, whose value is the text of a policy, in offsets of the item. */
export function findPolicyProblemsOfProperty(line: PropertyLine): readonly ContentFinding[] {
  const policy = policyOf(line);
  if (policy === undefined) return findMeantPolicies([kindSettingOf(line)]);
  // Repairs are of the text without escapes and can't be written back.
  return analyzePolicyText(line.value.text, policy).findings.map((finding) => ({
    ...finding,
    range: line.value.outer(finding.range),
    fixes: [],
  }));
}

/** Nothing of the key is reported where it is written with escapes. */
function kindSettingOf({ key, keyRange, value }: PropertyLine): KindSetting {
  const isPlain = keyRange.end - keyRange.start === key.length;
  const parts = key.split('.');
  return {
    key,
    value: value.text,
    rangeOf: (part) => {
      if (!isPlain) return undefined;
      const start = keyRange.start + parts.slice(0, part).join('.').length + (part > 0 ? 1 : 0);
      return { start, end: start + (parts[part]?.length ?? 0) };
    },
  };
}

/** Match groups and policies of a properties text, and the microservices that they name. */
export function namesInProperties(content: string): readonly NameUse[] {
  return readProperties(content).flatMap((line) => {
    const policy = policyOf(line);
    if (policy === undefined) return [];
    const { uses, ownUses } = analyzePolicyText(line.value.text, policy);
    const extent = { start: line.keyRange.start, end: line.valueRange.end };
    const range = nameRange(line, policy);
    return [
      ...ownUses.map((use) => ({ ...use, range, extent })),
      ...uses.map((use) => ({ ...use, range: line.value.outer(use.range) })),
    ];
  });
}

export function completionInProperties(content: string, offset: number): readonly Suggestion[] {
  const found = policyAt(content, offset);
  if (found === undefined) return [];
  const { line, policy, inner } = found;
  const { text, outer } = line.value;
  return completionInPolicy({ text, kind: policy.kind, place: 'file' }, inner)
    .filter(({ insertText }) => !/[\n\\]/.test(insertText))
    .map((suggestion) => ({ ...suggestion, range: outer(suggestion.range) }));
}

export function hoverInProperties(content: string, offset: number): Explanation | undefined {
  const found = policyAt(content, offset);
  if (found === undefined) return undefined;
  const { line, policy, inner } = found;
  const { text, outer } = line.value;
  const explanation = hoverInPolicy({ text, kind: policy.kind, place: 'file' }, inner);
  return explanation && { ...explanation, range: outer(explanation.range) };
}

function policyAt(content: string, offset: number) {
  const line = readProperties(content).find(
    ({ valueRange: { start, end } }) => start <= offset && offset <= end,
  );
  const policy = line && policyKeyOf(line.key);
  const inner = line?.value.inner(offset);
  return line === undefined || policy === undefined || inner === undefined
    ? undefined
    : { line, policy, inner };
}

function policyOf({ key, value: { text } }: PropertyLine): PolicyKey | undefined {
  const policy = policyKeyOf(key);
  return policy && (/[:{[\n]/.test(text) || isPolicyWord(policy, text)) ? policy : undefined;
}

/** The name at the end of the key, or the key where it is written with escapes. */
function nameRange({ key, keyRange }: PropertyLine, { name }: PolicyKey) {
  const isPlain = keyRange.end - keyRange.start === key.length;
  return isPlain ? { start: keyRange.end - name.length, end: keyRange.end } : keyRange;
}
