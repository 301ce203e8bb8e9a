import { isDeepStrictEqual } from 'node:util';
import * as l10n from '@vscode/l10n';
import { putDarkLaunchPolicy } from '../../api/catalogue/cse/route-rules';
import { governanceKinds, type GovernanceKind } from '../../api/catalogue/cse/governance-kinds';
import type { Input } from '../../api/catalogue/operation';
import { isRecord } from '../../api/values';
import { cseOf, engines, headersOf, type EngineScope } from '../cse/engines';
import { matchGroups, policies, selectorText, type Policy } from '../cse/policies';
import { routedServices, type RoutedService } from '../cse/route-rules';
import { writePolicy } from '../cse/write-policy';
import { kieItems } from '../kie/items';
import { done, failed, type ActionPlace } from '../resource-action';
import type { ReadableKind } from '../resource-kind';
import { applyAction, type DocumentKind } from './document-kind';
import { decodePart, encodePart } from './path-part';
import { readYaml, yamlText } from './yaml-text';

/** The kinds of manifests by the kinds of policies. */
const manifestKinds: Readonly<Record<GovernanceKind, string>> = {
  'match-group': 'MatchGroup',
  retry: 'Retry',
  'rate-limiting': 'RateLimiting',
  loadbalance: 'LoadBalance',
  'circuit-breaker': 'CircuitBreaker',
  'instance-isolation': 'InstanceIsolation',
  'fault-injection': 'FaultInjection',
  bulkhead: 'Bulkhead',
};

/** What a manifest of the governance API says. */
interface Manifest {
  readonly kind: string;
  readonly name: string;
  readonly selector: Readonly<Record<string, string>> | undefined;
  readonly spec: unknown;
  /** Written where it is not that of a new policy. */
  readonly status?: 'disabled' | undefined;
}

/** Match groups and policies as manifests of their kinds. */
export const matchGroupDocument = policyDocument(matchGroups, () => l10n.t('Match group'));
export const policyDocumentKind = policyDocument(policies, () => l10n.t('Policy'));

function policyDocument(
  kind: ReadableKind<EngineScope, Policy>,
  title: () => string,
): DocumentKind<EngineScope, Policy> {
  const reading = {
    kind,
    text: (place: ActionPlace<EngineScope, Policy>) => textOf(place, manifestOf(place.subject)),
  };
  return {
    ...reading,
    title,
    path: (scope, { kind: policyKind, id, name }) => [
      enginePart(scope),
      policyKind,
      encodePart(id),
      `${encodePart(name)}.${policyKind}.governance.yaml`,
    ],
    locate: ([engine = '', policyKind, id = '', file, ...rest]) => {
      const scope = engineOf(engine);
      const isGroup = kind === matchGroups;
      const known = governanceKinds.find(
        (each) => each === policyKind && (each === 'match-group') === isGroup,
      );
      const policyId = decodePart(id);
      const isWhole = file !== undefined && rest.length === 0;
      if (!isWhole || !scope || !known || policyId === undefined) return undefined;
      return { scope, identity: `${known}/${policyId}` };
    },
    readOnlyReason: () => undefined,
    apply: applyAction(reading, {
      affects: [kieItems],
      plan: async (place, text) => {
        const { name, kind: policyKind } = place.subject;
        return {
          summary: l10n.t('Change {0} ({1})', name, [policyKind, selectorText(place.subject)].join(', ')),
          ...(await changesOf(place, manifestOf(place.subject), text)),
        };
      },
      run: async (place, text) => {
        const spec = memberIn(text, 'spec');
        if (!isRecord(spec)) return failed(l10n.t('The spec must be a map.'));
        await writePolicy(place, { spec, status: statusIn(text) });
        return done(l10n.t('{0} is changed.', place.subject.name));
      },
    }),
  };
}

const routes = {
  kind: routedServices,
  text: (place: ActionPlace<EngineScope, RoutedService>) => textOf(place, routeManifest(place.subject)),
};

/** The route rules of a microservice as a manifest; they are written as a whole. */
export const routeRulesDocument: DocumentKind<EngineScope, RoutedService> = {
  ...routes,
  title: () => l10n.t('Route rules of a microservice'),
  path: (scope, { service, app, environment }) => [
    enginePart(scope),
    encodePart(environment),
    encodePart(app),
    encodePart(service),
    `${encodePart(service)}.route-rule.governance.yaml`,
  ],
  locate: ([engine = '', ...path]) => {
    const scope = engineOf(engine);
    const [environment, app, service] = path.map(decodePart);
    const isWhole = environment !== undefined && app !== undefined && service !== undefined;
    if (!scope || !isWhole || path.length !== 4) return undefined;
    return { scope, identity: routedServices.identity({ environment, app, service, rules: [] }) };
  },
  readOnlyReason: () => undefined,
  apply: applyAction(routes, {
    affects: [kieItems],
    plan: async (place, text) => ({
      summary: l10n.t('Change the route rules of {0}', place.subject.service),
      ...(await changesOf(place, routeManifest(place.subject), text)),
    }),
    run: async ({ session, scope, subject }, text) => {
      const body = memberIn(text, 'spec') as Input<typeof putDarkLaunchPolicy>['body']; // the client checks it
      if (!Array.isArray(body) || body.length === 0)
        return failed(l10n.t('There must be at least one rule.'));
      const { client, project_id } = await cseOf(session);
      const { service: service_name, environment, app: app_id } = subject;
      const input = { project_id, ...headersOf(scope), service_name, environment, app_id };
      await client.call(putDarkLaunchPolicy, { ...input, body });
      return done(l10n.t('The route rules of {0} are changed.', subject.service));
    },
  }),
};

