import { createEngine } from '../../../../api/catalogue/cse/engines';
import { nacosEngineId, prodEngineId } from '../../../../sandbox/seeds/demo/cse';
import type { Place } from '../place';

/** Longer than any job of an engine takes. */
export const longEngineJob = 15 * 60_000;

/** A path of the project, and headers that pass a call on to the ServiceComb engine of the demo company. */
export function inEngine(place: Place) {
  return { project_id: place.project, 'x-engine-id': prodEngineId, 'X-Enterprise-Project-ID': '0' };
}

/** The same for its Nacos engine. */
export function inNacos(place: Place) {
  return { ...inEngine(place), 'x-engine-id': nacosEngineId };
}

/** A ServiceComb engine that nobody has to sign in to. */
export function newEngine(place: Place) {
  return {
    name: place.unique('engine'),
    payment: '1' as const,
    flavor: 'cse.s1.small2',
    azList: ['eu-west-101a'],
    authType: 'NONE' as const,
    vpc: 'vpc-shop',
    vpcId: '2b7f0f6a-8a3c-4d3b-9f0e-6f6c1d2e3a4b',
    networkId: '88550801-e892-4f8e-b21b-f7147f604f69',
    subnetCidr: '10.20.1.0/24',
    specType: 'CSE2' as const,
  };
}

/** Starts the creation of an engine; answers its path and the job. */
export async function startEngine(place: Place, change: Partial<ReturnType<typeof newEngine>> = {}) {
  const body = { ...newEngine(place), ...change };
  const { id, jobId } = await place.client('cse').call(createEngine, { project_id: place.project, body });
  return { at: { project_id: place.project, engine_id: id ?? '' }, job_id: String(jobId) };
}

/** An engine that is there already; answers its path. */
export async function makeEngine(place: Place, change: Partial<ReturnType<typeof newEngine>> = {}) {
  const { at } = await startEngine(place, change);
  place.advance(longEngineJob);
  return at;
}
