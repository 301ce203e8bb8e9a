import * as Type from 'typebox';
import { defineOperation } from '../operation';

const document = 'CSE API Reference';

const named = (name: string, id: string, description: string) =>
  Type.Optional(
    Type.Object(
      {
        name: Type.Optional(Type.String({ minLength: 1, description: name })),
        id: Type.Optional(Type.String({ minLength: 1, description: id })),
      },
      { minProperties: 1, description },
    ),
  );

const Scope = Type.Object(
  {
    project: named(
      'Name of the project, usually the region.',
      'Id of the project.',
      'Project that the token is for; ServiceStage and CSE need one.',
    ),
    domain: named(
      'Name of the account.',
      'Id of the account.',
      'Account that the token is for, for services that belong to no region.',
    ),
  },
  { minProperties: 1, maxProperties: 1, description: 'What the token is for: a project or the account.' },
);

/**
 * The token is in the answer's header `X-Subject-Token`, not in its body. Repeating it makes another token, which does
 * no harm.
 */
export const createToken = defineOperation({
  id: 'createToken',
  service: 'iam',
  group: 'token',
  title: 'Sign in with user name and password',
  method: 'POST',
  path: '/v3/auth/tokens',
  query: Type.Object({
    nocatalog: Type.Optional(Type.Boolean({ description: 'Leave the list of services out of the answer.' })),
  }),
  body: Type.Object({
    auth: Type.Object({
      identity: Type.Object({
        methods: Type.Array(Type.Literal('password'), {
          minItems: 1,
          maxItems: 1,
          description: 'How to sign in.',
        }),
        password: Type.Object({
          user: Type.Object({
            name: Type.String({ minLength: 1, description: 'Name of the IAM user.' }),
            password: Type.String({
              minLength: 1,
              writeOnly: true,
              description: 'Password of the IAM user.',
            }),
            domain: Type.Object({
              name: Type.String({ minLength: 1, description: 'Account that the user belongs to.' }),
            }),
          }),
        }),
      }),
      scope: Type.Optional(Scope),
    }),
  }),
  success: [201],
  answer: Type.Object({
    token: Type.Object({
      expires_at: Type.String({ description: 'End of the token’s life, ISO 8601.' }),
      issued_at: Type.Optional(Type.String({ description: 'Begin of the token’s life, ISO 8601.' })),
      methods: Type.Optional(Type.Array(Type.String(), { description: 'How the user signed in.' })),
      catalog: Type.Optional(
        Type.Array(Type.Object({}), {
          description: 'Services that the token can be used with, and their addresses.',
        }),
      ),
      project: Type.Optional(
        Type.Object({
          id: Type.String({ description: 'Id of the project, as the paths of the other services need it.' }),
          name: Type.Optional(Type.String({ description: 'Name of the project.' })),
        }),
      ),
      user: Type.Optional(
        Type.Object({
          id: Type.Optional(Type.String({ description: 'Id of the user.' })),
          name: Type.Optional(Type.String({ description: 'Name of the user.' })),
        }),
      ),
    }),
  }),
  errors: [
    { status: 400, when: 'A parameter is missing or wrong.' },
    { status: 401, when: 'The name, the account or the password is wrong.' },
    { status: 403, when: 'The user may not use the project.' },
  ],
  effect: 'idempotent',
  authenticated: false,
  permission: 'none',
  source: { document, section: '3.2' },
});

export const tokensOperations = [createToken];
