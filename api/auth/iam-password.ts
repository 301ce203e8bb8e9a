import * as l10n from '@vscode/l10n';
import { createToken } from '../catalogue/iam/tokens';
import type { ApiClient } from '../client';
import { systemClock } from '../clock';
import type { Clock } from '../clock';
import { ApiError } from '../errors/api-error';
import type { Credentials } from './credentials';
import { rememberRefusal } from './refusal';
import { createTokenCache } from './token-cache';
import type { Token } from './token-cache';

export interface IamPassword {
  /** Client of the IAM server, without credentials. */
  readonly iam: ApiClient;
  /** Name of the account that the user belongs to. */
  readonly domain: string;
  readonly user: string;
  readonly password: string;
  /** Name of the project that the token is for, usually the region; without one it is for the account. */
  readonly project?: string;
  readonly clock?: Clock;
}

/** IAM user name and password; the token is cached, and renewed before it expires or when a server refuses it. */
export function iamPassword({
  iam,
  domain,
  user,
  password,
  project,
  clock = systemClock,
}: IamPassword): Credentials {
  const signIn = async (): Promise<Token> => {
    const identity = {
      methods: ['password' as const],
      password: { user: { name: user, password, domain: { name: domain } } },
    };
    const scope = project === undefined ? { domain: { name: domain } } : { project: { name: project } };
    const body = { auth: { identity, scope } };
    const { headers, data } = await iam.send(createToken, { nocatalog: true, body });
    const value = headers['x-subject-token'];
    if (!value) throw withoutToken();
    const expires = Date.parse(data.token.expires_at);
    return { value, expires: Number.isNaN(expires) ? undefined : expires };
  };

  const tokens = createTokenCache(rememberRefusal(signIn, clock), clock);
  return {
    headers: async () => ({ 'x-auth-token': await tokens.get() }),
    renew: async () => {
      await tokens.renew();
      return true;
    },
  };
}

function withoutToken(): ApiError {
  return new ApiError({
    kind: 'unexpected-answer',
    message: l10n.t('The sign-in succeeded but the answer holds no token (header X-Subject-Token).'),
    remedy: l10n.t('Check that the IAM address is right and that no proxy removes the header.'),
    operation: createToken.id,
  });
}
