import * as Type from 'typebox';
import { Value } from 'typebox/value';
import { parse } from 'yaml';
import { createItem, deleteItems, findTwin, updateItem } from '../../kie/items';
import type { Kie } from '../../kie/kie';
import type { KieItem } from '../../kie/state';
import { passOn, refuse } from '../errors';
import { writeSpec } from './spec-text';

const project = 'default';

/** The service whose requests are routed. */
export interface RoutedService {
  readonly service: string;
  readonly environment: string;
  readonly appId: string;
}

const maybe = <Schema extends Type.TSchema>(schema: Schema) =>
  Type.Optional(Type.Union([Type.Null(), schema]));
const texts = Type.Record(Type.String(), Type.String());
const header = Type.Object({
  exact: maybe(Type.String()),
  regex: maybe(Type.String()),
  caseInsensitive: maybe(Type.Boolean()),
});
const target = Type.Object({
  name: maybe(Type.String()),
  weight: maybe(Type.Integer()),
  tags: maybe(texts),
});
const Rules = Type.Array(
  Type.Object({
    precedence: maybe(Type.Integer()),
    match: maybe(Type.Object({ headers: maybe(Type.Record(Type.String(), header)) })),
    route: maybe(Type.Array(target)),
  }),
);

/**
 * Parses rules from a request's body. Every field is optional, and only types are checked: rules without a precedence,
 * routes without a weight, and weights that do not add up to 100 affect clients only.
 * Source: CSE API Reference, section 5.4.2; Governance policies, section 12.
 * @throws Refusal SVCSTG.00400100
 */
export function readRules(body: unknown): readonly unknown[] {
  if (Value.Check(Rules, body)) return body;
  throw refuse('SVCSTG.00400100', `${placeOf(Value.Errors(Rules, body))} is invalid`);
}

/** `0.route.1.weight`: of several places the one that lies deepest. */
function placeOf(errors: readonly { readonly instancePath: string }[]): string {
  const [deepest = ''] = errors.map((one) => one.instancePath).sort((a, b) => depthOf(b) - depthOf(a));
  return deepest === '' ? 'body' : deepest.slice(1).replaceAll('/', '.');
}

function depthOf(pointer: string): number {
  return pointer.split('/').length;
}

/**
 * Stores the rules where the clients of the service read them; weights and precedences are checked by the clients.
 * Source: Governance policies, section 12.
 */
export function putRouteRules(kie: Kie, routed: RoutedService, rules: readonly unknown[]): void {
  const value = writeSpec(rules);
  const document = documentOf(routed, value);
  passOn(() => {
    const existing = findTwin(kie, project, document);
    return existing
      ? updateItem(kie, existing, { value, status: 'enabled' })
      : createItem(kie, project, document);
  });
}

/** The rules of a service, none when it has no item. */
export function readRouteRules(kie: Kie, routed: RoutedService): unknown {
  const item = findTwin(kie, project, documentOf(routed, ''));
  return item ? parse(item.value) : [];
}

/** @throws Refusal 404001 */
export function deleteRouteRules(kie: Kie, routed: RoutedService): void {
  deleteItems(kie, [findRouteRules(kie, routed)]);
}

function findRouteRules(kie: Kie, routed: RoutedService): KieItem {
  const found = findTwin(kie, project, documentOf(routed, ''));
  if (!found) throw refuse('404001', `${routed.service} has no route rules`);
  return found;
}

function documentOf({ service, environment, appId }: RoutedService, value: string) {
  return {
    key: `servicecomb.routeRule.${service}`,
    value,
    valueType: 'text',
    status: 'enabled',
    labels: { environment, app: appId },
    check: '',
    priority: -1,
  };
}
