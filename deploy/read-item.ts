import type { ReadableKind, ResourceKind } from '../resources/resource-kind';
import type { DeployContext } from './deploy-kind';

/** Reads one resource and refreshes the shared list; undefined when it does not exist. @throws ApiError */
export async function readItem<Scope, Item>(
  { lists, session }: DeployContext,
  kind: ReadableKind<Scope, Item>,
  scope: Scope,
  identity: string,
  signal?: AbortSignal,
): Promise<Item | undefined> {
  const { error, items } = await lists.read(kind, session, scope, identity, { maxAgeMs: 0, signal });
  if (error) throw error;
  return items[0];
}

/** Reads a list and refreshes the shared one. @throws ApiError */
export async function readList<Scope, Item>(
  { lists, session }: DeployContext,
  kind: ResourceKind<Scope, Item>,
  scope: Scope,
  signal?: AbortSignal,
): Promise<readonly Item[]> {
  const { error, items } = await lists.get(kind, session, scope, { maxAgeMs: 0, signal });
  if (error) throw error;
  return items;
}