/** Servers keep no order of the keys: two policies for one scope are to read alike. */
function inOrder(selector: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const order = ['environment', 'app', 'service'];
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.fromEntries(Object.entries(selector).sort(([one], [other]) => rank(one) - rank(other)));
}

function manifestOf({ kind, name, selector, spec, status }: Policy): Manifest {
  return {
    kind: manifestKinds[kind],
    name,
    selector: selector ? inOrder(selector) : undefined,
    spec,
    ...(status === 'disabled' && { status }),
  };
}

function routeManifest({ service, environment, app, rules }: RoutedService): Manifest {
  return { kind: 'RouteRule', name: service, selector: { environment, app }, spec: rules };
}

async function textOf(place: ActionPlace<EngineScope, unknown>, manifest: Manifest): Promise<string> {
  return yamlText(await completeManifest(place, manifest));
}

/** The manifest with the name of its engine, or the id where the engine is not listed. */
async function completeManifest(
  { scope, list }: Pick<ActionPlace<EngineScope, unknown>, 'scope' | 'list'>,
  { kind, name, selector, spec, status }: Manifest,
): Promise<Record<string, unknown>> {
  const engine = (await list(engines, {})).find(({ id }) => id === scope.engineId);
  const metadata = { name, engine: engine?.name ?? scope.engineId };
  return {
    apiVersion: 'cse/v3',
    kind,
    metadata,
    ...(selector && { selector }),
    spec,
    ...(status && { status }),
  };
}

/** What a draft changes in the spec and the status; all else identifies the resource, and can't change. */
async function changesOf(
  place: ActionPlace<EngineScope, unknown>,
  manifest: Manifest,
  text: string,
): Promise<{ readonly changes: { path: string; from?: string; to?: string }[]; readonly obstacle?: string }> {
  const read = readYaml(text);
  if ('obstacle' in read) return blocked(read.obstacle);
  const { value } = read;
  if (!isRecord(value)) return blocked(l10n.t('It must be a map with the members of a manifest.'));
  const {
    spec: before,
    status: statusBefore = 'enabled',
    ...identity
  } = await completeManifest(place, manifest);
  const { spec: after, status: statusAfter = 'enabled', ...written } = value;
  const hasNoStatus = manifest.kind === 'RouteRule' && 'status' in value;
  const moved = hasNoStatus
    ? 'status'
    : Object.keys({ ...identity, ...written }).find((key) => !isDeepStrictEqual(identity[key], written[key]));
  if (moved !== undefined) {
    return blocked(l10n.t('{0} identifies the resource and can’t be changed here.', moved));
  }
  if (Array.isArray(before) !== Array.isArray(after) || typeof after !== 'object' || after === null) {
    return blocked(l10n.t('The spec has the wrong format.'));
  }
  const changes = [
    ...differences({ status: statusBefore }, { status: statusAfter }),
    ...differences(before as object, after),
  ];
  return changes.length === 0 ? blocked(l10n.t('Nothing would change.')) : { changes };
}

function blocked(obstacle: string) {
  return { changes: [], obstacle };
}

/** The members, or items, that differ. */
function differences(before: object, after: object) {
  const [one, other] = [{ ...before }, { ...after }] as [Record<string, unknown>, Record<string, unknown>];
  const valueIn = (of: Record<string, unknown>, name: string) =>
    Object.hasOwn(of, name) ? of[name] : undefined;
  const names = Object.keys({ ...one, ...other }).filter(
    (name) => !isDeepStrictEqual(valueIn(one, name), valueIn(other, name)),
  );
  const sideOf = (value: unknown) =>
    value === undefined ? undefined : typeof value === 'string' ? value : JSON.stringify(value);
  return names.map((name) => {
    const [from, to] = [sideOf(valueIn(one, name)), sideOf(valueIn(other, name))];
    return { path: name, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  });
}

function statusIn(text: string): 'enabled' | 'disabled' {
  return memberIn(text, 'status') === 'disabled' ? 'disabled' : 'enabled';
}

function memberIn(text: string, name: string): unknown {
  const read = readYaml(text);
  return 'value' in read && isRecord(read.value) ? read.value[name] : undefined;
}

function enginePart({ engineId, enterpriseProject }: EngineScope): string {
  return `${encodePart(engineId)},${encodePart(enterpriseProject)}`;
}

function engineOf(part: string): EngineScope | undefined {
  const [engineId, enterpriseProject, ...rest] = part.split(',').map(decodePart);
  if (engineId === undefined || enterpriseProject === undefined || rest.length > 0) return undefined;
  return { engineId, enterpriseProject };
}
