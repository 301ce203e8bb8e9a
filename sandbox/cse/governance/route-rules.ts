import { parse, stringify } from 'yaml';
import { createItem, deleteItems, findTwin, updateItem } from '../../kie/items';
import type { Kie } from '../../kie/kie';
import type { KieItem } from '../../kie/state';
import { passOn, refuse } from '../errors';

const project = 'default';

/** Whose requests are routed. */
export interface RoutedService {
  readonly service: string;
  readonly environment: string;
  readonly appId: string;
}

/**
 * Stores the rules where the clients of the service read them; weights and precedences are theirs to judge.
 * Source: Governance policies, section 12.
 */
export function putRouteRules(kie: Kie, routed: RoutedService, rules: readonly unknown[]): void {
  const value = stringify(rules);
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
