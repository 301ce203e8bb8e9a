import { allInstances } from './all-instances';
import { foundInstances } from './found-instances';
import { serviceStates } from './service-states';

/** Lists beside those of each version that show instances and their states. */
export const instanceLists = [allInstances, foundInstances, serviceStates] as const;
