import * as Type from 'typebox';
import { defineOperation } from '../catalogue/operation';

/**
 * Token endpoint of the SSO of a LAIN cluster. It answers errors with status 200 too: only `access_token` indicates
 * success. Not in the catalogue, because the SSO is used for sign-in only.
 */
export const refreshAccessToken = defineOperation({
  id: 'refreshAccessToken',
  service: 'lain',
  group: 'sso',
  title: 'Get a new access token',
  method: 'POST',
  path: '/oauth2/token',
  query: Type.Object({
    grant_type: Type.Literal('refresh_token'),
    refresh_token: Type.String({ minLength: 1, writeOnly: true, description: 'Refresh token.' }),
    client_id: Type.String({ minLength: 1, description: 'Id of the OAuth client.' }),
    client_secret: Type.String({ writeOnly: true, description: 'Secret of the OAuth client.' }),
    redirect_uri: Type.String({ description: 'Address registered for the OAuth client.' }),
  }),
  answer: Type.Object({
    access_token: Type.Optional(Type.String({ minLength: 1, description: 'New access token.' })),
    refresh_token: Type.Optional(
      Type.String({ minLength: 1, description: 'Refresh token for the next time.' }),
    ),
    error: Type.Optional(Type.String({ description: 'Why there is no token, for example invalid_grant.' })),
  }),
  authenticated: false,
  permission: 'none',
  source: { document: 'LAIN console API', section: '3' },
});
