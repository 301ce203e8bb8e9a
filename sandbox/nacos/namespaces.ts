import { refuse } from '../cse/errors';
import type { NacosNamespace, NacosState } from './state';

/** How many configurations a namespace may hold. */
export const configurationQuota = 200;

/** Exists in every engine and can't be changed; its id is empty. */
export const reservedName = 'public';

export interface NamespaceTexts {
  readonly name: string;
  readonly description: string;
}

export function namespacesOf(state: NacosState, engineId: string): NacosNamespace[] {
  return state.namespaces.filter((one) => one.engineId === engineId);
}

/** @throws Refusal when the engine has a namespace of this id. */
export function createNamespace(
  state: NacosState,
  engineId: string,
  id: string,
  texts: NamespaceTexts,
): void {
  if (id === reservedName || namespacesOf(state, engineId).some((one) => one.id === id)) {
    throw refuse('SVCSTG.00400100', `namespaceId [${id}] already exist`);
  }
  state.namespaces.push({ engineId, id, ...texts, configurations: 0 });
}

/** @throws Refusal when the engine has no such namespace. */
export function updateNamespace(
  state: NacosState,
  engineId: string,
  id: string,
  texts: NamespaceTexts,
): void {
  Object.assign(findNamespace(state, engineId, id), texts);
}

/** Deletes a namespace with all it holds. @throws Refusal when the engine has no such namespace. */
export function deleteNamespace(state: NacosState, engineId: string, id: string): void {
  const found = findNamespace(state, engineId, id);
  state.namespaces = state.namespaces.filter((one) => one !== found);
}

function findNamespace(state: NacosState, engineId: string, id: string): NacosNamespace {
  if (id === '' || id === reservedName) {
    throw refuse('SVCSTG.00400100', 'the reserved namespace can not be changed');
  }
  const found = namespacesOf(state, engineId).find((one) => one.id === id);
  if (!found) throw refuse('SVCSTG.00400100', `namespaceId [${id}] does not exist`);
  return found;
}
