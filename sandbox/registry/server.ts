import type { MicroserviceInstance } from '../../api/catalogue/registry/shapes';
import { instancesOf } from './services';
import type { RegistryState } from './state';

/** What the server says about itself. */
export const serverVersion = { version: '2.3.0', buildTag: 'sandbox' } as const;

/** The instances of the registry itself, which is a microservice that every tenant sees. */
export function ownInstances(state: RegistryState): MicroserviceInstance[] {
  return state.services
    .filter((one) => one.shared)
    .flatMap((one) => instancesOf(state, one.service.serviceId))
    .map((one) => one.instance);
}
