import * as Type from 'typebox';
import { defineOperation } from '../operation';

const name = Type.String({
  minLength: 1,
  maxLength: 64,
  description: 'Name of the user.',
});

const orNull = (description: string) =>
  Type.Optional(Type.Union([Type.String(), Type.Null()], { description }));
const text = (description: string) => Type.Optional(Type.String({ description }));
const truth = (description: string) => Type.Optional(Type.Boolean({ description }));

const CreatedUser = Type.Object(
  {
    id: Type.String({ description: 'Id of the user.' }),
    name: Type.String({ description: 'Name of the user.' }),
    domain_id: Type.String({ description: 'Id of the account.' }),
    description: text('Description.'),
    email: text('E-mail address.'),
    areacode: text('Country code of the telephone number.'),
    phone: text('Telephone number.'),
    enabled: truth('Whether the user can sign in.'),
    status: orNull('State of the user.'),
    access_mode: text('How the user may come in: default, programmatic or console.'),
    pwd_status: truth('Whether the password must be changed at the first sign-in.'),
    password_expires_at: orNull('When the password expires; null for never.'),
    is_domain_owner: truth('Whether the account itself is meant.'),
    default_project_id: orNull('Id of the project that the user starts in.'),
    create_time: text('When the user was created, ISO 8601.'),
    xuser_id: text('Id of the user in another system.'),
    xuser_type: text('Kind of the user in another system.'),
    xdomain_id: text('Id of the account in another system.'),
    xdomain_type: text('Kind of the account in another system.'),
  },
  { description: 'The new user.' },
);

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
  answer: Type.Object({ user: CreatedUser }),
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
