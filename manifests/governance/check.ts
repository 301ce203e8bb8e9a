import type { Finding } from '../rules/rule';
import { runRules, sortFindings } from '../rules/run';
import { readDocument } from '../source/read-document';
import type { Entry } from '../source/node';
import { typePlainScalar } from '../source/scalar-type';
import type { Placement, Policy, PolicyGeneration, PolicyPlace } from './policy';
import { PolicyDocument } from './policy-document';
import type { PolicyKind } from './policy-kinds';
import { placementRules, policyRules } from './rules';
import { yamlSyntax } from './rules/yaml-syntax';
import { kindSpelling } from './rules/placement/kind-spelling';

/** What is wrong with what a policy says, in offsets of its `source`, in the order of the text. */
export function checkPolicy(policy: Policy): readonly Finding[] {
  return sortFindings(runRules(policyRules, new PolicyDocument(policy)));
}

/** What is wrong with how and where a policy is written, in offsets of the placement's `source`, in order. */
export function checkPlacement(placement: Placement): readonly Finding[] {
  return sortFindings(runRules(placementRules, placement));
}

/**
 * What is wrong with the inner text of a block string or kie item, in offsets of that text, in order. Of a text that is
 * no YAML only that is told: clients drop it as a whole.
 */
export function findPolicyProblemsOfText(
  text: string,
  kind: PolicyKind,
  name: string,
  place: PolicyPlace,
  generation?: PolicyGeneration,
): readonly Finding[] {
  const { root, problems } = readDocument(text, typePlainScalar);
  const policy: Policy = {
    kind,
    name,
    place,
    spec: root,
    source: text,
    ...(generation && { generation }),
  };
  const rules = problems.length > 0 ? [yamlSyntax] : policyRules;
  return sortFindings(runRules(rules, new PolicyDocument(policy, problems)));
}

/** Keys below `servicecomb` that look like a kind of policies but are spelled otherwise, in offsets of the entries. */
export function findMisspelledKinds(entries: Iterable<Entry>): readonly Finding[] {
  return [...entries].flatMap((entry) => runRules([kindSpelling], entry));
}
