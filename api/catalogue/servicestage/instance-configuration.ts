import * as Type from 'typebox';
import { behaves } from '../field-behaviour';
import { environmentVariables } from './fields';

const set = behaves({ compare: 'set' });
const zeroIsAbsent = behaves({ absentAs: [0] });

/** Settings of an instance, as they are sent when it is deployed: variables, storage, life cycle, placing, checks. */

const path = (description: string) => Type.String({ minLength: 1, description });
const command = Type.Array(Type.String(), {
  minItems: 1,
  examples: [['sleep', '1']],
  description: 'Command and its arguments.',
});
const host = Type.Optional(Type.String({ description: 'Address that is asked; absent: the pod itself.' }));
const port = Type.Integer({ minimum: 1, maximum: 65535, description: 'Port that is asked.' });

const Mount = Type.Object({
  path: Type.Optional(path('Folder in the container.')),
  subPath: Type.Optional(Type.String({ description: 'Folder inside the storage.' })),
  readOnly: Type.Optional(Type.Boolean({ description: 'Whether the container may only read.' })),
});

const mounts = Type.Array(Mount, { ...set, description: 'Where it is seen in the container.' });

/** One kind of storage with its one setting. */
function storageOf<Kind extends string, Parameters extends Type.TProperties>(
  kinds: Kind[],
  description: string,
  parameters: Parameters,
) {
  return Type.Object(
    {
      type: Type.Enum(kinds, { description: 'Kind of the storage.' }),
      parameters: Type.Object(parameters, { description: 'Settings of this kind.' }),
      mounts,
    },
    { description },
  );
}

const storage = Type.Array(
  Type.Union([
    storageOf(['HostPath'], 'A folder of the host.', { path: Type.Optional(path('Folder on the host.')) }),
    storageOf(['EmptyDir'], 'A folder that lives as long as the pod.', {
      medium: Type.Optional(
        Type.String({ examples: ['memory'], description: 'memory keeps it in memory; absent: on the disk.' }),
      ),
    }),
    storageOf(['ConfigMap', 'Secret'], 'Settings or secrets of the cluster.', {
      name: Type.Optional(path('Name of the ConfigMap or Secret.')),
      defaultMode: Type.Optional(
        Type.Integer({
          minimum: 0,
          maximum: 511,
          examples: [384],
          description: 'Permissions of its files as a decimal number: 384 is 0600.',
        }),
      ),
    }),
    storageOf(['PersistentVolumeClaim'], 'Lasting storage of the cluster.', {
      claimName: Type.Optional(path('Name of the claim.')),
      name: Type.Optional(path('Name of the claim, as the vendor’s SDKs send it.')),
    }),
  ]),
  { ...set, description: 'Storage that the container sees.' },
);

const Entrypoint = Type.Object(
  {
    command,
    args: Type.Array(Type.String(), { description: 'Arguments of the command.' }),
  },
  { description: 'What starts the container.' },
);

const hookOf = (description: string) =>
  Type.Union(
    [
      Type.Object(
        {
          type: Type.Literal('command', { description: 'Run a command in the container.' }),
          parameters: Type.Object({ command }, { description: 'The command.' }),
        },
        { description: 'A command in the container.' },
      ),
      Type.Object(
        {
          type: Type.Literal('http', { description: 'Send an HTTP request.' }),
          parameters: Type.Object(
            { host, port, path: path('Path of the request.') },
            { description: 'The request.' },
          ),
        },
        { description: 'An HTTP request.' },
      ),
      Type.Null({ description: 'Nothing.' }),
    ],
    { description },
  );

const lifecycle = Type.Object(
  {
    entrypoint: Type.Optional(Entrypoint),
    'post-start': Type.Optional(hookOf('What to do after the start.')),
    'pre-stop': Type.Optional(hookOf('What to do before the stop.')),
  },
  { description: 'What to do at start and stop.' },
);

