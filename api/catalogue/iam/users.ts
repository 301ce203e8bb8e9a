import * as Type from 'typebox';
import { defineOperation } from '../operation';

const name = Type.String({
  minLength: 1,
  maxLength: 64,
  description: 'Name of the user.',
});

export const createIamUser = defineOperation({
  id: 'createIamUser',
  service: 'iam',
  group: 'user',
  title: 'Create a user of the account',
  method: 'POST',
  path: '/v3.0/OS-USER/users',
  body: Type.Object({
    user: Type.Object(
      {
        domain_id: Type.String({ minLength: 1, description: 'Id of the account that the user belongs to.' }),
        name,
        password: Type.Optional(
          Type.String({
            minLength: 6,
            writeOnly: true,
            description: 'Password, by the rules of the account.',
          }),
        ),
        email: Type.Optional(Type.String({ maxLength: 255, description: 'E-mail address.' })),
        description: Type.Optional(Type.String({ maxLength: 255, description: 'Description.' })),
      },
      { description: 'The user.' },
    ),
  }),
  success: [201],
  answer: Type.Object({
    user: Type.Object({
      id: Type.String({ description: 'Id of the user.' }),
      name: Type.String({ description: 'Name of the user.' }),
      domain_id: Type.String({ description: 'Id of the account.' }),
      enabled: Type.Optional(Type.Boolean({ description: 'Whether the user can sign in.' })),
      create_time: Type.Optional(Type.String({ description: 'When the user was created, ISO 8601.' })),
    }),
  }),
  errors: [
    { status: 400, code: 'IAM.0011', when: 'A parameter is missing or wrong.' },
    { status: 401, when: 'The token or the signature is not valid.' },
    { status: 403, when: 'The caller may not create users.' },
    { status: 409, when: 'The account has a user of this name.' },
  ],
  permission: 'iam:users:createUser',
  source: { document: 'CSE API Reference', section: '3.1' },
});

export const usersOperations = [createIamUser];
