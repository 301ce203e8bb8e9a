import * as l10n from '@vscode/l10n';
import type { FoundKeys } from '../api/auth/found-keys';
import type { Credentials } from '../api/auth/credentials';
import { noCredentials } from '../api/auth/credentials';
import type { Service } from '../api/catalogue/operation';
import { createClient } from '../api/client';
import type { ApiClient, ClientOptions } from '../api/client';
import { systemClock } from '../api/clock';
import { ApiError } from '../api/errors/api-error';
import { Pace } from '../api/http/pace';
import type { Connection } from './connection';
import type { SignInContext } from './connection-type';
import { needsSecret, takesSecret } from './resolved-connection';
import type { ResolvedConnection } from './resolved-connection';
import type { Secret } from './secret';
import { serverOf } from './server-limits';

/** Source of secrets: the editor's secret storage, or a command's environment. */
export interface SecretSource {
  /** The secret of a connection; undefined when there is none. */
  get(target: ResolvedConnection): Promise<Secret | undefined>;
}

/** A connection in use, with one client for each service, opened on demand. All clients come from sessions. */
export interface Session {
  readonly target: ResolvedConnection;
  /** Services that the connection reaches. */
  readonly services: readonly Service[];
  /** Project in the paths of registry and kie; `default` where the connection names none. */
  readonly project: string;
  /** Id of the enterprise project that the engines belong to; `0` is the default one. */
  readonly enterpriseProject: string;
  /** Set for the session of a run: its calls wait until their servers take them. */
  readonly isPaced?: true;
  /**
   * The client of a service; always the same one.
   * @throws ApiError of kind `unauthorized` when not signed in, `invalid-request` when the connection doesn't reach the
   * service or lacks a setting needed to sign in.
   */
  client(service: Service): Promise<ApiClient>;
  /** Id of the cloud project for calls; undefined for connections without one. @throws ApiError */
  projectId(): Promise<string | undefined>;
  /** Cancels running requests; the session can't be used afterwards. */
  close(): Promise<void>;
}

/** Options of the clients, and sources for signing in other than secrets. */
export interface SessionOptions extends Omit<ClientOptions, 'address' | 'credentials' | 'pace'> {
  /** Finds the access keys that the cloud's SDKs would use on this computer. */
  readonly findKeys?: () => Promise<FoundKeys | undefined>;
  /** Opens the session of the connection above, for engines below a project. */
  readonly above?: () => Promise<Session>;
}

/** Opens a session; nothing is read or sent before a client is requested. */
export function openSession<C extends Connection>(
  target: ResolvedConnection<C>,
  secrets: SecretSource,
  options: SessionOptions = {},
): Session {
  const { connection, type, addresses } = target;
  const { findKeys, above, ...clientOptions } = options;
  const opened: ApiClient[] = [];
  const kept = new Map<string, unknown>();
  let isClosed = false;

  const once = <T>(name: string, make: () => T): T => {
    if (!kept.has(name)) kept.set(name, make());
    return kept.get(name) as T; // each name is used with one factory only
  };
  /** Like `once`, for what may fail: a failure is not kept, so that the next caller tries again. */
  const onceUnlessFailed = <T>(name: string, make: () => Promise<T>): Promise<T> =>
    once(name, async () => {
      try {
        return await make();
      } catch (error) {
        kept.delete(name);
        throw error;
      }
    });

  /** Services of one server share its pace. */
  const paceFor = (service: Service): Pace | undefined => {
    const server = serverOf(service);
    if (!server) return undefined;
    return once(
      `pace ${server.services.join()}`,
      () => new Pace(server.limits, options.clock ?? systemClock),
    );
  };

  const openClient = (service: Service, credentials: Credentials): ApiClient => {
    if (isClosed) throw closed(target);
    const address = addresses[service];
    if (address === undefined) throw notReached(target, service);
    const client = createClient({ ...clientOptions, address, credentials, pace: paceFor(service) });
    opened.push(client);
    return client;
  };

  const context = (secret: Secret): SignInContext<C> => ({
    connection,
    secret,
    clock: options.clock,
    findKeys: () => onceUnlessFailed('keys', async () => findKeys?.()),
    unsigned: (service) => once(`unsigned ${service}`, () => openClient(service, noCredentials())),
    client,
    projectId,
    above: async () => {
      if (above) return above();
      throw notReached(target, 'cse');
    },
    once: (name, make) => once(`shared ${name}`, make),
  });
  const signIn = () => onceUnlessFailed('secret', async () => context(await secretOf(target, secrets)));

  function client(service: Service): Promise<ApiClient> {
    return onceUnlessFailed(`client ${service}`, async () => {
      if (addresses[service] === undefined) throw notReached(target, service);
      return openClient(service, await type.credentials(service, await signIn()));
    });
  }

  function projectId(): Promise<string | undefined> {
    return onceUnlessFailed('project id', async () => type.projectId?.(await signIn()));
  }

  return {
    target,
    services: servicesOf(target),
    project: type.project?.(connection) ?? 'default',
    enterpriseProject: type.enterpriseProject?.(connection) ?? '0',
    client,
    projectId,
    close: async () => {
      isClosed = true;
      await Promise.all(opened.map((one) => one.close()));
    },
  };
}

/** The services that a connection reaches. */
export function servicesOf({ addresses }: ResolvedConnection): readonly Service[] {
  return services.filter((service) => addresses[service] !== undefined);
}

const services: readonly Service[] = [
  'iam',
  'eps',
  'servicestage',
  'cse',
  'nacos',
  'registry',
  'kie',
  'lain',
];

async function secretOf(target: ResolvedConnection, secrets: SecretSource): Promise<Secret> {
  if (!takesSecret(target)) return {};
  const secret = await secrets.get(target);
  if (secret) return secret;
  if (!needsSecret(target)) return {};
  throw new ApiError({
    kind: 'unauthorized',
    message: l10n.t('You are not signed in to {0}.', target.connection.name),
    remedy: l10n.t('Run Engine Room: Sign In.'),
    operation: 'signIn',
  });
}

function notReached({ connection }: ResolvedConnection, service: Service): ApiError {
  return new ApiError({
    kind: 'invalid-request',
    message: l10n.t('The connection {0} has no address for {1}.', connection.name, service),
    remedy: l10n.t('Use another connection, or add the address in the settings.'),
    operation: 'connect',
  });
}

function closed({ connection }: ResolvedConnection): ApiError {
  return new ApiError({
    kind: 'cancelled',
    message: l10n.t('The connection {0} was closed.', connection.name),
    remedy: l10n.t('Try again.'),
    operation: 'connect',
  });
}
