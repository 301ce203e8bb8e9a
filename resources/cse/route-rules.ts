import * as l10n from '@vscode/l10n';
import pLimit from 'p-limit';
import { getDarkLaunchPolicy, type RouteRule } from '../../api/catalogue/cse/route-rules';
import type { Session } from '../../connections/session';
import { maskSecrets } from '../mask-secrets';
import { unlessMissing } from '../missing';
import { below, within, type NestedKind, type ReadableKind } from '../resource-kind';
import { engineItems } from './engine-items';
import {
  cseOf,
  engineKey,
  engines,
  headersOf,
  holdsGovernance,
  scopeOfEngine,
  type EngineScope,
} from './engines';

/** A rule as servers return it: they check no more than types, so that anything may be missing. */
export type LiveRule = Partial<RouteRule>;

/** The microservice whose requests are routed. */
export interface Routed {
  readonly service: string;
  readonly environment: string;
  readonly app: string;
}

/** The route rules of a microservice; they are written as a whole. */
export interface RoutedService extends Routed {
  readonly rules: readonly LiveRule[];
}

const keyPrefix = 'servicecomb.routeRule.';

/** Maximum number of parallel requests; engines handle about ten a second. */
const maxParallelReads = 4;

/**
 * Microservices with route rules. The API reads the rules of a named microservice only; which ones have any follows
 * from the items that hold them. Source: Governance policies, section 12.
 */
export const routedServices: ReadableKind<EngineScope, RoutedService> = {
  id: 'cse/route-rules',
  service: 'cse',
  manifest: { apiVersion: 'cse/v3', kind: 'RouteRule' },
  parents: [engines.id],
  below: below(engines, (_scope, engine) => scopeOfEngine(engine), holdsGovernance),
  scopeKey: engineKey,
  identity: routedIdentity,
  name: ({ service }) => service,
  details: routedText,
  list: async (session, scope, signal) => {
    const { items, complete } = await engineItems.list(session, scope, signal);
    const routed = items.flatMap(({ key, labels }) => {
      const { app, environment = '', ...others } = labels ?? {};
      if (!key.startsWith(keyPrefix) || app === undefined || Object.keys(others).length > 0) return [];
      return [{ service: key.slice(keyPrefix.length), environment, app }];
    });
    const limit = pLimit(maxParallelReads);
    const read = (one: Routed) => limit(() => readRules(session, scope, one, signal));
    return { items: (await Promise.all(routed.map(read))).filter((one) => one !== undefined), complete };
  },
  read: (session, scope, identity, signal) => readRules(session, scope, routedOf(identity), signal),
};

export interface RuleScope extends EngineScope {
  readonly routed: Routed;
}

/** One of the rules of a microservice, known by its precedence. */
export interface RuleOfService extends LiveRule {
  readonly service: string;
  /** Number of rules of the same precedence before it. */
  readonly nth: number;
}

/** The rules of a microservice one by one, in the order in which they are written. */
export function rulesOf({ service, rules }: RoutedService): readonly RuleOfService[] {
  return rules.map((rule, index) => {
    const nth = rules.slice(0, index).filter(({ precedence }) => precedence === rule.precedence).length;
    return { ...rule, service, nth };
  });
}

/** Route rules one by one. */
export const routeRules: NestedKind<RuleScope, RuleOfService> = {
  id: 'cse/route-rule',
  service: 'cse',
  parents: [engines.id, routedServices.id],
  below: below(routedServices, (scope, routed) => ({ ...scope, routed })),
  scopeKey: ({ engineId, routed }) => `${engineId} ${routedIdentity(routed)}`,
  identity: ({ precedence, nth }) => `${String(precedence ?? '')}${nth === 0 ? '' : `#${String(nth)}`}`,
  name: ({ service, precedence }) => `${service} ${String(precedence ?? '')}`.trim(),
  details: routeText,
  within: within(
    routedServices,
    ({ routed, ...scope }) => ({ scope, identity: routedIdentity(routed) }),
    rulesOf,
  ),
};

/** Rules in the order in which clients try them. */
export function byPrecedence<Rule extends LiveRule>(rules: readonly Rule[]): readonly Rule[] {
  return [...rules].sort((one, other) => (other.precedence ?? 0) - (one.precedence ?? 0));
}

/** Whether a rule is for all requests, so that none reaches those after it. */
export function isForAll({ match }: LiveRule): boolean {
  const { headers = {}, ...others } = match ?? {};
  return Object.keys(headers).length === 0 && Object.keys(others).length === 0;
}

/** The shares of a rule's targets: `version=1.0.0 80 % · version=2.0.0 20 %`. */
export function routeText({ route = [] }: LiveRule): string {
  return route.map((target) => `${targetName(target)} ${String(target.weight)} %`).join(' · ');
}

/** The requests that a rule is for, with what may be a secret masked: `zone: a`. */
export function requestsText({ match }: LiveRule): string {
  const headers = Object.entries(match?.headers ?? {}).map(
    ([name, { exact, regex }]) => `${name}: ${maskSecrets(exact ?? regex ?? '', 'text', name)}`,
  );
  return headers.length === 0 ? l10n.t('All requests') : headers.join(', ');
}

/** A rule in one line: `zone: a – version=1.0.0 100 %`; only its shares when it is for all requests. */
export function ruleText(rule: LiveRule): string {
  return isForAll(rule) ? routeText(rule) : `${requestsText(rule)} – ${routeText(rule)}`;
}

/** The tags of a target, or the name that is only displayed. */
export function targetName({ tags = {}, name }: NonNullable<LiveRule['route']>[number]): string {
  const text = Object.entries(tags).map(([tag, value]) => `${tag}=${value}`);
  return text.length > 0 ? text.sort().join(', ') : (name ?? '');
}

/** Where a microservice is whose requests are routed: `shop · production`. */
export function routedText({ app, environment }: Routed): string {
  return [app, environment].filter((text) => text !== '').join(' · ');
}

/** The identity of a microservice with route rules. */
function routedIdentity({ environment, app, service }: Routed): string {
  return JSON.stringify([environment, app, service]);
}

/** The microservice of an identity. */
export function routedOf(identity: string): Routed {
  const [environment = '', app = '', service = ''] = JSON.parse(identity) as string[];
  return { environment, app, service };
}

/** The rules of a microservice; undefined when there are none. @throws ApiError */
async function readRules(
  session: Session,
  scope: EngineScope,
  routed: Routed,
  signal: AbortSignal,
): Promise<RoutedService | undefined> {
  const { client, project_id } = await cseOf(session);
  const { service: service_name, environment, app: app_id } = routed;
  const input = { project_id, ...headersOf(scope), service_name, environment, app_id };
  const answer = await unlessMissing(client.call(getDarkLaunchPolicy, input, { signal }));
  const rules = Array.isArray(answer) ? answer : [];
  const { service, app } = routed;
  return rules.length === 0 ? undefined : { service, environment, app, rules };
}
