import * as l10n from '@vscode/l10n';
import { deleteGovernancePolicy } from '../../api/catalogue/cse/governance';
import { done, type ActionPlace, type ActionResult, type ResourceAction } from '../resource-action';
import { statusAction, type Switched } from '../status-action';
import { engineItems, type EngineItem } from './engine-items';
import type { EngineScope } from './engines';
import { itemLists } from './item-lists';
import { belongsTo, matchGroups, policies, selectorText, type Policy } from './policies';
import { routedServices } from './route-rules';
import { policyCall, writePolicy } from './write-policy';

type Place = ActionPlace<EngineScope, Policy>;
type PolicyAction = ResourceAction<EngineScope, Policy>;

/** Maximum number of items that are listed one by one before a match group is deleted. */
const maxListed = 40;

const switched: Switched<EngineScope, Policy> = {
  kind: policies,
  affects: itemLists,
  nameOf,
  counted: (count) => l10n.t('{0} policies', count),
  notes: async (place, wanted) => [takeover(), ...(wanted === 'enabled' ? await idleNotes(place) : [])],
  write: async (place, wanted, signal) => {
    await writePolicy(place, { spec: place.subject.spec, status: wanted });
    return (await read(place, signal))?.status;
  },
};
const enablePolicy = statusAction(switched, 'enabled');
const disablePolicy = statusAction(switched, 'disabled');

const deletePolicy: PolicyAction = {
  kind: policies,
  on: 'item',
  effect: 'remove',
  affects: itemLists,
  plan: ({ subject }) => ({ summary: l10n.t('Delete {0}', nameOf(subject)), notes: [takeover()] }),
  run: remove,
  many: {
    summary: (count) => l10n.t('Delete {0} policies', count),
    done: (deleted, count) => l10n.t('{0} of {1} deleted', deleted, count),
  },
};

/** Deletes a match group; the server takes more with it than its policies. */
const deleteMatchGroup: PolicyAction = {
  kind: matchGroups,
  on: 'item',
  effect: 'remove',
  affects: [policies, routedServices, ...itemLists],
  plan: async ({ scope, subject, list }) => {
    const items = await list(engineItems, scope);
    const falling = items.filter((item) => fallsWith(subject, item)).map(({ key }) => key);
    const listed = falling.slice(0, maxListed);
    return {
      summary: l10n.t('Delete the match group {0}', nameOf(subject)),
      notes: [
        falling.length === 0
          ? l10n.t('Nothing else goes with it.')
          : l10n.t('{0} items go with it: {1}', falling.length, listed.join(', ')),
        ...(falling.length > listed.length ? [l10n.t('… and more')] : []),
        takeover(),
      ],
    };
  },
  run: remove,
};

/** Actions on match groups and policies. */
export const policyActions = { enablePolicy, disablePolicy, deletePolicy, deleteMatchGroup };

/**
 * Whether the server deletes the item with the match group: the key ends in the group's name, in any case, and the item
 * has at least the group's labels. Source: Governance policies, section 1.
 */
export function fallsWith({ name, selector }: Policy, { key, labels }: EngineItem): boolean {
  const lower = key.toLowerCase();
  const isNamed = lower.startsWith('servicecomb.') && lower.endsWith(`.${name.toLowerCase()}`);
  const wanted = Object.entries(selector ?? {});
  const hasLabels = wanted.every(([label, text]) => labels?.[label] === text);
  const isItself =
    key === `servicecomb.matchGroup.${name}` && Object.keys(labels ?? {}).length === wanted.length;
  return isNamed && hasLabels && !isItself;
}

async function remove(
  place: Place,
  _answers: unknown,
  { signal }: { signal: AbortSignal },
): Promise<ActionResult> {
  const { client, input } = await policyCall(place);
  await client.call(deleteGovernancePolicy, input);
  if (await read(place, signal)) return { state: 'failed', message: l10n.t('The server still has it.') };
  return done(l10n.t('{0} is deleted.', nameOf(place.subject)));
}

function read({ session, scope, subject }: Place, signal: AbortSignal): Promise<Policy | undefined> {
  return policies.read(session, scope, policies.identity(subject), signal);
}

/** Notes about a policy that applies to no requests. */
async function idleNotes({ scope, subject, list }: Place): Promise<readonly string[]> {
  const groups = await list(matchGroups, scope);
  if (groups.some((group) => belongsTo(subject, group))) return [];
  return [l10n.t('No match group has its name: it has no effect.')];
}

function takeover(): string {
  return l10n.t('Clients follow with their next poll, after about 15 seconds.');
}

function nameOf(policy: Policy): string {
  const kind = policy.kind === 'match-group' ? '' : policy.kind;
  const details = [kind, selectorText(policy)].filter((text) => text !== '').join(', ');
  return details === '' ? policy.name : `${policy.name} (${details})`;
}
