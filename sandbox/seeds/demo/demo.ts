import type { SandboxState } from '../../state';
import { emptyState } from '../empty';
import { seedLain } from './lain';
import { seedRegistry } from './registry';

/** A small company: a web shop on a LAIN cluster and an engine with its microservices, some of it not well. */
export function demoState(now: number): SandboxState {
  const state = emptyState(now);
  seedLain(state.lain, now);
  seedRegistry(state.registry, now);
  return state;
}
