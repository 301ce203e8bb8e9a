import type { ReadableKind } from '../resources/resource-kind';
import type { DeployContext } from './deploy-kind';

/** One resource as it is now; undefined when there is none. Others who show it get it too. @throws ApiError */
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
