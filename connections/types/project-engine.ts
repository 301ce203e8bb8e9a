import * as l10n from '@vscode/l10n';
import * as Type from 'typebox';
import { noCredentials, type Credentials } from '../../api/auth/credentials';
import { createEngineRbacToken } from '../../api/catalogue/cse/engines';
import { ApiError, isAddressTrouble } from '../../api/errors/api-error';
import { isPrivate } from '../../api/http/no-proxy';
import type { ConnectionType } from '../connection-type';
import { engineAccount, engineOfCloud, signInParts } from '../sign-in';

/** A ServiceComb engine in the list of a project. Nobody writes it: it is made from the list. */
export const ProjectEngine = Type.Object({
  type: Type.Literal('project-engine'),
  name: Type.String(),
  /** Id of the engine. */
  engine: Type.String(),
  registry: Type.Optional(Type.String()),
  kie: Type.Optional(Type.String()),
  authentication: Type.Enum(['none', 'iam']),
  protected: Type.Optional(Type.Boolean()),
});
export type ProjectEngine = Type.Static<typeof ProjectEngine>;

/** An engine below a project: it is signed in to as the IAM user of the project, or with an account of its own. */
export const projectEngineType: ConnectionType<ProjectEngine> = {
  id: 'project-engine',
  schema: ProjectEngine,
  icon: 'server-process',
  label: () => l10n.t('ServiceComb engine'),
  description: () => l10n.t('An engine of a project'),
  fields: [],
  signIn: ({ authentication }) => ({
    parts: authentication === 'none' ? [] : [signInParts.user, signInParts.password],
    isOptional: true,
  }),
  addresses: ({ registry, kie }) => ({
    ...(registry !== undefined && { registry }),
    ...(kie !== undefined && { kie }),
  }),
  address: ({ registry, kie }) => registry ?? kie ?? '',
  credentials: async (_, context) => {
    const { connection, secret } = context;
    if (connection.authentication === 'none') return noCredentials();
    if (secret.user !== undefined) return engineAccount(context, secret);
    return orOwnAccount(await engineOfCloud(context, connection.engine, await context.above()));
  },
  remedy: ({ registry, kie }, error) => {
    const isFarAway = [registry, kie].some((address) => address !== undefined && isPrivate(new URL(address)));
    return isFarAway && isAddressTrouble(error) ? useAnotherAddress() : undefined;
  },
};

/** Reports a refused exchange as a missing sign-in: an engine that does not know the IAM user has accounts of its own. */
function orOwnAccount(exchange: Credentials): Credentials {
  return {
    headers: (request) => exchange.headers(request).catch(asMissingSignIn),
    renew: async () => (await exchange.renew?.().catch(asMissingSignIn)) ?? false,
  };
}

function asMissingSignIn(error: unknown): never {
  const isRefusal = error instanceof ApiError && (error.kind === 'refused' || error.kind === 'forbidden');
  if (!isRefusal || error.operation !== createEngineRbacToken.id) throw error;
  const { message, operation, status, code, requestId } = error;
  throw new ApiError({
    kind: 'unauthorized',
    message,
    remedy: l10n.t(
      'Sign in to the engine with an account of its own, or add the IAM user to the accounts of the engine.',
    ),
    operation,
    ...(status !== undefined && { status }),
    ...(code !== undefined && { code }),
    ...(requestId !== undefined && { requestId }),
    cause: error,
  });
}

function useAnotherAddress(): string {
  return l10n.t(
    'The address can be reached only from within the network (VPC) of the engine. Bind a public address to the engine, set http.proxy, or open a tunnel and write its address under "engines" of the connection in the setting engineRoom.connections.',
  );
}
