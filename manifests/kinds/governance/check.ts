import type { Finding } from '../../engine/rules/rule';
import { runRules, sortFindings } from '../../engine/rules/run';
import type { Problem } from '../../../parser/parsed';
import type { Placement, Policy } from './policy';
import { PolicyDocument } from './policy-document';
import { placementRules, policyRules } from './rules';
import { yamlSyntax } from './rules/yaml-syntax';

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
