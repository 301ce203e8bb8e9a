import * as Type from 'typebox';
import { disputed } from '../disputed';
import { behaves, identity, immutable } from '../field-behaviour';

/** Fields of requests about engines, with the limits of the CSE API reference. */

export const specType = Type.Enum(['CSE2', 'Nacos2'], {
  ...immutable,
  default: 'CSE2',
  description: 'CSE2: exclusive ServiceComb engine; Nacos2: registry and configuration center.',
});

export const authType = Type.Enum(['RBAC', 'NONE'], {
  ...behaves({ changedBy: ['updateEngineConfig'] }),
  description: 'RBAC: callers sign in to the engine; NONE: nobody does.',
});

/** The list of flavors is authoritative; it grows, and the documents list different ones. */
export const flavor = Type.String({
  ...behaves({ changedBy: ['resizeEngine'] }),
  minLength: 1,
  examples: ['cse.s1.small2', 'cse.nacos2.c1.large.10'],
  description:
    'Size of the engine, from the list of flavors: cse.s1.* for ServiceComb, cse.nacos2.* for Nacos.',
});

export const engineDescription = Type.String({
  ...behaves({ emptyKeeps: true }),
  maxLength: 255,
  description: 'What the engine is for.',
});

/** The server adds its own keys; its answers don't distinguish them from those that were sent. */
export const inputs = Type.Record(Type.String(), Type.String(), {
  ...immutable,
  description: 'Further settings of the engine, text to text.',
});

const resourceId = (what: string, options: Type.TStringOptions = {}) =>
  Type.String({ ...options, ...immutable, minLength: 1, maxLength: 64, description: `Id of the ${what}.` });

/** Part of the order: it is used once and is not in the answers. */
const ordered = behaves({ changedBy: 'creation', compare: 'never' });

/** The size of an application gateway in detail, as the vendor's SDKs send it. */
const flavorType = Type.Object(
  {
    id: Type.Optional(Type.String({ description: 'Id of the size.' })),
    flavor: Type.Optional(Type.String({ description: 'Size of the gateway.' })),
    nodeFlavor: Type.Optional(Type.Array(Type.String(), { description: 'Sizes of its nodes.' })),
    availablePrefix: Type.Optional(
      Type.String({ description: 'Beginnings of the node flavors that it can have.' }),
    ),
    availableCpuMemory: Type.Optional(
      Type.String({ description: 'Processors and memory in GB, for example 2-4.' }),
    ),
    specType: Type.Optional(Type.String({ description: 'Type of the engine.' })),
    linear: Type.Optional(Type.Boolean({ description: 'Whether it grows in steps.' })),
    licenseAmount: Type.Optional(Type.Integer({ description: 'How many licences it needs.' })),
    nodeLimit: Type.Optional(Type.String({ description: 'How many nodes it may have.' })),
    microGatewayFlavor: Type.Optional(Type.String({ description: 'Size, as gateways name it.' })),
    disable: Type.Optional(Type.Boolean({ description: 'Whether it can’t be ordered.' })),
    spec: Type.Optional(Type.String({ description: 'Kind of its nodes.' })),
    cloudServiceType: Type.Optional(Type.String({ description: 'Kind of the cloud service.' })),
    currentflavor: Type.Optional(Type.String({ description: 'Size that it has now.' })),
  },
  { ...ordered, description: 'Size of an application gateway in detail.' },
);

/** When an application gateway is maintained. */
export const maintenanceConfig = Type.Object(
  {
    time: Type.Optional(Type.String({ examples: ['13:00'], description: 'Time of day, 13:00.' })),
    zone: Type.Optional(Type.String({ description: 'Time zone of it.' })),
  },
  { ...behaves({ compare: 'never' }), description: 'When an application gateway is maintained.' },
);

