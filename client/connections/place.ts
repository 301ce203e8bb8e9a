import type {
  EditorConnection as Connection,
  EngineConnection,
  LainConnection,
} from '../../connections/connection';

/** A connection that the extension works with, and where it comes from. */
export interface Place<C extends Connection = Connection> {
  readonly connection: C;
  /** Connections of the sandbox come and go with it and can't be edited. */
  readonly origin: 'settings' | 'sandbox';
  /**
   * Tells places apart, in caches and in the secret storage. Holds the address, so that a connection of the same
   * name at another address never gets the secret, nor shows the data, of this one.
   */
  readonly key: string;
}

/** Makes a place of a connection. */
export function placeOf<C extends Connection>(connection: C, origin: Place['origin']): Place<C> {
  const { type, name, authentication } = connection;
  const project = connection.type === 'engine' ? (connection.project ?? 'default') : '';
  const key = JSON.stringify([type, name, addressOf(connection), project, authentication]);
  return { connection, origin, key };
}

/** The address that a connection stands for. */
export function addressOf(connection: Connection): string {
  return connection.type === 'lain' ? connection.console : connection.registry;
}

export function isLain(place: Place): place is Place<LainConnection> {
  return place.connection.type === 'lain';
}

export function isEngine(place: Place): place is Place<EngineConnection> {
  return place.connection.type === 'engine';
}

/** Whether the connection needs a secret of this person. */
export function needsSecret(connection: Connection): boolean {
  return connection.authentication !== 'none';
}
