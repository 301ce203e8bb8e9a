import * as Type from 'typebox';

/** The common members of all connections; never contains secrets. */
export interface Connection {
  /** Id of its row in the table of connection types. */
  readonly type: string;
  readonly name: string;
  readonly authentication: string;
  readonly protected?: boolean;
}

/** Schema of a server address. `addressProblem` checks what the pattern can't express. */
function address(description: string) {
  return Type.String({ pattern: '^https?://', description });
}

const name = Type.String({
  minLength: 1,
  description: 'Name shown in trees, pickers and confirmations.',
});

const isProtected = Type.Optional(
  Type.Boolean({ default: false, description: 'Ask for the name to be typed before anything is changed.' }),
);

/** A LAIN cluster, reached through its console. */
export const LainConnection = Type.Object({
  type: Type.Literal('lain'),
  name,
  console: address('Address of the LAIN console, without /api/v1, for example http://console.lain.local.'),
  authentication: Type.Union([Type.Literal('none'), Type.Literal('token')], {
    default: 'token',
    description: '`token`: an SSO access token, kept in the secret storage. `none`: the console is open.',
  }),
  protected: isProtected,
});

/** A ServiceComb engine: a service center (registry) and, optionally, its kie. */
export const EngineConnection = Type.Object({
  type: Type.Literal('engine'),
  name,
  registry: address('Address of the service center, for example http://127.0.0.1:30100.'),
  kie: Type.Optional(address('Address of kie, for example http://127.0.0.1:30110.')),
  project: Type.Optional(
    Type.String({
      default: 'default',
      description: 'Project in the paths; `default` for exclusive engines.',
    }),
  ),
  authentication: Type.Union([Type.Literal('none'), Type.Literal('rbac')], {
    default: 'none',
    description: '`rbac`: name and password of the engine, kept in the secret storage.',
  }),
  protected: isProtected,
});

/** A project of the public cloud: ServiceStage and CSE, reached through IAM. */
export const CloudConnection = Type.Object({
  type: Type.Literal('huaweicloud'),
  name,
  region: Type.String({
    pattern: '^[a-z]{2}(-[a-z]+)+-[0-9]+$',
    description: 'Region, for example cn-north-4; the service addresses are derived from it.',
  }),
  project: Type.Optional(
    Type.String({ minLength: 1, description: 'Name of the project; that of the region when left out.' }),
  ),
  projectId: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'Id of the project; looked up by its name when left out.',
    }),
  ),
  enterpriseProject: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'Id of the enterprise project that the engines belong to; the default one when left out.',
    }),
  ),
  domain: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'Account that the IAM user belongs to; needed with a password.',
    }),
  ),
  addresses: Type.Optional(
    Type.Object(
      {
        iam: Type.Optional(address('Address of IAM.')),
        eps: Type.Optional(address('Address of the service for enterprise projects.')),
        servicestage: Type.Optional(address('Address of ServiceStage.')),
        cse: Type.Optional(address('Address of CSE.')),
      },
      { description: 'Addresses that differ from those of the region.' },
    ),
  ),
  engine: Type.Optional(
    Type.Object(
      {
        id: Type.String({ minLength: 1, description: 'Id of the engine.' }),
        registry: address('Address of its service center, for example https://192.168.0.10:30100.'),
        kie: Type.Optional(address('Address of its kie, for example https://192.168.0.10:30110.')),
      },
      {
        description:
          'ServiceComb engine that has the IAM user among its accounts; CSE issues the token that its registry and kie require.',
      },
    ),
  ),
  engines: Type.Optional(
    Type.Record(
      Type.String(),
      Type.Object({
        registry: Type.Optional(address('Address of its service center.')),
        kie: Type.Optional(address('Address of its kie.')),
      }),
      {
        description:
          'Addresses by the names of engines, in place of those that CSE lists: for example of a tunnel to an engine that is reached only within its network.',
      },
    ),
  ),
  authentication: Type.Enum(['password', 'token', 'access-keys', 'profile'], {
    default: 'password',
    description:
      'password: IAM user; token: a token of IAM; access-keys: access key and secret key; profile: access keys that the SDKs of the cloud read from their variables or their profile file.',
  }),
  protected: isProtected,
});

/** A sandbox that is already running; one started by the editor needs no entry. */
export const SandboxConnection = Type.Object({
  type: Type.Literal('sandbox'),
  name,
  addresses: Type.Object(
    {
      iam: Type.Optional(address('Address of IAM.')),
      servicestage: Type.Optional(address('Address of ServiceStage.')),
      cse: Type.Optional(address('Address of CSE.')),
      registry: Type.Optional(address('Address of the service center.')),
      kie: Type.Optional(address('Address of kie.')),
      lain: Type.Optional(address('Address of the LAIN console.')),
    },
    { description: 'Addresses that the sandbox printed when it was ready.' },
  ),
  authentication: Type.Literal('line', {
    default: 'line',
    description: 'line: the line that the sandbox printed, with its credentials; kept in the secret storage.',
  }),
  protected: isProtected,
});

export type LainConnection = Type.Static<typeof LainConnection>;
export type EngineConnection = Type.Static<typeof EngineConnection>;
export type CloudConnection = Type.Static<typeof CloudConnection>;
export type SandboxConnection = Type.Static<typeof SandboxConnection>;
