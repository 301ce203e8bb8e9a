import type { Rule } from '../../../../engine/rules/rule';
import type { PlacedPolicy } from '../../policy';
import { loadbalanceTargets } from './loadbalance-targets';
import { retryUnsafe } from './retry-unsafe';

/** Rules of what the policies of one file do to each other. */
export const interactionRules: readonly Rule<readonly PlacedPolicy[]>[] = [retryUnsafe, loadbalanceTargets];