/** The reference links both hooks to the wrong table, and a mount to an unrelated one. */
export const configurationNotes = [
  'The reference points post-start and pre-stop to the table of the start command (command, args); what describes them is a table that nothing points to (type, parameters).',
  'The reference does not describe the mounts of a storage; their fields are those of the vendor’s SDK, as are medium, defaultMode and container_spec.',
  'The reference names a claim claimName, the vendor’s SDKs name.',
];

const neighbours = (description: string) =>
  Type.Object(
    {
      az: Type.Optional(Type.Array(Type.String(), { ...set, description: 'Availability zones.' })),
      node: Type.Optional(
        Type.Array(Type.String(), { ...set, description: 'Private IP addresses of nodes.' }),
      ),
      application: Type.Optional(Type.Array(Type.String(), { ...set, description: 'Other instances.' })),
    },
    { description },
  );

const scheduler = Type.Object(
  {
    affinity: Type.Optional(neighbours('What to run near to.')),
    'anti-affinity': Type.Optional(neighbours('What to keep away from.')),
  },
  { description: 'Where to run.' },
);

/** One kind of check: method and timing. */
function checkOf<Kind extends string, Parameters extends Type.TProperties>(
  kind: Kind,
  description: string,
  parameters: Parameters,
) {
  return Type.Object(
    {
      type: Type.Literal(kind, { description }),
      parameters: Type.Object(parameters, { description: 'Settings of the check.' }),
      delay: Type.Optional(
        Type.Integer({
          ...zeroIsAbsent,
          minimum: 0,
          description: 'Seconds from the start to the first check.',
        }),
      ),
      timeout: Type.Optional(
        Type.Integer({ ...zeroIsAbsent, minimum: 0, description: 'Seconds that a check may take.' }),
      ),
    },
    { description },
  );
}

const probeOf = (description: string) =>
  Type.Union(
    [
      checkOf('http', 'An HTTP request must succeed.', {
        scheme: Type.Enum(['HTTP', 'HTTPS'], { description: 'Protocol of the request.' }),
        host,
        port,
        path: path('Path of the request.'),
      }),
      checkOf('tcp', 'A port must answer.', { port }),
      checkOf('command', 'A command must succeed.', { command }),
    ],
    { description },
  );

const probes = Type.Object(
  {
    livenessProbe: Type.Optional(probeOf('Restart the container when this fails.')),
    readinessProbe: Type.Optional(probeOf('Send no requests while this fails.')),
  },
  { description: 'Checks of the health.' },
);

const strategy = Type.Object(
  {
    upgrade: Type.Optional(
      Type.Enum(['RollingUpdate', 'Recreate'], {
        ...behaves({ computed: true }),
        default: 'RollingUpdate',
        description: 'Replace copies one after the other, or all at once with a break.',
      }),
    ),
  },
  { description: 'How the next version replaces this one.' },
);

const Container = Type.Object({
  name: Type.Optional(Type.String({ description: 'Name of the container, as its artifact is called.' })),
  size: Type.Optional(
    Type.Object(
      { id: Type.Optional(Type.String({ description: 'Flavor from the list.' })) },
      { description: 'Size of the container.' },
    ),
  ),
  env: Type.Optional(environmentVariables),
  storage: Type.Optional(storage),
  lifecycle: Type.Optional(lifecycle),
  probes: Type.Optional(probes),
});

const containerSpec = Type.Object(
  {
    type: Type.Optional(Type.String({ description: 'Kind of the workload.' })),
    containers: Type.Optional(
      Type.Array(Container, { ...behaves({ compare: 'set', key: ['name'] }), description: 'Containers.' }),
    ),
  },
  { description: 'The containers of an instance that has several.' },
);

export const InstanceConfiguration = Type.Object(
  {
    env: Type.Optional(environmentVariables),
    storage: Type.Optional(storage),
    strategy: Type.Optional(strategy),
    lifecycle: Type.Optional(lifecycle),
    scheduler: Type.Optional(scheduler),
    probes: Type.Optional(probes),
    container_spec: Type.Optional(containerSpec),
  },
  { description: 'Variables, storage, life cycle, placing and checks of health.' },
);
