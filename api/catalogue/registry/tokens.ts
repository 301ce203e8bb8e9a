import * as Type from 'typebox';
import { defineOperation } from '../operation';

/** Never repeated automatically: the third wrong password locks the account. */
export const obtainServiceCombToken = defineOperation({
  id: 'obtainServiceCombToken',
  service: 'registry',
  group: 'token',
  title: 'Sign in to an engine with name and password',
  method: 'POST',
  path: '/v4/token',
  body: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 64, description: 'Account of the engine.' }),
    password: Type.String({ minLength: 1, writeOnly: true, description: 'Password of the account.' }),
    tokenExpirationTime: Type.Optional(
      Type.String({
        pattern: '^\\d+[smh]$',
        description: 'Life of the token from 15m to 24h; 12h when left out.',
      }),
    ),
  }),
  answer: Type.Object({
    token: Type.String({ minLength: 1, description: 'Token for the Authorization header.' }),
  }),
  errors: [
    { status: 401, code: '401202', when: 'The name or the password is wrong.' },
    {
      status: 403,
      code: '403201',
      when: 'The account is locked: for 15 minutes after the third wrong password.',
    },
    { status: 404, when: 'The engine has no sign-in, because it has no role-based access.' },
  ],
  authenticated: false,
  permission: 'none',
  notes: ['After a lock the account is locked again sooner.'],
  source: { document: 'CSE API Reference', section: '7.2.1' },
});

export const tokensOperations = [obtainServiceCombToken];
