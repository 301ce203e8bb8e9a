import type { Finding } from '../../engine/rules/rule';
import { runRules, sortFindings } from '../../engine/rules/run';
import type { PlacedPolicy, Policy, PolicyTraits } from './policy';
import { PolicyDocument } from './policy-document';
import { interactionRules } from './rules/interactions';
import { matchesOf } from './values/matches';
import { asList, asScalar } from '../../../parser/node';

/** The traits of a policy, which depend on its text, kind and name alone. */
export function traitsOf(policy: Policy): PolicyTraits {
  const { kind, name } = policy;
  if (kind !== 'matchGroup') return { kind, name };
  const matches = matchesOf(new PolicyDocument(policy));
  const methods = matches.flatMap((match) => {
    const items = asList(match.fields.get('method')?.value)?.items;
    return items === undefined ? ['all'] : items.map((item) => asScalar(item)?.text ?? '');
  });
  const namesServices = matches.every((match) => match.fields.has('serviceName'));
  return { kind, name, methods, namesServices };
}

/** What the policies of one file do to each other, in offsets of their `nameRange`s, in the order of the text. */
export function checkInteractions(policies: readonly PlacedPolicy[]): readonly Finding[] {
  return sortFindings(runRules(interactionRules, policies));
}
