import { scopeOfEngine, type EngineScope } from '../../resources/cse/engines';
import type { LiveEngine, Place } from './row';

/** What belongs to an engine alone. */
export interface OfEngine {
  readonly engine: LiveEngine;
}

/** How calls name the engine that a resource belongs to. */
export function engineScopeOf({
  parents,
  session,
}: Pick<Place<OfEngine>, 'parents' | 'session'>): EngineScope {
  const { listed } = parents.engine;
  return listed ? scopeOfEngine(listed) : { engineId: '', enterpriseProject: session.enterpriseProject };
}
