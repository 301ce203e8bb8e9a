import { below, within, type NestedKind } from '../resource-kind';
import type { MicroserviceScope } from './instances';
import { microservices } from './microservices';
import { namedTexts, type NamedText } from './tags';

/** Properties of one version of a microservice. Registry API §3. */
export const serviceProperties: NestedKind<MicroserviceScope, NamedText> = {
  id: 'registry/property',
  service: 'registry',
  parents: [microservices.id],
  below: below(microservices, (_scope, { serviceId }) => ({ serviceId })),
  scopeKey: ({ serviceId }) => serviceId,
  identity: ({ name }) => name,
  name: ({ name }) => name,
  details: ({ value }) => value,
  within: within(
    microservices,
    ({ serviceId }: MicroserviceScope) => ({ scope: {}, identity: serviceId }),
    ({ properties }) => namedTexts(properties),
  ),
};
