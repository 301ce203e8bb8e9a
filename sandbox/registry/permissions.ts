import { needOfRequest } from '../../api/catalogue/engine-need';
import type { RegistryPermission } from '../../api/catalogue/registry/permissions';
import { isRecord } from '../../api/values';
import { refuse } from './errors';
import { permissionsOf } from './roles';
import { findService } from './services';
import type { RegisteredService, RegistryState, StoredAccount } from './state';

/** Environment, application and name of a microservice, or some of them, as in permissions. */
export type Labels = Readonly<Record<string, string>>;

/** Within which labels an account may do what; undefined when it may do it to everything. */
export type Scope = LabelScope | undefined;

interface LabelScope {
  readonly labels: readonly Labels[];
  /** Type of resource and verb, as `service:get`. */
  readonly permission: string;
}

/**
 * What an account may do with the resource of a path. Roles of the name admin may do everything.
 * Source: Registry API, section 6.
 * @throws RegistryRefusal 403205 when none of its roles allows it
 */
export function scopeOf(
  state: RegistryState,
  account: StoredAccount | undefined,
  request: { readonly method: string; readonly path: string },
): Scope {
  if (!account || account.roles.includes('admin')) return undefined;
  const { resource: type, verb } = needOfRequest(request);
  const permissions = permissionsOf(state, account.roles);
  if (permissions.length === 0) throw refuse(403205, 'role has no any permissions');
  const permission = `${type}:${verb}`;
  const labels = permissions
    .filter((permission) => allowsVerb(permission, verb))
    .flatMap(({ resources: all }) => (all ?? []).filter((one) => one.type === type))
    .map((resource) => resource.labels ?? {});
  if (labels.length === 0) throw refuse(403205, `role has no permissions[${permission}]`);
  return labels.some((one) => Object.keys(one).length === 0) ? undefined : { labels, permission };
}

/** Refuses targets outside of the scope. */
export function refuseOutside({ labels, permission }: LabelScope, targets: readonly Labels[]): void {
  if (targets.length === 0 || targets.some((target) => isWithin(labels, target))) return;
  const shown = targets.map(
    (target) =>
      `map[${Object.keys(target)
        .sort()
        .map((name) => `${name}:${target[name] ?? ''}`)
        .join(' ')}]`,
  );
  throw refuse(403205, `role has no permissions[${permission}] for labels [${shown.join(' ')}]`);
}

/** Lists contain only what the account may see, without an error. */
export function withinScope(scope: Scope, registered: RegisteredService): boolean {
  return scope === undefined || isWithin(scope.labels, labelsOf(registered));
}

/** The microservices that an input is about; empty for all. */
export function targetsOf(state: RegistryState, project: string, input: object): Labels[] {
  const given = new Map<string, unknown>(Object.entries(input));
  const ids = ['service_id', 'provider_id', 'consumer_id', 'serviceId'].flatMap((name) =>
    textIn(given.get(name)),
  );
  if (ids.length > 0) return ids.map((id) => labelsOf(findService(state, project, id)));
  const body = given.get('body');
  if (isRecord(body)) return targetsOfBody(state, project, body);
  const [appId, serviceName] = [given.get('appId'), given.get('serviceName')];
  if (typeof appId !== 'string' || typeof serviceName !== 'string') return [];
  const [environment = ''] = textIn(given.get('env'));
  return [{ environment, appId, serviceName }];
}

/** Microservices are registered by their labels, and named by ids everywhere else. */
function targetsOfBody(state: RegistryState, project: string, body: Record<string, unknown>): Labels[] {
  const { service, serviceIds, instances } = body;
  if (isRecord(service)) {
    const text = (name: string) => textIn(service[name])[0] ?? '';
    return [{ environment: text('environment'), appId: text('appId'), serviceName: text('serviceName') }];
  }
  const named = elementsIn(instances).flatMap((one) => {
    const instance = isRecord(one) && isRecord(one['instance']) ? one['instance'] : one;
    return isRecord(instance) ? textIn(instance['serviceId']) : [];
  });
  const listed = elementsIn(serviceIds).flatMap(textIn);
  return [...listed, ...named].map((id) => labelsOf(findService(state, project, id)));
}

function elementsIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textIn(value: unknown): string[] {
  return typeof value === 'string' ? [value] : [];
}

export function labelsOf({ service }: RegisteredService): Labels {
  const { environment = '', appId, serviceName } = service;
  return { environment, appId, serviceName };
}

function allowsVerb({ verbs: all }: RegistryPermission, verb: string): boolean {
  return (all ?? []).some((one) => one === '*' || one === verb);
}

function isWithin(scope: readonly Labels[], target: Labels): boolean {
  return scope.some((labels) => Object.entries(labels).every(([name, value]) => target[name] === value));
}