/** Body for creating an engine. */
export const NewEngine = Type.Object({
  name: Type.String({
    ...identity,
    minLength: 3,
    maxLength: 24,
    pattern: '^(?!default$)[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]$',
    description: 'Name: letters, digits and -; a letter first, no - last, not default.',
  }),
  description: Type.Optional(engineDescription),
  payment: Type.Enum(['1'], { ...ordered, default: '1', description: 'How it is paid: 1, by use.' }),
  flavor,
  azList: Type.Optional(
    Type.Array(Type.String({ minLength: 1 }), {
      ...behaves({ changedBy: 'replacement', compare: 'set' }),
      minItems: 1,
      maxItems: 3,
      description: 'Availability zones, one to three; mandatory for ServiceComb engines.',
    }),
  ),
  authType: Type.Optional(authType),
  vpc: Type.String({ ...immutable, minLength: 1, maxLength: 64, description: 'Name of the VPC.' }),
  vpcId: Type.Optional(resourceId('VPC', disputed({ isRequired: true }))),
  networkId: resourceId('subnet'),
  subnetCidr: Type.String({
    ...immutable,
    minLength: 1,
    maxLength: 24,
    examples: ['192.168.0.0/24'],
    description: 'Addresses of the subnet, such as 192.168.0.0/24.',
  }),
  vpcCidr: Type.Optional(
    Type.String({
      ...ordered,
      examples: ['192.168.0.0/16'],
      description: 'Addresses of the VPC of an application gateway, such as 192.168.0.0/16.',
    }),
  ),
  publicIpId: Type.Optional(
    Type.String({ ...immutable, maxLength: 64, description: 'Id of a public address; not used yet.' }),
  ),
  auth_cred: Type.Optional(
    Type.Object(
      {
        pwd: Type.Optional(
          Type.String({
            ...ordered,
            minLength: 1,
            writeOnly: true,
            description: 'Password of the account root.',
          }),
        ),
      },
      {
        ...ordered,
        description: 'First account of the engine; mandatory for ServiceComb engines with RBAC.',
      },
    ),
  ),
  specType,
  inputs: Type.Optional(inputs),
  enginestateInfo: Type.Optional(
    Type.Object(
      {
        cluster: Type.Optional(Type.Boolean({ description: 'One cluster.' })),
        twinClusters: Type.Optional(Type.Boolean({ description: 'Two clusters.' })),
        singleEngine: Type.Optional(Type.Boolean({ description: 'One single engine.' })),
      },
      { ...ordered, description: 'How the engine is laid out.' },
    ),
  ),
  periodType: Type.Optional(Type.Integer({ ...ordered, description: 'Kind of period that is paid for.' })),
  enterpriseProject: Type.Optional(
    Type.Object(
      {
        id: Type.Optional(Type.String({ description: 'Id of the enterprise project.' })),
        name: Type.Optional(Type.String({ description: 'Name of the enterprise project.' })),
        description: Type.Optional(Type.String({ description: 'What it is for.' })),
        status: Type.Optional(Type.Integer({ description: 'State of the enterprise project.' })),
        created_at: Type.Optional(Type.String({ description: 'Time of creation.' })),
        updated_at: Type.Optional(Type.String({ description: 'Time of the last change.' })),
        label: Type.Optional(Type.String({ description: 'Label of the enterprise project.' })),
      },
      { ...immutable, description: 'Enterprise project that the engine belongs to.' },
    ),
  ),
  resourceParams: Type.Optional(
    Type.Object(
      { isAutoRenew: Type.Optional(Type.Integer({ description: 'Whether it is renewed by itself.' })) },
      { ...ordered, description: 'How the order goes on.' },
    ),
  ),
  flavorType: Type.Optional(flavorType),
  maintenanceConfig: Type.Optional(maintenanceConfig),
  productId: Type.Optional(Type.String({ ...ordered, description: 'Id of the product.' })),
  capacityProductId: Type.Optional(
    Type.String({ ...ordered, description: 'Id of the product for its capacity.' }),
  ),
  isFree: Type.Optional(Type.Boolean({ ...ordered, description: 'Whether it costs nothing.' })),
  subnetName: Type.Optional(Type.String({ ...ordered, description: 'Name of the subnet.' })),
  tags: Type.Optional(Type.Array(Type.String(), { ...ordered, description: 'Tags of the engine.' })),
  elbId: Type.Optional(Type.String({ ...ordered, description: 'Id of the load balancer.' })),
  elbid: Type.Optional(
    Type.String({ ...ordered, description: 'Id of the load balancer, as the vendor’s SDKs spell it.' }),
  ),
  elbName: Type.Optional(Type.String({ ...ordered, description: 'Name of the load balancer.' })),
});

export type NewEngine = Type.Static<typeof NewEngine>;
