import {
  getGovernancePolicy,
  listGovernancePoliciesByKind,
  type GovernancePolicy,
} from '../../api/catalogue/cse/governance';
import { governanceKinds, type GovernanceKind } from '../../api/catalogue/cse/governance-kinds';
import type { Session } from '../../connections/session';
import { unlessMissing } from '../missing';
import { below, type ReadableKind } from '../resource-kind';
import {
  cseOf,
  engineKey,
  engines,
  headersOf,
  holdsGovernance,
  scopeOfEngine,
  type EngineScope,
} from './engines';

/** A match group or a policy, with its kind as paths spell it. */
export interface Policy extends Omit<GovernancePolicy, 'id' | 'kind'> {
  readonly id: string;
  readonly kind: GovernanceKind;
}

/** The value of the header `x-environment` that asks for every environment. */
const everyEnvironment = 'all';

/** Where a policy applies, in a few words: `shop / cart · production`. */
export function selectorText({ selector }: Policy): string {
  const { app = '', service = '', environment = '', ...others } = selector ?? {};
  const scope = [app, service].filter((text) => text !== '').join(' / ');
  const rest = Object.entries(others).map(([name, text]) => `${name}=${text}`);
  return [scope, environment, ...rest].filter((text) => text !== '').join(' · ');
}

/** Whether a policy applies to the requests of a match group: same name, and the labels of the group among its own. */
export function belongsTo(policy: Policy, group: Policy): boolean {
  const labels = Object.entries(group.selector ?? {});
  return policy.name === group.name && labels.every(([name, text]) => policy.selector?.[name] === text);
}

const common = {
  service: 'cse',
  parents: [engines.id],
  below: below(engines, (_scope, engine) => scopeOfEngine(engine), holdsGovernance),
  scopeKey: engineKey,
  identity: ({ kind, id }: Policy) => `${kind}/${id}`,
  read: readPolicy,
} as const;

/** Match groups of an engine: the requests that policies are for. Source: Governance policies, sections 1 and 3. */
export const matchGroups: ReadableKind<EngineScope, Policy> = {
  ...common,
  id: 'cse/match-group',
  manifest: { apiVersion: 'cse/v3', kind: 'MatchGroup' },
  name: ({ name }) => name,
  details: selectorText,
  list: async (session, scope, signal) => ({
    items: await listKind(session, scope, 'match-group', signal),
    complete: true,
  }),
};

/**
 * Policies of an engine, of every kind. They are listed kind by kind: the list of match groups with their policies joins
 * them by name alone, and leaves out those without a group. Source: Governance policies, section 1.
 */
export const policies: ReadableKind<EngineScope, Policy> = {
  ...common,
  id: 'cse/policy',
  name: ({ name, kind }) => `${name} (${kind})`,
  details: selectorText,
  list: async (session, scope, signal) => {
    const kinds = governanceKinds.filter((kind) => kind !== 'match-group');
    const lists = await Promise.all(kinds.map((kind) => listKind(session, scope, kind, signal)));
    return { items: lists.flat(), complete: true };
  },
};

/** The policies of one kind. */
export interface PolicyKindScope extends EngineScope {
  readonly policyKind: GovernanceKind;
}

/** Policies of one kind, in one request: what is written is found again without those of the other kinds. */
export const policiesOfKind: ReadableKind<PolicyKindScope, Policy> = {
  service: 'cse',
  id: 'cse/policy-of-kind',
  parents: [engines.id],
  scopeKey: ({ engineId, policyKind }) => `${engineId} ${policyKind}`,
  name: ({ name }) => name,
  identity: common.identity,
  read: readPolicy,
  list: async (session, { policyKind, ...scope }, signal) => ({
    items: await listKind(session, scope, policyKind, signal),
    complete: true,
  }),
};

async function listKind(
  session: Session,
  scope: EngineScope,
  kind: GovernanceKind,
  signal: AbortSignal,
): Promise<Policy[]> {
  const { client, project_id } = await cseOf(session);
  const input = { project_id, ...headersOf(scope), kind, 'x-environment': everyEnvironment };
  const listed = await client.call(listGovernancePoliciesByKind, input, { signal });
  return listed.map((policy) => ({ ...policy, id: policy.id ?? '', kind }));
}

/** The policy of an identity, `<kind>/<id>`. */
async function readPolicy(
  session: Session,
  scope: EngineScope,
  identity: string,
  signal: AbortSignal,
): Promise<Policy | undefined> {
  const kind = governanceKinds.find((each) => identity.startsWith(`${each}/`));
  if (kind === undefined) return undefined;
  const { client, project_id } = await cseOf(session);
  const policy_id = identity.slice(kind.length + 1);
  const input = { project_id, ...headersOf(scope), kind, policy_id };
  const policy = await unlessMissing(client.call(getGovernancePolicy, input, { signal }));
  return policy && { ...policy, id: policy.id ?? policy_id, kind };
}
