import type { CloudKindFacts } from '../../../manifests/kinds/cloud/kinds/kind';
import type { KnownValues } from './generate';

const statuses = ['502', '5xx'];
const versions = Array.from({ length: 10_000 }, (_none, index) => `1.0.${String(index)}`);

const inProduction = { appId: 'a', environment: 'production' };
const made = { ...inProduction, serviceName: 'made' };
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
  Engine: {
    'spec.specType': ['CSE2'],
    'spec.flavor': ['cse.s1.small2', 'cse.s1.medium2'],
    'spec.payment': ['1'],
    'spec.azList': [['az1', 'az2']],
    'spec.vpcId': ['v1'],
    'spec.networkId': ['n1'],
    'spec.enterpriseProject': [], // a connection lists the engines of its own
    'spec.subnetCidr': ['192.168.0.0/24'],
    'spec.vpcCidr': ['192.168.0.0/16'],
    'spec.authType': ['RBAC'],
    'spec.auth_cred': [{ pwd: 'Passw0rd.made' }],
  },
  Dependency: {
    'spec.dependencies[].consumer': [{ ...made, version: '1.0.0' }],
    'spec.dependencies[].providers': [[{ ...made, serviceName: 'other', version: 'latest' }]],
  },
  Retry: { 'spec.retryOnResponseStatus[]': statuses },
  CircuitBreaker: { 'spec.recordFailureStatus[]': statuses },
  InstanceIsolation: { 'spec.recordFailureStatus[]': statuses },
};

/** Kinds of which a project may have a few only: all fields occur in one document. */
export const fewOnly: readonly string[] = ['Engine'];

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
const microservice = (name: string, spec: object) =>
  JSON.stringify({
    apiVersion: 'registry/v4',
    kind: 'Microservice',
    metadata: { name, engine: 'prod-engine' },
    spec,
  });
/** The second one is told from others of its name by all that documents may say of it. */
const microservices = [
  microservice('made', {}),
  microservice('other', { ...inProduction, version: '2.0.0' }),
];

/** Documents of what the resources of a kind belong to. */
export const parents: Readonly<Record<string, readonly string[]>> = {
  ApplicationConfiguration: [
    environment,
    ...Array.from({ length: 30 }, (_none, index) => application(`made-${String(index)}`)),
  ],
  Component: [application('made')],
  Instance: [environment, application('made'), component],
  Schema: microservices,
  MicroserviceInstance: microservices,
  Dependency: [...microservices.slice(1), microservice('made', { ...inProduction, version: '1.0.0' })],
};

/** Names that only tell what a resource was called before: renaming has tests of its own. */
const former: readonly string[] = ['previousName'];

/** The optional names of a kind that some of its documents have. */
export function optionalNames({ metadata }: CloudKindFacts): readonly string[] {
  return metadata.flatMap(({ key, optional }) => (optional && !former.includes(key) ? [key] : []));
}

/** The names of a resource: its own, and those of what it belongs to; in every second document with all optional ones. */
export function namesOf(facts: CloudKindFacts, index: number): Readonly<Record<string, string>> {
  const { kind, metadata } = facts;
  const name = `made-${String(index)}`;
  const inOther = optionalNames(facts).length > 0 && index % 2 === 1;
  const values: Readonly<Record<string, string>> = {
    name,
    application: kind === 'ApplicationConfiguration' ? name : inOther ? 'a' : 'made',
    component: 'made',
    environment: inOther ? 'production' : 'made',
    engine: kind === 'Namespace' ? 'nacos-engine' : 'prod-engine',
    microservice: inOther ? 'other' : 'made',
    version: '2.0.0',
  };
  const written = metadata.filter(({ optional, key }) => !optional || (inOther && !former.includes(key)));
  return Object.fromEntries(written.map(({ key }) => [key, values[key] ?? '']));
}
