import * as l10n from '@vscode/l10n';
import { Compile } from 'typebox/compile';
import { Value } from 'typebox/value';
import { firstProblem } from '../api/problems';
import { isRecord } from '../api/values';
import type { Connection } from './connection';
import type { ConnectionType } from './connection-type';
import { connectionTypes } from './connection-types';
import { addressProblem } from './fields';
import { resolveConnection } from './resolved-connection';
import type { ConnectionOrigin, ResolvedConnection } from './resolved-connection';

export interface ReadConnections {
  readonly connections: readonly ResolvedConnection[];
  /** One sentence for each invalid entry. */
  readonly problems: readonly string[];
}

/**
 * Reads the setting `engineRoom.connections` or the content of an `engine-room.json`, which may also hold the list
 * under `connections`. Returns the valid entries, and a problem for each other one, which quotes nothing but its name.
 *
 * @param types Available connection types.
 */
export function readConnections(
  content: unknown,
  origin: ConnectionOrigin,
  types: readonly ConnectionType[] = connectionTypes,
): ReadConnections {
  const entries: unknown = isRecord(content) ? content['connections'] : content;
  if (!Array.isArray(entries))
    return { connections: [], problems: [l10n.t('It must be a list of connections.')] };
  const connections: ResolvedConnection[] = [];
  const problems: string[] = [];
  const list: readonly unknown[] = entries;
  for (const [index, entry] of list.entries()) {
    const read = readConnection(entry, origin, types);
    const problem = typeof read === 'string' ? read : nameProblem(read, connections);
    if (problem !== undefined) problems.push(l10n.t('Entry {0}: {1}', index + 1, problem));
    else if (typeof read !== 'string') connections.push(read);
  }
  return { connections, problems };
}

/** Reads one entry, or returns one sentence about why it is not valid. */
function readConnection(
  entry: unknown,
  origin: ConnectionOrigin,
  types: readonly ConnectionType[],
): ResolvedConnection | string {
  const type = isRecord(entry) ? types.find(({ id }) => id === entry['type']) : undefined;
  if (!type) {
    const ids = types.map(({ id }) => id).join(', ');
    return l10n.t('the type must be one of {0}.', ids);
  }
  const connection: unknown = Value.Clean(type.schema, structuredClone(entry));
  if (!isConnection(type, connection)) {
    const problem = firstProblem(Compile(type.schema), connection);
    return problem === undefined ? l10n.t('it is not valid.') : `${problem}.`;
  }
  const target = resolveConnection(type, connection, origin);
  const [problem] = Object.values(target.addresses).flatMap((address) => addressProblem(address) ?? []);
  return problem ?? target;
}

/** The schema of a row describes connections of its type. */
function isConnection(type: ConnectionType, value: unknown): value is Connection {
  return Value.Check(type.schema, value);
}

function nameProblem(
  { connection: { name } }: ResolvedConnection,
  taken: readonly ResolvedConnection[],
): string | undefined {
  const isTaken = taken.some(({ connection }) => connection.name === name);
  return isTaken ? l10n.t('the name {0} is used twice.', name) : undefined;
}
