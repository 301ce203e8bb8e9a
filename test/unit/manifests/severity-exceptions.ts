import { severityOf } from '../../../manifests/engine/rules/consequence';
import type { Finding, Severity } from '../../../manifests/engine/rules/rule';

const unknownReader = 'It depends on who reads the file, which is not known here.';
const maybeElsewhere = 'What is missing here may be there all the same, outside of what was looked at.';
const expected = 'This is how it is meant, or how it always was: nothing is lost.';

/** Rules that may say another severity than that of their consequence, and why. */
const exceptions: Readonly<
  Record<string, { readonly severities: readonly Severity[]; readonly reason: string }>
> = {
  'cloud/artifact-url': { severities: ['warning'], reason: unknownReader },
  'cloud/config-status': { severities: ['information'], reason: unknownReader },
  'cloud/duplicate-resource': {
    severities: ['error'],
    reason: 'Which one wins depends on their order in the file, so nobody can mean it.',
  },
  'cloud/health-check': { severities: ['information'], reason: expected },
  'cloud/source-kind': { severities: ['warning'], reason: unknownReader },
  'cloud/unknown-reference': { severities: ['warning'], reason: maybeElsewhere },
  'governance/instance-version': { severities: ['information'], reason: maybeElsewhere },
  'governance/kie-value-type': {
    severities: ['warning'],
    reason: 'What is in the item is in force, as settings of other names.',
  },
  'governance/missing-field': {
    severities: ['warning'],
    reason: 'A policy that sets no header does no harm.',
  },
  'governance/policy-without-match-group': { severities: ['warning'], reason: maybeElsewhere },
  'governance/precedence': {
    severities: ['warning'],
    reason: 'A single rule works without, and each call fails as soon as there is a second one.',
  },
  'governance/queries': { severities: ['information'], reason: unknownReader },
  'governance/route-clients': { severities: ['information'], reason: unknownReader },
  'governance/route-match': { severities: ['information'], reason: unknownReader },
  'governance/route-targets': {
    severities: ['error'],
    reason: 'Nobody can mean a share below 0 or above 100, and consoles refuse it.',
  },
  'governance/service-name': { severities: ['warning'], reason: maybeElsewhere },
  'governance/spec-form': {
    severities: ['warning'],
    reason: 'A policy that sets no header does no harm.',
  },
  'governance/value-range': {
    severities: ['warning'],
    reason: 'Of -1 and 0 only, which say that nothing is injected or kept, and do no harm.',
  },
  'governance/value-type': { severities: ['warning'], reason: unknownReader },
  'kie/environment': { severities: ['warning'], reason: unknownReader },
  'kie/label-name': { severities: ['warning'], reason: unknownReader },
  'kie/label-scope': { severities: ['warning'], reason: unknownReader },
  'lain/unknown-app': { severities: ['warning'], reason: maybeElsewhere },
  'lain/unknown-service': { severities: ['warning'], reason: maybeElsewhere },
  'microservice/address-port': { severities: ['warning'], reason: 'A server may be at any port.' },
  'microservice/handler-name': {
    severities: ['warning'],
    reason: 'A program may have a handler of its own of nearly the same name.',
  },
  'microservice/other-application': { severities: ['warning'], reason: maybeElsewhere },
  'microservice/other-generation': { severities: ['information'], reason: expected },
  'source/suppression': { severities: ['information'], reason: expected },
};

export const rulesWithExceptions = Object.keys(exceptions);

/** Whether the severity is what follows from the consequence (design: severity by consequence), or a listed exception. */
export function isAsSevereAsItsConsequence({
  rule,
  consequence,
  severity,
}: Pick<Finding, 'rule' | 'consequence' | 'severity'>): boolean {
  return severity === severityOf(consequence) || (exceptions[rule]?.severities.includes(severity) ?? false);
}
