import * as l10n from '@vscode/l10n';
import type { Input } from '../../../api/catalogue/operation';
import { deleteDarkLaunchPolicy, putDarkLaunchPolicy } from '../../../api/catalogue/cse/route-rules';
import { isRecord } from '../../../api/values';
import { cseOf, headersOf } from '../../../resources/cse/engines';
import { itemLists } from '../../../resources/cse/item-lists';
import { routedServices, type RoutedService } from '../../../resources/cse/route-rules';
import type { Schema } from '../../../manifests/engine/schema/schema';
import { overlay } from '../../compare/overlay';
import { engineScopeOf, type OfEngine } from '../engine-scope';
import type { DeployRow, WritePlace } from '../row';
import type { Names, Wanted } from '../wanted';
import { engineRow } from './engine';

type Rules = Input<typeof putDarkLaunchPolicy>['body'];

/** The route rules of a microservice, which are written as a whole. Source: resources §6, RouteRule. */
export const routeRuleRow: DeployRow<RoutedService, OfEngine> = {
  apiVersion: 'cse/v3',
  kind: 'RouteRule',
  service: 'cse',
  resources: routedServices,
  affects: itemLists,
  names: ({ metadata: { name = '', engine = '' }, value: { selector } }) => {
    const { environment = '', app = 'default' } = isRecord(selector) ? selector : {};
    return { name, engine, environment: String(environment), app: String(app) };
  },
  title: ({ name = '', environment = '', app = '' }) =>
    `${name} (${[environment, app].filter((text) => text !== '').join(', ')})`,
  parents: ({ engine = '' }) => ({ engine: { row: engineRow, names: { name: engine } } }),
  find: async (names, place) => {
    const all = await place.list(routedServices, engineScopeOf(place));
    const live = all.find(
      ({ service, environment, app }) =>
        service === names['name'] && environment === names['environment'] && app === names['app'],
    );
    return live ? { state: 'present', live } : { state: 'absent' };
  },
  valueOf: ({ rules, environment, app }) => ({ selector: { environment, app }, spec: rules }),
  basis: ({ rules }) => rules,
  notes: () => [l10n.t('Clients follow with their next poll, after about 15 seconds.')],
  emptyIsAbsent: true,
  create: (wanted, names, place) => put(wanted, [], names, place),
  change: (wanted, { service, environment, app, rules }, place) =>
    put(wanted, rules, { name: service, environment, app }, place),
  remove: async ({ service, environment, app }, place) => {
    const { client, input } = await callOf({ name: service, environment, app }, place);
    await client.call(deleteDarkLaunchPolicy, input);
    return undefined;
  },
};

/** Writes the rules over those that are there: what the document leaves out of a rule stays. */
async function put(
  wanted: Wanted,
  live: RoutedService['rules'],
  names: Names,
  place: WritePlace<OfEngine>,
): Promise<undefined> {
  const { client, input } = await callOf(names, place);
  const { schema = anything, behaviour } = wanted.kind.schema.properties?.['spec'] ?? {};
  const body = overlay(wanted.value['spec'], live, schema, behaviour) as Rules; // the client checks it
  await client.call(putDarkLaunchPolicy, { ...input, body });
}

const anything: Schema = { types: ['list'] };

async function callOf({ name = '', environment = '', app = '' }: Names, place: WritePlace<OfEngine>) {
  const { client, project_id } = await cseOf(place.session);
  const input = {
    project_id,
    ...headersOf(engineScopeOf(place)),
    service_name: name,
    environment,
    app_id: app,
  };
  return { client, input };
}
