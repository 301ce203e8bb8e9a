import { callRules } from './kinds/call/rules';
import { cloudRules } from './kinds/cloud/rules';
import { governanceRules } from './kinds/governance/rules';
import { kieRules } from './kinds/kie/rules';
import { lainRules } from './kinds/lain/rules';
import { lainNamesRules } from './kinds/lain/rules/cross-file';
import { microserviceRules } from './kinds/microservice/rules';
import type { RuleFacts } from './engine/rules/rule';
import { suppressionRule } from './engine/rules/suppressions';
import { sourceRules } from './engine/rules/source-rules';

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
  ...callRules,
];

/** Rules of earlier versions, which settings and comments may still name. */
const retiredRules = ['lain/first-deploy-only'];

/** The ids that settings and comments may name. */
export const knownRuleIds: ReadonlySet<string> = new Set([...allRules.map(({ id }) => id), ...retiredRules]);
