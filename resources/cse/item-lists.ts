import { kieItems } from '../kie/items';
import { kieRevisions } from '../kie/revisions';
import { engineItems } from './engine-items';
import { matchGroups, policies } from './policies';
import { routedServices } from './route-rules';

/** Lists of configuration items; an engine keeps its policies and route rules in them too. */
export const itemLists = [engineItems, kieItems, kieRevisions] as const;

/** The same, and what an engine reads from the items of certain keys. */
export const itemAndGovernanceLists = [...itemLists, matchGroups, policies, routedServices] as const;
