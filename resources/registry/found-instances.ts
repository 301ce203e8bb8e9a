import { findInstances } from '../../api/catalogue/registry/discovery';
import { environment as environments } from '../../api/catalogue/registry/fields';
import type { MicroserviceInstance } from '../../api/catalogue/registry/shapes';
import type { ListedKind } from '../resource-kind';
import { microservices } from './microservices';

/** A microservice by its names, as callers look for it. */
export interface NamedServiceScope {
  readonly environment: string;
  readonly appId: string;
  readonly serviceName: string;
  /** Rule for versions, such as `1.0.0+`. */
  readonly rule: string;
}

/**
 * Instances that a caller of a microservice finds. Engines from 2.0 on ignore the rule and answer those of all versions;
 * newer ones refuse `latest`, which is why all versions are asked for in its place. Registry API §7, CSE API Reference
 * 7.5.8.
 */
export const foundInstances: ListedKind<NamedServiceScope, MicroserviceInstance> = {
  id: 'registry/found-instance',
  service: 'registry',
  parents: [microservices.id],
  scopeKey: ({ environment, appId, serviceName, rule }) =>
    JSON.stringify([environment, appId, serviceName, rule]),
  identity: ({ instanceId }) => instanceId,
  name: ({ hostName }) => hostName,
  details: ({ status, endpoints }) => [status, ...(endpoints ?? [])].join(' · '),
  list: async (session, { environment, appId, serviceName, rule }, signal) => {
    const client = await session.client('registry');
    const env = environments.enum.find((one) => one === environment);
    const input = {
      project_id: session.project,
      appId,
      serviceName,
      ...(env !== undefined && { env }),
      version: rule === 'latest' ? '0+' : rule,
    };
    const { instances } = await client.call(findInstances, input, { signal });
    return { items: instances ?? [], complete: true };
  },
};
