import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as Type from 'typebox';
import { Value } from 'typebox/value';
import { CallConnection } from '../../api/connection';
import { isRecord } from '../../api/values';
import { UsageError } from '../exit-code';

/** A list of connections, as in the editor's settings, or an object that holds it as `connections`. */
const ConnectionsFile = Type.Union([
  Type.Array(CallConnection),
  Type.Object({ connections: Type.Array(CallConnection) }),
]);

const fileName = 'engine-room.json';

/**
 * The connection of a name in `engine-room.json`, in the given folder or the nearest one above it that has the file.
 * Throws a `UsageError` when there is no file, when it doesn't fit or when it has no such connection.
 */
export async function connectionNamed(name: string, folder: string): Promise<CallConnection> {
  const file = await nearestFile(folder);
  if (!file) {
    throw new UsageError(
      `"${name}" is no URL, and there is no ${fileName} here or above that could have a connection of this name.`,
    );
  }
  const connections = readConnections(file.path, file.text);
  const found = connections.find((connection) => connection.name === name);
  if (found) return found;
  const names = connections.map((connection) => `"${connection.name}"`).join(', ') || 'none';
  throw new UsageError(`${file.path} has no connection "${name}"; it has ${names}.`);
}

async function nearestFile(
  folder: string,
): Promise<{ readonly path: string; readonly text: string } | undefined> {
  const candidate = path.join(folder, fileName);
  try {
    return { path: candidate, text: await readFile(candidate, 'utf8') };
  } catch (error) {
    if (!isMissing(error)) throw new UsageError(`${candidate} can't be read: ${String(error)}`);
  }
  const above = path.dirname(folder);
  return above === folder ? undefined : nearestFile(above);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

function readConnections(file: string, text: string): readonly CallConnection[] {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new UsageError(`${file} is not JSON.`);
  }
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
