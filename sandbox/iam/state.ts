import * as Type from 'typebox';
import type { Clock } from '../../api/clock';

/** The state of the sandbox's identity service. Times are milliseconds since 1970. */

export const IamProject = Type.Object({ id: Type.String(), name: Type.String(), description: Type.String() });

export const IamUser = Type.Object({
  id: Type.String(),
  name: Type.String(),
  /** Without one, the user can't sign in with a password. */
  password: Type.Optional(Type.String()),
});

export const IamToken = Type.Object({
  token: Type.String(),
  userId: Type.String(),
  projectId: Type.Optional(Type.String()),
  expiresAt: Type.Number(),
});

/** Keys that sign requests; temporary ones have a token and an end. */
export const IamKey = Type.Object({
  accessKey: Type.String(),
  secretKey: Type.String(),
  userId: Type.String(),
  securityToken: Type.Optional(Type.String()),
  expiresAt: Type.Optional(Type.Number()),
  /** Wrong signatures in a row, and when the last of them came. */
  failures: Type.Optional(Type.Object({ count: Type.Integer(), at: Type.Number() })),
});

export const IamState = Type.Object({
  domain: Type.Object({ id: Type.String(), name: Type.String() }),
  projects: Type.Array(IamProject),
  /** Besides the default one. */
  enterpriseProjects: Type.Optional(Type.Array(IamProject)),
  users: Type.Array(IamUser),
  tokens: Type.Array(IamToken),
  keys: Type.Array(IamKey),
});

export type IamProject = Type.Static<typeof IamProject>;
export type IamUser = Type.Static<typeof IamUser>;
export type IamKey = Type.Static<typeof IamKey>;
export type IamState = Type.Static<typeof IamState>;

/** The identity service of the cloud. */
export interface Iam {
  readonly state: IamState;
  readonly clock: Clock;
  /** Life of a token in milliseconds. */
  readonly tokenLife: number;
}
