import * as l10n from '@vscode/l10n';
import { accessKeys } from '../api/auth/access-keys';
import type { Credentials } from '../api/auth/credentials';
import { noCredentials } from '../api/auth/credentials';
import { engineExchange } from '../api/auth/engine-exchange';
import { iamPassword } from '../api/auth/iam-password';
import { engineToken } from '../api/auth/iam-token';
import { registryPassword } from '../api/auth/registry-password';
import { ApiError } from '../api/errors/api-error';
import type { Connection } from './connection';
import type { SignInContext, SignInPart } from './connection-type';
import type { Secret } from './secret';

/** Parts that the sign-in forms of several types share. */
export const signInParts = {
  user: { part: 'user', hidden: false, label: () => l10n.t('Name of the account') },
  password: {
    part: 'password',
    hidden: true,
    label: () => l10n.t('Password; it is kept in the secret storage.'),
  },
} as const satisfies Readonly<Record<string, SignInPart>>;

/** An engine account, by password or token; signing in at the registry also covers kie. */
export function engineAccount(context: SignInContext, { token, user, password }: Secret): Credentials {
  if (token) return engineToken(token);
  if (!user || !password) return noCredentials();
  const { clock } = context;
  const signIn = () =>
    registryPassword({ registry: context.unsigned('registry'), name: user, password, clock });
  return context.once('account of the engine', signIn);
}

/** An IAM user with a password; one token serves all services of the project. */
export function iamUser(context: SignInContext, { user, password, domain, project }: Secret): Credentials {
  if (!user || !password) return noCredentials();
  if (!domain || !project) {
    throw incomplete(
      context.connection,
      l10n.t(
        'Signing in as an IAM user requires an account and a project, which the connection does not name.',
      ),
      l10n.t('Give the connection a domain (the account) and a project.'),
    );
  }
  const { clock } = context;
  const signIn = () => iamPassword({ iam: context.unsigned('iam'), user, password, domain, project, clock });
  return context.once('user of IAM', signIn);
}

/** The same user for services of the whole account, which take tokens of the account only. */
export function iamUserOfAccount(context: SignInContext, { user, password, domain }: Secret): Credentials {
  if (!user || !password || !domain) return noCredentials();
  const { clock } = context;
  const signIn = () => iamPassword({ iam: context.unsigned('iam'), user, password, domain, clock });
  return context.once('user of IAM for the account', signIn);
}

/** Access keys of an IAM user; requests are signed for the project if its id is known. */
export function iamKeys(
  context: SignInContext,
  { accessKey, secretKey, securityToken }: Secret,
  scope: { readonly projectId?: string; readonly domainId?: string } = {},
): Credentials {
  if (!accessKey || !secretKey) return noCredentials();
  const { clock } = context;
  return accessKeys({ accessKey, secretKey, securityToken, ...scope, clock });
}

/**
 * The engine account of a cloud user, with a token issued by CSE: nothing else of the user's is sent to the engine.
 *
 * @param cloud Where the user is signed in.
 */
export async function engineOfCloud(
  context: SignInContext,
  engineId: string,
  cloud: Pick<SignInContext, 'client' | 'projectId'> = context,
): Promise<Credentials> {
  const projectId = await cloud.projectId();
  if (projectId === undefined) {
    throw incomplete(
      context.connection,
      l10n.t('Signing in to the engine requires the id of its project, which is unknown.'),
      l10n.t('Give the connection a "projectId".'),
    );
  }
  const cse = await cloud.client('cse');
  const { clock } = context;
  return context.once('engine of the cloud', () => engineExchange({ cse, projectId, engineId, clock }));
}

/** The error for a connection that lacks a setting needed to sign in. */
export function incomplete({ name }: Connection, message: string, remedy: string): ApiError {
  return new ApiError({
    kind: 'invalid-request',
    message: l10n.t('{0}: {1}', name, message),
    remedy,
    operation: 'signIn',
  });
}
