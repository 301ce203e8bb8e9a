import * as Type from 'typebox';
import { disputed } from '../disputed';
import { behaves, identity, immutable } from '../field-behaviour';

/** Fields that are sent to ServiceStage, with the limits of its API reference. */

/** Id of an object created by the server; `what` completes the description. */
export const idOf = (what: string, options: Type.TStringOptions = {}) =>
  Type.String({ ...options, minLength: 1, description: `Id of the ${what}.` });

/** Environments, applications and components share one rule for names; `what` completes the description. */
export const nameOf = (what: string) =>
  Type.String({
    minLength: 2,
    maxLength: 64,
    pattern: '^[A-Za-z][A-Za-z0-9_-]*[A-Za-z0-9]$',
    description: `Name of the ${what}: letters, digits, _ and -; a letter first, a letter or digit last.`,
  });

/** What ids of ServiceStage look like, as a pattern. */
export const idPattern = '[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}';

/** A name as `nameOf` has it, or the id of one of several that have the same. */
export const referenceTo = (what: string) =>
  Type.String({
    minLength: 2,
    maxLength: 64,
    pattern: `^([A-Za-z][A-Za-z0-9_-]*[A-Za-z0-9]|${idPattern})$`,
    description: `Name of the ${what}: letters, digits, _ and -; a letter first, a letter or digit last. Its id, where several have the name.`,
  });

/** Stricter than other names, because container clusters use it. */
export const instanceName = Type.String({
  ...identity,
  minLength: 2,
  maxLength: 63,
  pattern: '^[a-z][a-z0-9-]*[a-z0-9]$',
  description: 'Name of the instance: small letters, digits and -; a letter first, a letter or digit last.',
});

export const freeText = Type.String({
  ...behaves({ absentAs: [''] }),
  maxLength: 128,
  description: 'Free text.',
});

export const alias = Type.String({
  ...behaves({ absentAs: ['', null] }),
  maxLength: 64,
  description: 'Second name, for display.',
});

export const enterpriseProjectId = Type.String({
  ...immutable,
  default: '0',
  description: 'Enterprise project that it belongs to; 0 is the default one.',
});

/** Names of a resource kind; the server accepts more than the documents list. */
const resourceType = (examples: readonly string[], description: string) =>
  Type.String({ ...behaves({ compare: 'text-without-case' }), minLength: 1, examples, description });

const anyResourceType = resourceType(
  ['cce', 'ecs', 'dcs', 'elb', 'cse'],
  'Kind of the resource: cce (cluster) or ecs (hosts) to run on; dcs, elb, cse and others beside them.',
);

const resourceId = idOf('resource');
const resourceName = Type.Optional(
  Type.String({ ...behaves({ computed: true }), description: 'Name of the resource, for display.' }),
);

/** A cloud resource added to an environment. */
export const Resource = Type.Object({ id: resourceId, name: resourceName, type: anyResourceType });

export const BaseResource = Type.Object({
  id: resourceId,
  name: resourceName,
  type: Type.Enum(['cce', 'ecs'], {
    description: 'What instances run on: a container cluster or virtual machines.',
  }),
});

export const OptionalResource = Type.Object({
  id: resourceId,
  name: resourceName,
  type: resourceType(['dcs', 'elb', 'cse'], 'Kind of the service: dcs, elb, cse or another one.'),
});

export const ResourceReference = Type.Object({ id: resourceId, type: anyResourceType });

/** An environment variable, of an application or of an instance. */
export const EnvironmentVariable = Type.Object({
  name: Type.String({
    minLength: 1,
    maxLength: 64,
    pattern: '^[A-Za-z_.-][A-Za-z0-9_.-]*$',
    description: 'Name of the variable: letters, digits, _ - and dots, no digit first.',
  }),
  value: Type.String({ description: 'Value of the variable.' }),
});

/** The server adds its own variables, which it marks. */
export const environmentVariables = Type.Array(EnvironmentVariable, {
  ...behaves({ compare: 'set', key: ['name'], addedEntries: { member: 'internal', value: true } }),
  description: 'Environment variables; of several with one name the last one counts.',
});

const amount = String.raw`\d+(\.\d+)?`;
const anyCpu = `${amount}[Cm]`;
const anyMemory = `${amount}[MG]i`;
/** As the reference and its examples write them. */
const cpu = String.raw`(${amount}C|\d+m)`;
const memory = `${amount}Gi`;

/** `CUSTOM-<storage>G:<cpu limit>-<cpu request>:<memory limit>-<memory request>`, or an id of the list of flavors. */
export const flavorId = Type.String({
  ...behaves({ compare: 'quantity' }),
  ...disputed({ pattern: customFlavorOf(cpu, memory) }),
  minLength: 1,
  pattern: customFlavorOf(anyCpu, anyMemory),
  examples: ['MICRO-5G:0.5C:1G', 'CUSTOM-10G:0.5C-0.25C:1.6Gi-0.8Gi'],
  description:
    'Flavor from the list, or CUSTOM-10G:0.5C-0.25C:1.6Gi-0.8Gi: storage (not used yet), most and least CPU, most and least memory.',
});

function customFlavorOf(cpuForm: string, memoryForm: string): string {
  return `^(?!CUSTOM-)|^CUSTOM-\\d+G:${cpuForm}-${cpuForm}:${memoryForm}-${memoryForm}$`;
}

/** Why `flavorId` takes other units too, for the operations that send it. */
export const flavorNote =
  'The reference writes CPU of a custom flavor with C (0.5C) and memory with Gi; answers of the server also write 500m, and the vendor’s SDKs 0.5m. All are sent.';

/** Version of the deployed software. */
export const version = Type.String({
  ...behaves({ newForEachUpdate: true, compare: 'numeric-text' }),
  minLength: 1,
  examples: ['1.0.0'],
  description: 'Version that is deployed, such as 1.0.0; new for every deployment in an environment.',
});

/** The update of an instance does not include the number of replicas: scaling is a separate action. */
export const replica = Type.Integer({
  ...behaves({ changedBy: ['runComponentInstanceAction'] }),
  minimum: 0,
  description: 'Wanted number of running copies.',
});

export const hosts = Type.Array(Type.String({ minLength: 1 }), {
  ...behaves({ compare: 'set' }),
  description: 'Ids of the virtual machines to run on.',
});
