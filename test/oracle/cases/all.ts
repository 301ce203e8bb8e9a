import { CaseCollector } from './case';
import type { Case } from './case';
import { addInteractions } from './interactions';
import { addMatchGroups } from './match-groups';
import { addPolicies } from './policies';
import { addRouteRules } from './route-rules';

/** Every case with one change, always in the same order. */
export function mutationCases(): readonly Case[] {
  const collector = new CaseCollector();
  addPolicies(collector);
  addInteractions(collector);
  addMatchGroups(collector);
  addRouteRules(collector);
  return collector.cases;
}
