import type { Finding } from '../../engine/rules/rule';
import { replaceFix } from '../../engine/rules/did-you-mean';
import { runRules, sortFindings } from '../../engine/rules/run';
import type { Problem } from '../../../parser/parsed';
import type { Entry, ScalarNode } from '../../../parser/node';
import type { Placement, Policy } from './policy';
import { renameKey } from '../../engine/rules/edits';
import { PolicyDocument } from './policy-document';
import { meantKind, policyKindOf } from './policy-kinds';
import { placementRules, policyRules } from './rules';
import { yamlSyntax } from './rules/yaml-syntax';
import { kindSpelling } from './rules/placement/kind-spelling';

/** Findings in the spec of a policy, in offsets of its `source`, in the order of the text. */
export function checkPolicy(policy: Policy): readonly Finding[] {
  return sortFindings(runRules(policyRules, new PolicyDocument(policy)));
}

/** Findings about how and where a policy is written, in offsets of the placement's `source`, in order. */
export function checkPlacement(placement: Placement): readonly Finding[] {
  return sortFindings(runRules(placementRules, placement));
}

/**
 * Findings in the inner text of a block string or kie item, in offsets of that text, in order; `problems` are those of
 * reading it. For a text that is not YAML only that is reported: clients drop it as a whole.
 */
export function checkPolicyText(policy: Policy, problems: readonly Problem[]): readonly Finding[] {
  const rules = problems.length > 0 ? [yamlSyntax] : policyRules;
  return sortFindings(runRules(rules, new PolicyDocument(policy, problems)));
}

/** Keys below `servicecomb` that look like a kind of policies but are spelled otherwise, in offsets of the entries. */
export function findMisspelledKinds(entries: Iterable<Entry>): readonly Finding[] {
  return [...entries].flatMap(({ name, key }) => {
    const rename = (word: string) => renameKey(key, word);
    return runRules([kindSpelling], { word: name, range: key.range, rename });
  });
}

/**
 * The same of the whole key of a configuration item, such as `servicecomb.ratelimiting.checkout`, in offsets of the key's
 * scalar. Nothing where the key is one of something else if it is spelled rightly.
 */
export function findMisspelledKindOfKey({ text, range, style }: ScalarNode): readonly Finding[] {
  const [, word = '', name] = /^servicecomb\.([^.]+)(?:\.(.+))?$/.exec(text) ?? [];
  const meant = meantKind(word);
  if (meant === undefined || policyKindOf(keyOf(meant, name)) === undefined) return [];
  const margin = style === 'plain' ? 0 : 1;
  const isAsWritten = range.end - range.start === text.length + 2 * margin;
  const start = range.start + margin + 'servicecomb.'.length;
  const place = isAsWritten ? { start, end: start + word.length } : range;
  const rename = (better: string) => replaceFix(place, isAsWritten ? better : keyOf(better, name));
  return runRules([kindSpelling], { word, range: place, rename });
}

function keyOf(kind: string, name: string | undefined): string {
  return ['servicecomb', kind, ...(name === undefined ? [] : [name])].join('.');
}
