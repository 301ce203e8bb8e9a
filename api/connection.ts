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

export const Connection = Type.Union([LainConnection, EngineConnection]);

export type LainConnection = Type.Static<typeof LainConnection>;
export type EngineConnection = Type.Static<typeof EngineConnection>;
export type Connection = Type.Static<typeof Connection>;
