import type { ApiError } from '../api/errors/api-error';
import type { Service } from '../api/catalogue/operation';
import { isRecord } from '../api/values';
import type { Connection } from './connection';
import type { Addresses, ConnectionType } from './connection-type';

/** Origin of a connection. */
export type ConnectionOrigin = 'settings' | 'file' | 'sandbox' | 'address' | 'project';

/** A validated connection with the row of its type. */
export interface ResolvedConnection<C extends Connection = Connection> {
  /**
   * Key of pools, caches and the secret storage. Made of everything but the protection: a connection of the same name
   * with another address or authentication never gets this one's secret or shows its data. That of an engine below a
   * project begins with the id of the project's connection and a slash.
   */
  readonly id: string;
  readonly connection: C;
  readonly type: ConnectionType<C>;
  readonly origin: ConnectionOrigin;
  readonly addresses: Addresses;
  /** The address shown for the connection. */
  readonly address: string;
  /** The connection of the project that has this engine; absent for connections that somebody wrote. */
  readonly above?: ResolvedConnection;
}

/** What to do about a failed call, as far as it is known of the connection. */
export function remedyFor(error: ApiError, target: ResolvedConnection | undefined): string {
  return target?.type.remedy?.(target.connection, error) ?? error.remedy;
}

/** Whether the user signs in to the connection: the sandbox brings its own secret. */
export function asksForSecret(target: ResolvedConnection): boolean {
  return (target.origin === 'settings' || target.origin === 'project') && takesSecret(target);
}

/**
 * Combines a validated connection with its row.
 *
 * @param above The connection of the project that an engine belongs to.
 */
export function resolveConnection<C extends Connection>(
  type: ConnectionType<C>,
  connection: C,
  origin: ConnectionOrigin,
  above?: ResolvedConnection,
): ResolvedConnection<C> {
  const addresses = type.addresses(connection);
  return {
    // The name of an engine holds that of its project, whose id is in front of it.
    id: above ? `${above.id}/${idOf({ ...connection, name: '' }, addresses)}` : idOf(connection, addresses),
    connection,
    type,
    origin,
    addresses,
    address: type.address(connection),
    ...(above && { above }),
  };
}

/** Whether an id is that of a connection or of an engine below it. */
export function isWithin(id: string, connectionId: string): boolean {
  return id === connectionId || id.startsWith(`${connectionId}/`);
}

/** Whether the connection has an address for a service. */
export function reaches({ addresses }: ResolvedConnection, service: Service): boolean {
  return addresses[service] !== undefined;
}

/**
 * Origins of the servers that whoever wrote the connection has chosen, such as `https://kie.example.com:30110`; not of
 * those that follow from the region of the cloud.
 */
export function chosenOrigins({ connection, type, addresses }: ResolvedConnection): readonly string[] {
  const written = type.writtenAddresses?.(connection) ?? Object.values(addresses);
  return [...new Set(written.map((address) => new URL(address).origin))];
}

/** Whether the connection can't be used without a secret. */
export function needsSecret({ connection, type }: ResolvedConnection): boolean {
  const { parts, isOptional = false } = type.signIn(connection);
  return parts.length > 0 && !isOptional;
}

/** Whether the connection takes a secret. */
export function takesSecret({ connection, type }: ResolvedConnection): boolean {
  return type.signIn(connection).parts.length > 0;
}

/** Whether two connections send the same secret to the same servers: they differ in name or project alone. */
export function sharesSecret(one: ResolvedConnection, other: ResolvedConnection): boolean {
  const keyOf = ({ connection, addresses }: ResolvedConnection) =>
    idOf(
      { ...connection, name: '', project: undefined, projectId: undefined, enterpriseProject: undefined },
      addresses,
    );
  return keyOf(one) === keyOf(other);
}

/** Whether two connections differ in nothing but their names. */
export function differInNameOnly(one: ResolvedConnection, other: ResolvedConnection): boolean {
  const { name } = one.connection;
  return idOf({ ...other.connection, name }, other.addresses) === one.id;
}

/**
 * The addresses are included even where they follow from a region: another version of the extension may derive others.
 */
function idOf(connection: object, addresses: Addresses): string {
  return JSON.stringify(sorted({ ...connection, protected: undefined, addresses }));
}

/** The same value with the members of its objects sorted by name. */
function sorted(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, sorted(member)]));
}

/**
 * The connections that a name means: the one that somebody has written, else the engines below projects that have this
 * name, which need not be one.
 */
export function connectionsNamed(
  targets: readonly ResolvedConnection[],
  name: string,
): readonly ResolvedConnection[] {
  const named = targets.filter(({ connection }) => connection.name === name);
  const written = named.filter(({ above }) => above === undefined);
  return written.length > 0 ? written : named;
}
