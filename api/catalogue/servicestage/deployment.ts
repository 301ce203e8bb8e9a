import * as Type from 'typebox';
import { disputed, openChoice } from '../disputed';
import { behaves, identity } from '../field-behaviour';
import { artifactAuth } from './component-source';
import { flavorId, freeText, hosts, idOf, instanceName, replica, version } from './fields';
import { InstanceConfiguration } from './instance-configuration';

/** What is sent to deploy a component: for the first time, and as its next version. */

/** Artifacts by component name (by container name for images); only the accepted storages differ. */
const artifactsFrom = <Storage extends Type.TSchema>(storage: Storage, options: Type.TObjectOptions = {}) =>
  Type.Record(
    Type.String(),
    Type.Object({
      storage,
      type: Type.Enum(['package', 'image'], {
        description: 'package for virtual machines, image for containers.',
      }),
      url: Type.String({
        minLength: 1,
        description:
          'Address of the package or image; component:v${index} for an image that the platform built.',
      }),
      auth: artifactAuth,
      version: Type.Optional(Type.String({ description: 'Version of the artifact.' })),
      properties: Type.Optional(
        Type.Record(Type.String(), Type.Unknown(), { description: 'Further properties.' }),
      ),
    }),
    {
      ...options,
      minProperties: 1,
      description: 'Artifacts by name of the component, or of the container for images.',
    },
  );

const storedIn = 'Where it is stored.';
const artifacts = artifactsFrom(
  Type.Enum(['swr', 'devcloud', 'obs'], { description: storedIn }),
  disputed({ isRequired: true }),
);
const changedArtifacts = artifactsFrom(
  openChoice(['swr', 'obs'], ['devcloud'], { minLength: 1, description: storedIn }),
);

const access = {
  protocol: Type.Optional(
    Type.Enum(['http', 'https'], {
      ...behaves({ compare: 'text-without-case' }),
      description: 'Protocol that callers use.',
    }),
  ),
  address: Type.Optional(
    Type.String({ examples: ['www.example.com'], description: 'Address that callers use.' }),
  ),
  forward_port: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 65535, description: 'Port that the process listens on.' }),
  ),
};

const accessSet = {
  ...behaves({
    compare: 'set',
    key: ['protocol', 'address', 'forward_port'],
    addedEntries: { member: 'protocol', noneOf: ['http', 'https'] },
  }),
  description: 'Ways in from outside.',
};

const external_accesses = Type.Array(Type.Object(access), accessSet);

/** An access that keeps its id stays the same one. */
const changedAccesses = Type.Array(
  Type.Object({ id: Type.Optional(idOf('access, as the server answers it')), ...access }),
  accessSet,
);

const Cluster = Type.Object(
  {
    id: idOf('cluster'),
    type: Type.Literal('cce', { description: 'A container cluster.' }),
    parameters: Type.Object(
      {
        namespace: Type.String({
          minLength: 1,
          examples: ['default'],
          description: 'Namespace of the cluster.',
        }),
      },
      { description: 'Where in the cluster.' },
    ),
  },
  { description: 'A container cluster to run on.' },
);

const Hosts = Type.Object(
  {
    id: Type.Literal('Default', { description: 'Always Default, with a capital letter.' }),
    type: Type.Literal('ecs', { description: 'Virtual machines.' }),
    parameters: Type.Object({ hosts }, { description: 'Which of them.' }),
  },
  { description: 'Virtual machines to run on.' },
);

const refer_alias = Type.Optional(
  Type.Enum(['distributed_session', 'distributed_cache', 'distributed_session,distributed_cache'], {
    ...behaves({ compare: 'comma-list', computed: true }),
    default: 'distributed_session,distributed_cache',
    description: 'What a cache (dcs) is used for.',
  }),
);

const resourceParameters = Type.Optional(
  Type.Record(Type.String(), Type.Unknown(), {
    ...behaves({ computed: true }),
    description: 'Settings of the resource.',
  }),
);

const Service = Type.Object(
  {
    id: idOf('service'),
    type: Type.String({
      pattern: '^(?!(cce|ecs)$).+$',
      examples: ['elb', 'dcs', 'cse'],
      description: 'Kind of the service: elb, dcs, cse or another one.',
    }),
    refer_alias,
    parameters: resourceParameters,
  },
  { description: 'A service that the instance uses.' },
);

/** An update may name a resource without the settings that a first deployment needs. */
const AnyResource = Type.Object({
  id: idOf('resource'),
  type: Type.String({
    minLength: 1,
    examples: ['cce', 'ecs', 'elb', 'dcs', 'cse'],
    description: 'Kind of the resource: cce, ecs, elb, dcs, cse or another one.',
  }),
  refer_alias,
  parameters: resourceParameters,
});

const resourceSet = behaves({ compare: 'set', key: ['type', 'id'] });

/** Body for the first deployment of an instance. */
export const NewComponentInstance = Type.Object({
  name: instanceName,
  environment_id: idOf('environment', identity),
  replica,
  flavor_id: flavorId,
  artifacts: Type.Optional(artifacts),
  version,
  configuration: Type.Optional(InstanceConfiguration),
  description: Type.Optional(freeText),
  external_accesses: Type.Optional(external_accesses),
  refer_resources: Type.Array(Type.Union([Cluster, Hosts, Service]), {
    ...resourceSet,
    description: 'Cluster or hosts to run on, and services to use.',
  }),
});

/** Body for deploying the next version; whether members that are left out stay is not documented, so send all. */
export const ComponentInstanceChange = Type.Object({
  version,
  flavor_id: Type.Optional(flavorId),
  artifacts: Type.Optional(changedArtifacts),
  configuration: Type.Optional(InstanceConfiguration),
  description: Type.Optional(freeText),
  external_accesses: Type.Optional(changedAccesses),
  refer_resources: Type.Optional(
    Type.Array(AnyResource, {
      ...resourceSet,
      description: 'Cluster or hosts to run on, and services to use.',
    }),
  ),
});
