import type { Environment } from '../surroundings';
import type { Place, SignIn } from './place';

/** What `call --help` says about the variables. */
export const environmentHelp = `
Environment variables:
  ENGINE_ROOM_TOKEN      access token of LAIN, token of IAM, or token of an engine
  ENGINE_ROOM_USER       user of IAM, or account of an engine
  ENGINE_ROOM_PASSWORD   its password
  ENGINE_ROOM_DOMAIN     account that the IAM user belongs to
  ENGINE_ROOM_PROJECT    name of the project that the IAM user signs in to, usually the region
  ENGINE_ROOM_ACCESS_KEY, ENGINE_ROOM_SECRET_KEY
                         keys of an IAM user, in place of user and password
  ENGINE_ROOM_SECURITY_TOKEN
                         belongs to temporary keys
  ENGINE_ROOM_PROJECT_ID id of the project that keys sign requests for
  ENGINE_ROOM_IAM        address of IAM; by default that of the connection with "iam." as its first label
  ENGINE_ROOM_REGISTRY   address of the registry that an engine's account signs in to, for calls of its kie
  ENGINE_ROOM_SANDBOX    the line that "engine-room sandbox" prints; makes the connection "sandbox"
  HUAWEICLOUD_SDK_AK …   keys as the SDKs of the cloud find them, also in ~/.huaweicloud/credentials;
                         used by connections with the authentication "profile"
  HTTPS_PROXY, HTTP_PROXY, NO_PROXY, NODE_EXTRA_CA_CERTS   as everywhere
`;

/** What signs in, from the environment; empty variables count as absent. */
export function signInFrom(environment: Environment): SignIn {
  const value = (name: string) => environment[`ENGINE_ROOM_${name}`]?.trim() || undefined;
  return {
    token: value('TOKEN'),
    user: value('USER'),
    password: environment['ENGINE_ROOM_PASSWORD'] || undefined, // spaces may belong to it
    domain: value('DOMAIN'),
    project: value('PROJECT'),
    keys: keysFrom(value),
  };
}

function keysFrom(value: (name: string) => string | undefined): SignIn['keys'] {
  const [accessKey, secretKey] = [value('ACCESS_KEY'), value('SECRET_KEY')];
  if (accessKey === undefined || secretKey === undefined) return undefined;
  return { accessKey, secretKey, securityToken: value('SECURITY_TOKEN'), projectId: value('PROJECT_ID') };
}

/** The servers that sign in for others, as far as the environment names them. */
export function signInAddressesFrom(environment: Environment): Place['addresses'] {
  const { ENGINE_ROOM_IAM: iam, ENGINE_ROOM_REGISTRY: registry } = environment;
  return { ...(iam && { iam }), ...(registry && { registry }) };
}
