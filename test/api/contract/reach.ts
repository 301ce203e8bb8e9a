import type { Operation } from '../../../api/catalogue/operation';
import { isRecord } from '../../../api/values';

/** How far a call reaches: the things that it makes or changes, or everything on the server. */
export type Reach = readonly unknown[] | 'everything';

/** Parameters of a path that name a thing; the others name what belongs to one. */
const naming = ['service_id', 'instance_id', 'kv_id', 'consumer_id', 'provider_id', 'name', 'roleName'];
const belonging = ['project_id', 'schema_id', 'key'];

/** Of operations whose body says what they reach. */
const byBody: Partial<Record<string, (body: unknown) => Reach>> = {
  createMicroservice: (body) => [at(body, 'service', 'serviceName')],
  deleteMicroservices: (body) => each(at(body, 'serviceIds'), (id) => [id]),
  createDependency: dependenciesIn,
  addDependencies: dependenciesIn,
  sendHeartbeats: (body) =>
    each(at(body, 'instances'), (one) => [at(one, 'serviceId'), at(one, 'instanceId')]),
  // All of the properties must match, so that one of the test's own is enough; without any it reaches every instance.
  updateInstancesStatus: (body) => {
    const property = at(body, 'matches', 'properties', markOfTest);
    return property === undefined ? 'everything' : [property];
  },
  createAccount: (body) => [at(body, 'name')],
  createAccounts: (body) => each(at(body, 'accounts'), (account) => [at(account, 'name')]),
  createRole: (body) => [at(body, 'name')],
  createKieKv: (body) => [at(body, 'key')],
  deleteKieKvs: (body) => each(at(body, 'ids'), (id) => [id]),
  importKieFile: (body) => each(at(body, 'data'), (item) => [at(item, 'key')]),
};

/** Property of instances by which a test knows its own. */
export const markOfTest = 'contract';

/**
 * What a call makes or changes. Reading reaches nothing, except that the registry remembers a consumer that asks.
 * @throws Error for an operation about which it is not known, so that none is sent unjudged.
 */
export function reachOf(operation: Operation, input: Readonly<Record<string, unknown>>): Reach {
  if (operation.effect === 'safe') return 'X-ConsumerId' in input ? [input['X-ConsumerId']] : [];
  const names = Object.keys(operation.parameters.path.properties);
  const unknown = names.filter((name) => !naming.includes(name) && !belonging.includes(name));
  const named = names.filter((name) => naming.includes(name)).map((name) => input[name]);
  const ofBody = byBody[operation.id];
  if (unknown.length > 0 || (named.length === 0 && !ofBody)) {
    throw new Error(`How far does ${operation.id} reach? test/api/contract/reach.ts must say so.`);
  }
  const more = ofBody?.(input['body']) ?? [];
  return more === 'everything' ? more : [...named, ...more];
}

function dependenciesIn(body: unknown): Reach {
  return each(at(body, 'dependencies'), (dependency) => [
    at(dependency, 'consumer', 'serviceName'),
    ...each(at(dependency, 'providers'), (provider) => [at(provider, 'serviceName')]),
  ]);
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((current, name) => (isRecord(current) ? current[name] : undefined), value);
}

function each(list: unknown, targets: (entry: unknown) => Iterable<unknown>): unknown[] {
  if (list === undefined) return [];
  return (Array.isArray(list) ? (list as unknown[]) : [list]).flatMap((entry) => [...targets(entry)]);
}
