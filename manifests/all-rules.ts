import { cloudRules } from './kinds/cloud/rules';
import { governanceRules } from './kinds/governance/rules';
import { kieRules } from './kinds/kie/rules';
import { lainRules } from './kinds/lain/rules';
import { lainNamesRules } from './kinds/lain/rules/among';
import { microserviceRules } from './kinds/microservice/rules';
import type { Rule } from './engine/rules/rule';
import { suppressionRule } from './engine/rules/suppressions';
import { sourceRules } from './engine/rules/source-rules';

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
