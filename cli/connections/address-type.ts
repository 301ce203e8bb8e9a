import * as Type from 'typebox';
import { accessKeys } from '../../api/auth/access-keys';
import type { Credentials } from '../../api/auth/credentials';
import { noCredentials } from '../../api/auth/credentials';
import { iamToken } from '../../api/auth/iam-token';
import { lainToken } from '../../api/auth/lain-token';
import type { Service } from '../../api/catalogue/operation';
import type { ConnectionType, SignInContext, SignInPart } from '../../connections/connection-type';
import { engineAccount, iamUser } from '../../connections/sign-in';
import { UsageError } from '../exit-code';

/** One server, given by address with `--connection`, and the servers to sign in at. */
export type AddressConnection = Type.Static<typeof AddressConnection>;
const AddressConnection = Type.Object({
  type: Type.Literal('address'),
  name: Type.String(),
  authentication: Type.Literal('environment'),
  address: Type.String(),
  addresses: Type.Object({
    iam: Type.Optional(Type.String()),
    servicestage: Type.Optional(Type.String()),
    cse: Type.Optional(Type.String()),
    nacos: Type.Optional(Type.String()),
    registry: Type.Optional(Type.String()),
    kie: Type.Optional(Type.String()),
    lain: Type.Optional(Type.String()),
  }),
});

type Context = SignInContext<AddressConnection>;

/**
 * The authentication of a bare address is unknown: uses whatever credentials the environment has, else sends unsigned
 * calls.
 */
export const addressType: ConnectionType<AddressConnection> = {
  id: 'address',
  schema: AddressConnection,
  icon: 'globe',
  label: () => 'Address',
  description: () => 'One server by its address',
  fields: [],
  signIn: () => ({ parts: (['token', 'user', 'password', 'accessKey', 'secretKey'] as const).map(optional) }),
  addresses: ({ addresses }) => addresses,
  address: ({ address }) => address,
  projectId: ({ secret }) => Promise.resolve(secret.projectId),
  credentials: credentialsFor,
};

function optional(part: SignInPart['part']): SignInPart {
  return { part, hidden: true, optional: true, label: () => part };
}

/** Without credentials, calls are unsigned, and the server answers 401. */
function credentialsFor(service: Service, context: Context): Credentials {
  const { connection, secret } = context;
  switch (service) {
    case 'lain':
      return secret.token ? lainToken({ accessToken: secret.token }) : noCredentials();
    case 'registry':
    case 'kie':
      if (!secret.token && secret.user && !connection.addresses.registry) {
        throw new UsageError(
          'Set ENGINE_ROOM_REGISTRY to the address of the registry that the account signs in to.',
        );
      }
      return engineAccount(context, secret);
    case 'iam':
    case 'eps':
    case 'servicestage':
    case 'cse':
    case 'nacos':
      return cloudUser(context);
  }
}

function cloudUser(context: Context): Credentials {
  const { connection, secret, clock } = context;
  const { token, user, password, domain, project, accessKey, secretKey, securityToken, projectId } = secret;
  if (token) return iamToken(token);
  if (accessKey && secretKey) return accessKeys({ accessKey, secretKey, securityToken, projectId, clock });
  if (!user || !password) return noCredentials();
  if (!domain || !project) {
    throw new UsageError(
      'An IAM user signs in to a project: set ENGINE_ROOM_DOMAIN and ENGINE_ROOM_PROJECT.',
    );
  }
  if (!connection.addresses.iam) {
    throw new UsageError('Set ENGINE_ROOM_IAM to the address that the IAM user signs in to.');
  }
  return iamUser(context, secret);
}
