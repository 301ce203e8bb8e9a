import type { Service } from '../../api/catalogue/operation';
import type { SignInForm } from '../../connections/connection-type';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import type { Secret, SecretPart } from '../../connections/secret';
import type { SecretSource } from '../../connections/session';
import { UsageError } from '../exit-code';
import type { Environment } from '../process-context';
import { requireNamed } from './named-addresses';
import { variableIn } from './side-environment';

/** Help text about the environment variables, for `call --help`. */
export const environmentHelp = `
Environment variables:
  ENGINE_ROOM_TOKEN      access token of LAIN, token of IAM, or token of an engine
  ENGINE_ROOM_USER       user of IAM, or account of an engine
  ENGINE_ROOM_PASSWORD   its password
  ENGINE_ROOM_DOMAIN     account that the IAM user belongs to
  ENGINE_ROOM_PROJECT    name of the project that the IAM user signs in to, usually the region
  ENGINE_ROOM_ACCESS_KEY, ENGINE_ROOM_SECRET_KEY
                         access keys of an IAM user, instead of user and password
  ENGINE_ROOM_SECURITY_TOKEN
                         security token of temporary access keys
  ENGINE_ROOM_PROJECT_ID id of the project, for requests signed with access keys
  ENGINE_ROOM_ADDRESS    addresses, separated by spaces, that connections of engine-room.json may send
                         these secrets to
  ENGINE_ROOM_IAM        address of IAM; by default that of the connection with "iam." as its first label
  ENGINE_ROOM_REGISTRY   address of the registry that an engine's account signs in to, for calls of its kie
  ENGINE_ROOM_SANDBOX    the line that "engine-room sandbox" prints; makes the connection "sandbox"
  HUAWEICLOUD_SDK_AK …   access keys as the cloud's SDKs read them, also from ~/.huaweicloud/credentials;
                         used by connections with the authentication "profile"
  http_proxy, HTTPS_PROXY, ALL_PROXY, NO_PROXY
                         proxies, as curl reads them: http_proxy in lower case only
  SSL_CERT_FILE, NODE_EXTRA_CA_CERTS
                         files with certificate authorities to trust
`;

/** The environment variable for each part of a secret. */
const variables: Readonly<Record<SecretPart, `ENGINE_ROOM_${string}`>> = {
  token: 'ENGINE_ROOM_TOKEN',
  user: 'ENGINE_ROOM_USER',
  password: 'ENGINE_ROOM_PASSWORD',
  domain: 'ENGINE_ROOM_DOMAIN',
  project: 'ENGINE_ROOM_PROJECT',
  projectId: 'ENGINE_ROOM_PROJECT_ID',
  accessKey: 'ENGINE_ROOM_ACCESS_KEY',
  secretKey: 'ENGINE_ROOM_SECRET_KEY',
  securityToken: 'ENGINE_ROOM_SECURITY_TOKEN',
  line: 'ENGINE_ROOM_SANDBOX',
};

/**
 * Secrets from the environment. A connection gets them if they contain everything its sign-in needs, and one of
 * `engine-room.json` only if the user has named its addresses too.
 * @returns A source that throws a `UsageError` with the names of missing variables.
 */
export function environmentSecrets(environment: Environment): SecretSource {
  return { get: (target) => new Promise((resolve) => resolve(secretFor(target, environment))) };
}

/** An engine below a project is signed in to as the user of the project, whose secret the engine must not get. */
function secretFor(target: ResolvedConnection, environment: Environment): Secret | undefined {
  const { connection, type } = target;
  if (target.above) {
    requireNamed(target, environment);
    return undefined;
  }
  const secret = secretFrom(environment);
  const form = type.signIn(connection);
  if (!isComplete(form, secret)) {
    const needed = form.parts
      .filter(({ optional }) => !optional)
      .map(({ part }) => variableIn(environment, variables[part]));
    throw new UsageError(`To sign in to the connection "${connection.name}", set ${inWords(needed)}.`);
  }
  requireNamed(target, environment);
  return secret;
}

/**
 * What to set so that calls of a service are signed; undefined when the environment has something to sign in with.
 */
export function missingSignIn(service: Service, environment: Environment): string | undefined {
  const { token, user, password, accessKey, secretKey } = secretFrom(environment);
  if (token || (user && password) || (accessKey && secretKey)) return undefined;
  switch (service) {
    case 'lain':
      return 'Set ENGINE_ROOM_TOKEN to an access token.';
    case 'registry':
    case 'kie':
      return 'Set ENGINE_ROOM_USER and ENGINE_ROOM_PASSWORD to an account of the engine, or ENGINE_ROOM_TOKEN to its token.';
    default:
      return 'Set ENGINE_ROOM_TOKEN to a token of IAM, ENGINE_ROOM_ACCESS_KEY and ENGINE_ROOM_SECRET_KEY to access keys, or ENGINE_ROOM_USER, ENGINE_ROOM_PASSWORD, ENGINE_ROOM_DOMAIN and ENGINE_ROOM_PROJECT to an IAM user.';
  }
}

/** The secret in the environment; empty variables count as absent. */
function secretFrom(environment: Environment): Secret {
  const parts = Object.entries(variables).flatMap(([part, variable]) => {
    const given = environment[variable] ?? '';
    const value = part === 'password' ? given : given.trim(); // leading and trailing spaces may be part of a password
    return value === '' ? [] : [[part, value] as const];
  });
  return Object.fromEntries(parts);
}

function isComplete({ parts, instead }: SignInForm, secret: Secret): boolean {
  if (instead !== undefined && secret[instead] !== undefined) return true;
  return parts.every(({ part, optional }) => optional === true || secret[part] !== undefined);
}

function inWords(names: readonly string[]): string {
  const [last = '', ...others] = [...names].reverse();
  return others.length === 0 ? last : `${others.reverse().join(', ')} and ${last}`;
}
