import { cloudRules } from './cloud/rules';
import { governanceRules } from './governance/rules';
import { kieRules } from './kie/rules';
import { lainRules } from './lain/rules';
import { lainNamesRules } from './lain/rules/among';
import { microserviceRules } from './microservice/rules';
import type { Rule } from './rules/rule';
import { suppressionRule } from './rules/suppressions';
import { sourceRules } from './source/source-rules';

/** What is known of a rule beside its check. */
export type RuleFacts = Omit<Rule<never>, 'check'>;

/** Every rule of every kind of manifest, for lists and pages of documentation. */
export const allRules: readonly RuleFacts[] = [
  ...sourceRules,
  suppressionRule,
  ...lainRules,
  ...lainNamesRules,
  ...cloudRules,
  ...governanceRules,
  ...kieRules,
  ...microserviceRules,
];
