import * as l10n from '@vscode/l10n';
import type { ApiClient } from '../client';
import { ApiError } from '../errors/api-error';
import type { Credentials } from './credentials';
import { refreshAccessToken } from './sso';

export interface LainToken {
  /** Access token of the SSO. */
  readonly accessToken: string;
  readonly refresh?: LainRefresh;
}

/** Everything needed to get a new access token from the SSO with a refresh token. */
export interface LainRefresh {
  /** Client of the SSO server, without credentials. */
  readonly sso: ApiClient;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly refreshToken: string;
  /** Stores the new tokens, so that the next session starts with them. */
  readonly store?: (tokens: LainTokens) => Promise<void>;
}

export interface LainTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** SSO access token in the console's header; with `refresh` it is exchanged for a new one when refused. */
export function lainToken({ accessToken, refresh }: LainToken): Credentials {
  let current = accessToken.trim();
  const headers = () => Promise.resolve({ 'access-token': current });
  if (!refresh) return { headers };

  let refreshToken = refresh.refreshToken;
  let refreshing: Promise<boolean> | undefined;
  const refreshTokens = async (): Promise<boolean> => {
    const tokens = await exchangeRefreshToken(refresh, refreshToken);
    current = tokens.accessToken;
    refreshToken = tokens.refreshToken;
    await refresh.store?.(tokens);
    return true;
  };
  return {
    headers,
    renew: () => (refreshing ??= refreshTokens().finally(() => (refreshing = undefined))),
  };
}

async function exchangeRefreshToken(refresh: LainRefresh, refreshToken: string): Promise<LainTokens> {
  const answer = await refresh.sso.call(refreshAccessToken, {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    client_id: refresh.clientId,
    client_secret: refresh.clientSecret,
    redirect_uri: refresh.redirectUri,
  });
  if (answer.access_token) {
    return { accessToken: answer.access_token, refreshToken: answer.refresh_token ?? refreshToken };
  }
  throw new ApiError({
    kind: 'unauthorized',
    message: l10n.t(
      'The SSO did not issue a new access token: {0}',
      answer.error ?? l10n.t('no reason given'),
    ),
    remedy: l10n.t('Sign in to the SSO again and enter the new access token.'),
    operation: refreshAccessToken.id,
    code: answer.error,
  });
}
