import * as Type from 'typebox';

/** What the Git hosts behind the sandbox remember. Times are milliseconds since 1970. */

export const Authorization = Type.Object({
  project_id: Type.String(),
  name: Type.String(),
  repo_type: Type.String(),
  repo_host: Type.String(),
  repo_user: Type.String(),
  token_type: Type.String(),
  /** True once the Git host does not take its secret any more. */
  expired: Type.Optional(Type.Boolean()),
  /** Site that it is for, where the user said so. */
  tag: Type.Optional(Type.String()),
  create_time: Type.Integer(),
  update_time: Type.Integer(),
});

export const Commit = Type.Object({
  sha: Type.String(),
  message: Type.String(),
  time: Type.Integer(),
  parent: Type.Union([Type.String(), Type.Null()]),
  /** Hash of each file by its path. */
  files: Type.Record(Type.String(), Type.String()),
});

export const Repository = Type.Object({
  id: Type.String(),
  host: Type.String(),
  namespace: Type.String(),
  name: Type.String(),
  /** Hash of the newest commit by branch, the default branch first. */
  branches: Type.Record(Type.String(), Type.String()),
  tags: Type.Record(Type.String(), Type.String()),
  commits: Type.Array(Commit),
  /** Contents in base64 by hash. */
  contents: Type.Record(Type.String(), Type.String()),
  hooks: Type.Array(Type.Object({ id: Type.String(), callback_url: Type.String() })),
});

export const GitState = Type.Object({
  authorizations: Type.Array(Authorization),
  repositories: Type.Array(Repository),
});

export type Authorization = Type.Static<typeof Authorization>;
export type Commit = Type.Static<typeof Commit>;
export type Repository = Type.Static<typeof Repository>;
export type GitState = Type.Static<typeof GitState>;
