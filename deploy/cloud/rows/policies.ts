import * as l10n from '@vscode/l10n';
import { createGovernancePolicy, deleteGovernancePolicy } from '../../../api/catalogue/cse/governance';
import type { GovernanceKind } from '../../../api/catalogue/cse/governance-kinds';
import { cseOf, headersOf } from '../../../resources/cse/engines';
import { itemLists } from '../../../resources/cse/item-lists';
import { matchGroups, policies, policiesOfKind, type Policy } from '../../../resources/cse/policies';
import { policyCall, writePolicy } from '../../../resources/cse/write-policy';
import { isRecord } from '../../../api/values';
import type { Schema } from '../../../manifests/engine/schema/schema';
import { overlay } from '../../compare/overlay';
import { engineScopeOf, type OfEngine } from '../engine-scope';
import type { DeployRow, Reference, WritePlace } from '../row';
import { memberOf, type Names, type Wanted } from '../wanted';
import { engineRow } from './engine';

/** The kinds of governance by the kinds of manifests. */
export const policyKinds: Readonly<Record<string, GovernanceKind>> = {
  MatchGroup: 'match-group',
  Retry: 'retry',
  RateLimiting: 'rate-limiting',
  LoadBalance: 'loadbalance',
  CircuitBreaker: 'circuit-breaker',
  InstanceIsolation: 'instance-isolation',
  FaultInjection: 'fault-injection',
  Bulkhead: 'bulkhead',
};

/** Match groups and policies: name and selector identify them. Source: resources §6. */
export const policyRows: readonly DeployRow<Policy, OfEngine>[] = Object.entries(policyKinds).map(
  ([kind, path]) => policyRow(kind, path),
);

function policyRow(kind: string, path: GovernanceKind): DeployRow<Policy, OfEngine> {
  const row: DeployRow<Policy, OfEngine> = {
    apiVersion: 'cse/v3',
    kind,
    service: 'cse',
    resources: path === 'match-group' ? matchGroups : policiesOfKind,
    affects: [policies, ...itemLists],
    names: ({ metadata: { name = '', engine = '' }, ...wanted }) => ({ name, engine, ...selectorOf(wanted) }),
    title: titleOf,
    parents: ({ engine = '' }) => ({ engine: { row: engineRow, names: { name: engine } } }),
    follows: (names) => (path === 'match-group' ? [] : groupsOf(names)),
    find: async (names, place) => {
      const { name } = names;
      const scope = engineScopeOf(place);
      const all =
        path === 'match-group'
          ? await place.list(matchGroups, scope)
          : await place.list(policiesOfKind, { ...scope, policyKind: path });
      const found = all.filter(
        (one) =>
          one.kind === path && one.name === name && isSameSelector(one.selector ?? {}, selectorIn(names)),
      );
      const [live, second] = found;
      if (!live) return { state: 'absent' };
      if (!second) return { state: 'present', live };
      const ids = found.map(({ id }) => id).join(', ');
      return { state: 'blocked', reason: l10n.t('Several have the name {0}: {1}.', name ?? '', ids) };
    },
    valueOf: ({ selector, spec, status }) => ({ selector, spec, status }),
    basis: ({ id, spec, status }) => [id, spec, status],
    notes: ({ value }, live) => [
      l10n.t('Clients follow with their next poll, after about 15 seconds.'),
      ...(!live && statusOf(value) === 'disabled'
        ? [l10n.t('Servers enable new policies: it works for a moment before it is disabled.')]
        : []),
    ],
    create: async (wanted, { name }, place) => {
      const { client, project_id } = await cseOf(place.session);
      const scope = engineScopeOf(place);
      const { environment = '', app = '', service } = selectorOf(wanted);
      const selector = { environment, app, ...(service !== undefined && { service }) };
      const header = environment === '' ? {} : { 'x-environment': environment };
      const body = { name, selector, spec: memberOf(wanted, 'spec') };
      const input = { project_id, ...headersOf(scope), ...header, kind: path };
      const { id } = await client.call(createGovernancePolicy, { ...input, body });
      const status = statusOf(wanted.value);
      // A new policy is enabled, whatever the body says.
      if (status === 'disabled' && id && name) {
        await writePolicy(actionPlace({ ...body, id, name, kind: path }, place), { spec: body.spec, status });
      }
      return undefined;
    },
    change: async (wanted, live, place) => {
      const status = statusOf({ ...live, ...wanted.value });
      const spec = overlay(memberOf(wanted, 'spec'), live.spec, specSchema(wanted)) as Policy['spec'];
      await writePolicy(actionPlace(live, place), { spec, status });
      return undefined;
    },
    remove: async (live, place) => {
      const { client, input } = await policyCall(actionPlace(live, place));
      await client.call(deleteGovernancePolicy, input);
      return undefined;
    },
  };
  return row;
}

function statusOf({ status }: { readonly status?: unknown }): 'enabled' | 'disabled' {
  return status === 'disabled' ? 'disabled' : 'enabled';
}

function specSchema({ kind }: Wanted): Schema {
  return kind.schema.properties?.['spec']?.schema ?? { types: ['map'] };
}

/** The match group of a policy: for the same microservice, or for all of the application. */
function groupsOf({ service, ...names }: Names): readonly Reference<unknown>[] {
  const row = groupRow();
  const all = { row, names };
  return service === undefined ? [all] : [{ row, names: { ...names, service } }, all];
}

function groupRow(): DeployRow<unknown, unknown> {
  const [group] = policyRows;
  if (!group) throw new Error('There are no kinds of policies.');
  return group;
}

function actionPlace(subject: Policy, place: WritePlace<OfEngine>) {
  const { session, list } = place;
  return { session, list, scope: engineScopeOf(place), subject };
}

/** Other keys are nothing to the server, and must not be taken for names. */
const selectorKeys: ReadonlySet<string> = new Set(['environment', 'app', 'service']);

function selectorOf(wanted: Pick<Wanted, 'value'>): Names {
  const { selector } = wanted.value;
  const texts = Object.entries(isRecord(selector) ? selector : {});
  return Object.fromEntries(
    texts.filter((one): one is [string, string] => selectorKeys.has(one[0]) && typeof one[1] === 'string'),
  );
}

/** The selector in the names of a policy. */
function selectorIn(names: Names): Names {
  return Object.fromEntries(Object.entries(names).filter(([key]) => key !== 'name' && key !== 'engine'));
}

function isSameSelector(one: Readonly<Record<string, unknown>>, other: Names): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => (one[key] ?? '') === (other[key] ?? ''));
}

function titleOf(names: Names): string {
  const { name = '' } = names;
  const where = Object.values(selectorIn(names)).filter((text) => text !== '');
  return where.length === 0 ? name : `${name} (${where.join(', ')})`;
}
