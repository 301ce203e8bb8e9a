import * as Type from 'typebox';
import { Value } from 'typebox/value';
import { CallConnection } from '../../connections/connection';
import { isRecord } from '../../api/values';
import { configFileName, nearestConfigFile } from '../config-file';
import { UsageError } from '../exit-code';

/** A list of connections, as in the editor's settings, or an object that holds it as `connections`. */
const ConnectionsFile = Type.Union([
  Type.Array(CallConnection),
  Type.Object({ connections: Type.Array(CallConnection) }),
]);

/**
 * The connection of a name in `engine-room.json`, in the given folder or the nearest one above it that has the file.
 * Throws a `UsageError` when there is no file, when it doesn't fit or when it has no such connection.
 */
export async function connectionNamed(name: string, folder: string): Promise<CallConnection> {
  const file = await nearestConfigFile(folder);
  if (!file) {
    throw new UsageError(
      `"${name}" is no URL, and there is no ${configFileName} here or above that could have a connection of this name.`,
    );
  }
  const connections = readConnections(file.path, file.content);
  const found = connections.find((connection) => connection.name === name);
  if (found) return found;
  const names = connections.map((connection) => `"${connection.name}"`).join(', ') || 'none';
  throw new UsageError(`${file.path} has no connection "${name}"; it has ${names}.`);
}

function readConnections(file: string, content: unknown): readonly CallConnection[] {
  if (Value.Check(ConnectionsFile, content)) return Array.isArray(content) ? content : content.connections;
  throw new UsageError(`${file} doesn't fit: ${misfit(content)}.`);
}

/** The first entry that is no connection, and why. */
function misfit(content: unknown): string {
  const holder = isRecord(content) ? content['connections'] : content;
  if (!Array.isArray(holder))
    return 'it must be a list of connections, or an object with that list as "connections"';
  const entries: readonly unknown[] = holder;
  const index = entries.findIndex((entry) => !Value.Check(CallConnection, entry));
  const entry = entries[index];
  const type = isRecord(entry) ? entry['type'] : undefined;
  const schema = CallConnection.anyOf.find((option) => option.properties.type.const === type);
  if (!schema) return `connection ${index + 1} has no known type`;
  const [error] = Value.Errors(schema, entry);
  return `connection ${index + 1}${error?.instancePath ?? ''} ${error?.message ?? 'does not fit'}`;
}
