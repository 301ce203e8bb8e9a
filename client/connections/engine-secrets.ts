import type * as vscode from 'vscode';
import { isWithin, type ResolvedConnection } from '../../connections/resolved-connection';
import { secretPrefix } from './secret-keys';

/** The key of the ids of engines that have a secret, before the id of the connection above them. */
const enginesPrefix = 'engineRoom.engines:';

type Storage = Pick<vscode.SecretStorage, 'get' | 'store' | 'delete'>;

/** Notes that an engine has a secret, so that it is found when the connection above is removed. */
export async function noteEngine(storage: Storage, above: ResolvedConnection, id: string): Promise<void> {
  const ids = new Set([...(await enginesBelow(storage, above)), id]);
  await storage.store(`${enginesPrefix}${above.id}`, JSON.stringify([...ids]));
}

/** Whether an engine below a connection has a secret. */
export async function hasEngineSecret(storage: Storage, above: ResolvedConnection): Promise<boolean> {
  const ids = await enginesBelow(storage, above);
  const secrets = await Promise.all(ids.map((id) => storage.get(`${secretPrefix}${id}`)));
  return secrets.some((secret) => secret !== undefined);
}

/** Deletes the secrets of the engines below a connection. */
export async function clearEngines(storage: Storage, above: ResolvedConnection): Promise<void> {
  for (const id of await enginesBelow(storage, above)) await storage.delete(`${secretPrefix}${id}`);
  await storage.delete(`${enginesPrefix}${above.id}`);
}

/** Copies the secrets of the engines below a connection to those below another one, which has the same engines. */
export async function moveEngines(
  storage: Storage,
  from: ResolvedConnection,
  to: ResolvedConnection,
): Promise<void> {
  for (const id of await enginesBelow(storage, from)) {
    const secret = await storage.get(`${secretPrefix}${id}`);
    if (secret === undefined) continue;
    const moved = `${to.id}${id.slice(from.id.length)}`;
    await storage.store(`${secretPrefix}${moved}`, secret);
    await noteEngine(storage, to, moved);
  }
}

async function enginesBelow(storage: Storage, { id }: ResolvedConnection): Promise<readonly string[]> {
  const ids: unknown = JSON.parse((await storage.get(`${enginesPrefix}${id}`)) ?? '[]');
  if (!Array.isArray(ids)) return [];
  return ids.filter((one): one is string => typeof one === 'string' && isWithin(one, id));
}
