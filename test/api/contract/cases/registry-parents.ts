import { registerInstance } from '../../../../api/catalogue/registry/instances';
import { createMicroservice } from '../../../../api/catalogue/registry/microservices';
import { engineProject } from '../place';
import type { Place } from '../place';

export const project_id = engineProject;
export const schema_id = 'cart-endpoint';

/** A microservice of its own. */
export async function makeMicroservice(place: Place): Promise<string> {
  const registry = place.client('registry');
  const service = {
    serviceName: place.unique('cart'),
    appId: 'contracts',
    version: '1.0.0',
    schemas: [schema_id],
  };
  const { serviceId } = await registry.call(createMicroservice, { project_id, body: { service } });
  return serviceId;
}

/** An instance of a microservice of its own. */
export async function makeInstance(place: Place): Promise<{ service_id: string; instance_id: string }> {
  const service_id = await makeMicroservice(place);
  const instance = { hostName: 'node-1', endpoints: ['rest://10.0.0.1:8080'] };
  const { instanceId } = await place
    .client('registry')
    .call(registerInstance, { project_id, service_id, body: { instance } });
  return { service_id, instance_id: instanceId };
}
