import * as l10n from '@vscode/l10n';
import { isRecord } from '../../../api/values';
import type { EngineScope } from '../../../resources/cse/engines';
import { policyActions } from '../../../resources/cse/policy-actions';
import { belongsTo, matchGroups, policies, selectorText, type Policy } from '../../../resources/cse/policies';
import type { LiveReader } from '../live-reader';
import { facts, listNode, resourceNode, type RowPlace } from '../resource-node';
import { warningIcon, type Loaded, type TreeNode } from '../tree-node';

const shield = { id: 'shield' };

/** The fields of each kind of policy that say most, in this order. */
const mainFields: Readonly<Record<string, readonly string[]>> = {
  retry: ['maxAttempts', 'waitDuration'],
  'rate-limiting': ['rate', 'limitRefreshPeriod'],
  loadbalance: ['rule'],
  'circuit-breaker': ['failureRateThreshold', 'slowCallRateThreshold', 'waitDurationInOpenState'],
  'instance-isolation': ['failureRateThreshold', 'slowCallRateThreshold', 'waitDurationInOpenState'],
  'fault-injection': ['type', 'errorCode', 'delayTime', 'percentage'],
  bulkhead: ['maxConcurrentCalls', 'maxWaitDuration'],
};

/** The match groups of an engine with their policies, and policies that no match group has the name of. */
export function governanceNode({ target, parent }: RowPlace, scope: EngineScope): TreeNode {
  const node: TreeNode = listNode({ target, parent }, matchGroups, scope, {
    label: l10n.t('Governance'),
    icon: shield,
    emptyText: l10n.t(
      'There are no policies: describe a MatchGroup and its policies in a manifest and run Engine Room: Deploy',
    ),
    load: (live) => loadGovernance({ target, parent: node.id }, scope, live),
  });
  return node;
}

async function loadGovernance(place: RowPlace, scope: EngineScope, live: LiveReader): Promise<Loaded> {
  const [groups, all] = await Promise.all([
    live.list(place.target, matchGroups, scope),
    live.list(place.target, policies, scope),
  ]);
  const sorted = [...groups].sort((one, other) => one.name.localeCompare(other.name));
  const idle = all.filter((policy) => !groups.some((group) => belongsTo(policy, group)));
  return {
    children: [
      ...(idle.length === 0 ? [] : [idleNode(place, scope, idle)]),
      ...sorted.map((group) => groupNode(place, scope, group, all)),
    ],
    appearance: { description: l10n.t('policies: {0}', all.length), icon: shield },
  };
}

/** Policies without effect. */
function idleNode({ target, parent }: RowPlace, scope: EngineScope, idle: readonly Policy[]): TreeNode {
  const id = `${parent}/idle`;
  return {
    id,
    label: l10n.t('Without a match group'),
    description: l10n.t('no effect · policies: {0}', idle.length),
    tooltip: l10n.t(
      'A policy applies to the requests of the match group of its name; these names have none.',
    ),
    icon: warningIcon,
    connection: target,
    load: () => ({ children: idle.map((policy) => policyNode({ target, parent: id }, scope, policy)) }),
  };
}

function groupNode(place: RowPlace, scope: EngineScope, group: Policy, all: readonly Policy[]): TreeNode {
  const own = all.filter((policy) => belongsTo(policy, group));
  const enabled = own.filter((policy) => !isDisabled(policy)).length;
  const disabled = isDisabled(group) ? l10n.t('disabled') : '';
  const count = l10n.t('{0} of {1} policies enabled', enabled, own.length);
  const node: TreeNode = resourceNode(place, matchGroups, scope, group, {
    description: [disabled, own.length === 0 ? l10n.t('no policies') : count, selectorText(group)]
      .filter((text) => text !== '')
      .join(' · '),
    tooltip: facts(
      [l10n.t('Match group'), group.name],
      [l10n.t('Applies to'), selectorText(group)],
      [l10n.t('Status'), stateText(group)],
      ...specFacts(group),
    ),
    icon: { id: isDisabled(group) ? 'circle-slash' : 'filter' },
    actions: policyActions,
    emptyText: l10n.t('No policy has the name of this match group'),
    load: () => ({
      children: own.map((policy) => policyNode({ target: place.target, parent: node.id }, scope, policy)),
    }),
  });
  return node;
}

function policyNode(place: RowPlace, scope: EngineScope, policy: Policy): TreeNode {
  const figures = (mainFields[policy.kind] ?? []).flatMap((field) => {
    const value = policy.spec[field];
    return value === undefined || value === null ? [] : [`${field} ${valueText(value)}`];
  });
  return resourceNode(place, policies, scope, policy, {
    label: policy.kind,
    description: [isDisabled(policy) ? l10n.t('disabled') : '', ...figures, selectorText(policy)]
      .filter((text) => text !== '')
      .join(' · '),
    tooltip: facts(
      [l10n.t('Policy'), `${policy.name} (${policy.kind})`],
      [l10n.t('Applies to'), selectorText(policy)],
      [l10n.t('Status'), stateText(policy)],
      ...specFacts(policy),
    ),
    icon: { id: isDisabled(policy) ? 'circle-slash' : 'shield' },
    actions: policyActions,
  });
}

function isDisabled({ status }: Policy): boolean {
  return status === 'disabled';
}

function stateText(policy: Policy): string {
  return isDisabled(policy) ? l10n.t('disabled') : l10n.t('enabled');
}

function specFacts({ spec }: Policy): [string, string][] {
  return Object.entries(spec).map(([field, value]) => [field, valueText(value)]);
}

function valueText(value: unknown): string {
  return Array.isArray(value) || isRecord(value) ? JSON.stringify(value) : String(value);
}
