import type { CloudKindFacts } from '../../../manifests/kinds/cloud/kinds/kind';
import type { KnownValues } from './generate';

/** Kinds that can't be read back, and engines: a project has few, and they are paid. */
export const unreadKinds: readonly string[] = ['Dependency', 'Engine'];

const statuses = ['502', '5xx'];
const versions = Array.from({ length: 10_000 }, (_none, index) => `1.0.${String(index)}`);

const cluster = { id: 'c1', type: 'cce', parameters: { namespace: 'default' } };
const hosts = { id: 'Default', type: 'ecs', parameters: { hosts: ['h2', 'h1'] } };
const service = { id: 'd1', type: 'dcs', refer_alias: 'distributed_session,distributed_cache' };

/** Values that the sandbox checks against what it has, by kind and field; none for fields that are left out. */
export const knownValues: Readonly<Record<string, KnownValues>> = {
  Component: {
    'spec.runtime': ['Docker', 'Java8'],
    'spec.category': ['MicroService'],
    'spec.sub_category': ['Java Chassis'],
    'spec.source.spec.repo_auth': ['github-lin'],
  },
  Instance: {
    'spec.version': versions,
    'spec.flavor_id': ['CUSTOM-10G:0.5C-0.25C:1Gi-0.5Gi', 'CUSTOM-10G:500m-250m:1024Mi-512Mi'],
    // Images run on clusters, packages on hosts: most documents have what belongs together.
    'spec.refer_resources': [[cluster], [service, cluster], [hosts]],
    'spec.artifacts.*.type': ['image', 'image', 'package'],
  },
  MicroserviceInstance: { 'spec.hostName': versions, 'spec.instanceId': versions },
  Retry: { 'spec.retryOnResponseStatus[]': statuses },
  CircuitBreaker: { 'spec.recordFailureStatus[]': statuses },
  InstanceIsolation: { 'spec.recordFailureStatus[]': statuses },
};

/** Fields that a schema does not require, but the sandbox. */
export const neededFields: Readonly<Record<string, readonly string[]>> = {
  Environment: ['spec.base_resources'],
  Instance: ['spec.artifacts', 'spec.refer_resources'],
};

const environment =
  '{ "apiVersion": "servicestage/v2", "kind": "Environment", "metadata": { "name": "made" }, "spec": { "vpc_id": "vpc-1", "base_resources": [{ "id": "c1", "type": "cce" }, { "id": "h1", "type": "ecs" }, { "id": "h2", "type": "ecs" }], "optional_resources": [{ "id": "d1", "type": "dcs" }] } }';
const application = (name: string) =>
  `{ "apiVersion": "servicestage/v2", "kind": "Application", "metadata": { "name": "${name}" }, "spec": {} }`;
const component =
  '{ "apiVersion": "servicestage/v2", "kind": "Component", "metadata": { "name": "made", "application": "made" }, "spec": { "runtime": "Docker", "category": "Webapp", "sub_category": "Web" } }';
const microservice =
  '{ "apiVersion": "registry/v4", "kind": "Microservice", "metadata": { "name": "made", "engine": "prod-engine" }, "spec": {} }';

/** Documents of what the resources of a kind belong to. */
export const parents: Readonly<Record<string, readonly string[]>> = {
  ApplicationConfiguration: [
    environment,
    ...Array.from({ length: 30 }, (_none, index) => application(`made-${String(index)}`)),
  ],
  Component: [application('made')],
  Instance: [environment, application('made'), component],
  Schema: [microservice],
  MicroserviceInstance: [microservice],
};

/** The names of a resource: its own, and those of what it belongs to. */
export function namesOf({ kind, metadata }: CloudKindFacts, index: number): Readonly<Record<string, string>> {
  const name = `made-${String(index)}`;
  const values: Readonly<Record<string, string>> = {
    name,
    application: kind === 'ApplicationConfiguration' ? name : 'made',
    component: 'made',
    environment: 'made',
    engine: kind === 'Namespace' ? 'nacos-engine' : 'prod-engine',
    microservice: 'made',
  };
  return Object.fromEntries(
    metadata.filter(({ optional }) => !optional).map(({ key }) => [key, values[key] ?? '']),
  );
}
