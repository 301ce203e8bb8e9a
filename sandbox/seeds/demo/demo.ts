import { addAccount } from '../../registry/accounts';
import type { SandboxState } from '../../state';
import { emptyState } from '../empty';
import { nacosEngineId, seedCse } from './cse';
import { seedPolicies } from './cse-policies';
import { seedKie } from './kie';
import { seedLain } from './lain';
import { seedNacos } from './nacos';
import { seedRegistry } from './registry';
import { seedServiceStage } from './servicestage';

/** A small company: a web shop on a LAIN cluster and an engine with its microservices, some of it unhealthy. */
export function demoState(now: number): SandboxState {
  const state = emptyState(now);
  seedLain(state.lain, now);
  seedRegistry(state.registry, now);
  // The cloud user is known to the engine, which can therefore exchange tokens.
  addAccount(state.registry, { name: 'lin', password: 'Sandbox.Engine.2', roles: ['admin'] }, now);
  seedKie(state.kie, now);
  seedPolicies(state.kie, now);
  seedCse(state.cse, state.iam.projects[0]?.id ?? '', now);
  seedNacos(state.nacos, nacosEngineId);
  seedServiceStage(state.servicestage, state.iam, now);
  return state;
}
