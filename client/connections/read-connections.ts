import * as l10n from '@vscode/l10n';
import { Value } from 'typebox/value';
import {
  EngineConnection,
  LainConnection,
  type EditorConnection as Connection,
} from '../../connections/connection';
import { addressProblem } from '../../connections/fields';

export interface ReadConnections {
  readonly connections: readonly Connection[];
  /** One sentence for each entry that can't be used. */
  readonly problems: readonly string[];
}

/** Reads the setting `engineRoom.connections`: entries that fit are taken, each other one gives a problem. */
export function readConnections(setting: unknown): ReadConnections {
  if (!Array.isArray(setting)) return { connections: [], problems: [l10n.t('It must be a list.')] };
  const connections: Connection[] = [];
  const problems: string[] = [];
  const entries: readonly unknown[] = setting;
  for (const [index, entry] of entries.entries()) {
    const read = readConnection(entry, connections);
    if (typeof read === 'string') problems.push(l10n.t('Entry {0}: {1}', index + 1, read));
    else connections.push(read);
  }
  return { connections, problems };
}

function readConnection(entry: unknown, taken: readonly Connection[]): Connection | string {
  const connection = fit(entry);
  if (typeof connection === 'string') return connection;
  if (taken.some(({ name }) => name === connection.name)) {
    return l10n.t('the name {0} is used twice.', connection.name);
  }
  const address = connection.type === 'lain' ? connection.console : connection.registry;
  return addressProblem(address) ?? connection;
}

function fit(entry: unknown): Connection | string {
  if (Value.Check(LainConnection, entry)) return entry;
  if (Value.Check(EngineConnection, entry)) return entry;
  const type = typeof entry === 'object' && entry !== null && 'type' in entry ? entry.type : undefined;
  if (type !== 'lain' && type !== 'engine') return l10n.t('type must be lain or engine.');
  const [error] = Value.Errors(type === 'lain' ? LainConnection : EngineConnection, entry);
  if (!error) return l10n.t('it does not fit.');
  return `${error.instancePath.slice(1)} ${error.message}`.trim();
}
