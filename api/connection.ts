import * as Type from 'typebox';

/**
 * A place that a person works with, as it stands in the setting `engineRoom.connections` or in `engine-room.json`.
 * Secrets are never part of it.
 */
export const LainConnection = Type.Object({
  type: Type.Literal('lain'),
  name: Type.String({ minLength: 1, description: 'Name shown in trees, pickers and confirmations.' }),
  console: Type.String({
    pattern: '^https?://',
    description: 'Address of the LAIN console, without /api/v1, for example http://console.lain.local.',
  }),
  authentication: Type.Union([Type.Literal('none'), Type.Literal('token')], {
    default: 'token',
    description: '`token`: an SSO access token, kept in the secret storage. `none`: the console is open.',
  }),
  protected: Type.Optional(
    Type.Boolean({ default: false, description: 'Ask for the name to be typed before anything is changed.' }),
  ),
});

/** A ServiceComb engine: a service center (registry) and, optionally, its kie. */
export const EngineConnection = Type.Object({
  type: Type.Literal('engine'),
  name: Type.String({ minLength: 1, description: 'Name shown in trees, pickers and confirmations.' }),
  registry: Type.String({
    pattern: '^https?://',
    description: 'Address of the service center, for example http://127.0.0.1:30100.',
  }),
  kie: Type.Optional(
    Type.String({
      pattern: '^https?://',
      description: 'Address of kie, for example http://127.0.0.1:30110.',
    }),
  ),
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
  protected: Type.Optional(
    Type.Boolean({ default: false, description: 'Ask for the name to be typed before anything is changed.' }),
  ),
});

/** A project of the public cloud: ServiceStage and CSE, reached through IAM. */
export const CloudConnection = Type.Object({
  type: Type.Literal('huaweicloud'),
  name: Type.String({ minLength: 1, description: 'Name shown in trees, pickers and confirmations.' }),
  region: Type.String({
    pattern: '^[a-z]{2}(-[a-z]+)+-[0-9]+$',
    description: 'Region, for example cn-north-4; the addresses of the services follow from it.',
  }),
  project: Type.Optional(
    Type.String({ minLength: 1, description: 'Name of the project; that of the region when left out.' }),
  ),
  projectId: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'Id of the project that calls are about; access keys sign their requests for it.',
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
        iam: Type.Optional(Type.String({ pattern: '^https?://', description: 'Address of IAM.' })),
        servicestage: Type.Optional(
          Type.String({ pattern: '^https?://', description: 'Address of ServiceStage.' }),
        ),
        cse: Type.Optional(Type.String({ pattern: '^https?://', description: 'Address of CSE.' })),
      },
      { description: 'Addresses that differ from those of the region.' },
    ),
  ),
  engine: Type.Optional(
    Type.Object(
      {
        id: Type.String({ minLength: 1, description: 'Id of the engine.' }),
        registry: Type.String({
          pattern: '^https?://',
          description: 'Address of its service center, for example https://192.168.0.10:30100.',
        }),
        kie: Type.Optional(
          Type.String({
            pattern: '^https?://',
            description: 'Address of its kie, for example https://192.168.0.10:30110.',
          }),
        ),
      },
      {
        description:
          'ServiceComb engine that has the IAM user among its accounts; CSE gives the token that its registry and kie ask for.',
      },
    ),
  ),
  authentication: Type.Enum(['password', 'token', 'access-keys', 'profile'], {
    default: 'password',
    description:
      'password: IAM user; token: a token of IAM; access-keys: access key and secret key; profile: what the SDKs of the cloud find in their variables and their profile file.',
  }),
  protected: Type.Optional(
    Type.Boolean({ default: false, description: 'Ask for the name to be typed before anything is changed.' }),
  ),
});

/** The connections that the editor's views and deployments work with. */
export const Connection = Type.Union([LainConnection, EngineConnection]);

/** The connections that calls from the terminal work with. */
export const CallConnection = Type.Union([LainConnection, EngineConnection, CloudConnection]);

export type LainConnection = Type.Static<typeof LainConnection>;
export type EngineConnection = Type.Static<typeof EngineConnection>;
export type CloudConnection = Type.Static<typeof CloudConnection>;
export type Connection = Type.Static<typeof Connection>;
export type CallConnection = Type.Static<typeof CallConnection>;
