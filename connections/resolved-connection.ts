import type { Service } from '../api/catalogue/operation';
import { isRecord } from '../api/values';
import type { Connection } from './connection';
import type { Addresses, ConnectionType } from './connection-type';

/** Where a connection was found. */
export type ConnectionOrigin = 'settings' | 'file' | 'sandbox' | 'address';

/** A connection that can be worked with: checked, together with its row of the table of types. */
export interface ResolvedConnection<C extends Connection = Connection> {
  /**
   * Key of pools, caches and the secret storage. Made of everything but the protection: a connection of the same name
   * that goes elsewhere, or signs in in another way, never gets the secret, nor shows the data, of this one.
   */
  readonly id: string;
  readonly connection: C;
  readonly type: ConnectionType<C>;
  readonly origin: ConnectionOrigin;
  readonly addresses: Addresses;
  /** The address that people see. */
  readonly address: string;
}

/** Binds a checked connection to its row. */
export function resolveConnection<C extends Connection>(
  type: ConnectionType<C>,
  connection: C,
  origin: ConnectionOrigin,
): ResolvedConnection<C> {
  const addresses = type.addresses(connection);
  return {
    id: idOf(connection, addresses),
    connection,
    type,
    origin,
    addresses,
    address: type.address(connection),
  };
}

/** Whether the connection has an address of a service. */
export function reaches({ addresses }: ResolvedConnection, service: Service): boolean {
  return addresses[service] !== undefined;
}

/** Whether a person has to sign in. */
export function needsSecret({ connection, type }: ResolvedConnection): boolean {
  return type.signIn(connection).parts.length > 0;
}

/** Whether what signs in to one connection signs in to the other: it goes to the same servers in the same way. */
export function differInNameOnly(one: ResolvedConnection, other: ResolvedConnection): boolean {
  const { name } = one.connection;
  return idOf({ ...other.connection, name }, other.addresses) === one.id;
}

/** The addresses are part of it also where they follow from a region: that may change with a version of ours. */
function idOf(connection: Connection, addresses: Addresses): string {
  return JSON.stringify(sorted({ ...connection, protected: undefined, addresses }));
}

/** The same value with the members of its objects in the order of their names. */
function sorted(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, sorted(member)]));
}
