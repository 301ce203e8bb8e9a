import * as Type from 'typebox';

/** All that the sandbox's identity service remembers. Times are milliseconds since 1970. */

export const IamProject = Type.Object({ id: Type.String(), name: Type.String(), description: Type.String() });

export const IamUser = Type.Object({ id: Type.String(), name: Type.String(), password: Type.String() });

export const IamToken = Type.Object({
  token: Type.String(),
  userId: Type.String(),
  projectId: Type.Optional(Type.String()),
  expiresAt: Type.Number(),
});

export const IamState = Type.Object({
  domain: Type.Object({ id: Type.String(), name: Type.String() }),
  projects: Type.Array(IamProject),
  users: Type.Array(IamUser),
  tokens: Type.Array(IamToken),
});

export type IamProject = Type.Static<typeof IamProject>;
export type IamUser = Type.Static<typeof IamUser>;
export type IamState = Type.Static<typeof IamState>;
