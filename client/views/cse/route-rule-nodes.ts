import * as l10n from '@vscode/l10n';
import type { EngineScope } from '../../../resources/cse/engines';
import { routeRuleActions } from '../../../resources/cse/route-rule-actions';
import {
  byPrecedence,
  isForAll,
  requestsText,
  routedServices,
  routeRules,
  routedText,
  routeText,
  rulesOf,
  targetName,
  type LiveRule,
  type RoutedService,
  type RuleOfService,
  type RuleScope,
} from '../../../resources/cse/route-rules';
import { ApiError } from '../../../api/errors/api-error';
import { launchIn, type DarkLaunch } from '../../../resources/cse/dark-launch';
import { darkLaunchActions } from '../../../resources/cse/dark-launch-actions';
import { isOf } from '../../../resources/cse/launch-notes';
import { entryText } from '../../../resources/cse/metric-texts';
import { metrics } from '../../../resources/cse/metrics';
import type { LiveReader } from '../live-reader';
import { countedNode } from '../counted-node';
import { facts, resourceNode, type RowPlace } from '../resource-node';
import { warningIcon, type TreeNode } from '../tree-node';

const branch = { id: 'git-branch' };

/** The microservices of an engine whose requests are routed by rules. */
export function routeRulesNode(place: RowPlace, scope: EngineScope): TreeNode {
  return countedNode(place, routedServices, scope, {
    label: l10n.t('Route rules'),
    icon: branch,
    flags: ['launchable'],
    emptyText: l10n.t('No microservice is routed: describe a RouteRule in a manifest to start a dark launch'),
    ordered: (routed) => [...routed].sort((one, other) => one.service.localeCompare(other.service)),
    countText: ({ length }) => l10n.t('microservices: {0}', length),
    rowOf: (below, one) => routedNode(below, scope, one),
  });
}

function routedNode(place: RowPlace, scope: EngineScope, routed: RoutedService): TreeNode {
  const { service, app, environment, rules } = routed;
  const [only] = rules;
  const where = routedText(routed);
  const ruleScope = { ...scope, routed: { service, app, environment } };
  const launch = launchIn(rules);
  const node: TreeNode = resourceNode(place, routedServices, scope, routed, {
    description: [
      launch ? launchText(launch) : '',
      rules.length === 1 && only ? routeText(only) : l10n.t('rules: {0}', rules.length),
      where,
    ]
      .filter((text) => text !== '')
      .join(' · '),
    tooltip: facts(
      [l10n.t('Microservice'), service],
      [l10n.t('Application'), app],
      [l10n.t('Environment'), environment],
    ),
    icon: rules.some((rule) => sumOf(rule) !== 100) ? warningIcon : branch,
    ...(!launch && { flags: ['launchable'] }),
    actions: { ...routeRuleActions, ...darkLaunchActions },
    load: async (live) => {
      const below = { target: place.target, parent: node.id };
      const rules = byPrecedence(rulesOf(routed));
      const forAll = rules.findIndex(isForAll);
      const last = forAll < 0 ? rules.length : forAll;
      return {
        children: [
          ...(launch ? await versionNodes(below, routed, launch, live) : []),
          ...rules.map((rule, index) => ruleNode(below, ruleScope, rule, index > last)),
        ],
      };
    },
  });
  return node;
}

/** What both versions of a dark launch report; a row that says so where that can't be read. */
async function versionNodes(
  { target, parent }: RowPlace,
  routed: RoutedService,
  { former, fresh, share, rest }: DarkLaunch,
  live: LiveReader,
): Promise<readonly TreeNode[]> {
  const row = (label: string, description: string, iconId: string): TreeNode => ({
    id: `${parent}/version:${label}`,
    label,
    description,
    icon: { id: iconId },
    flags: ['named'],
    name: label,
    connection: target,
  });
  const shares = [
    [fresh, share],
    [former, rest],
  ] as const;
  try {
    const entries = (await live.list(target, metrics, {})).filter((entry) => isOf(entry, routed));
    return shares.map(([version, weight]) => {
      const entry = entries.find((one) => one.version === version);
      const figures = entry ? entryText(entry) : l10n.t('reports no metrics');
      return row(version, [`${weight} %`, figures].join(' · '), 'pulse');
    });
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind === 'cancelled') throw error;
    return [row(l10n.t('Metrics can’t be read'), error.message, 'warning')];
  }
}

/** How far a dark launch has come. */
function launchText({ fresh, share }: DarkLaunch): string {
  return l10n.t('dark launch of {0}: {1} %', fresh, share);
}

/** A rule; what keeps it from working as written is said first. */
function ruleNode(place: RowPlace, scope: RuleScope, rule: RuleOfService, isHidden: boolean): TreeNode {
  const sum = sumOf(rule);
  return resourceNode(place, routeRules, scope, rule, {
    label: requestsText(rule),
    description: [
      isHidden ? l10n.t('no request gets here') : '',
      sum === 100 ? '' : l10n.t('weights add up to {0}', sum),
      routeText(rule),
    ]
      .filter((text) => text !== '')
      .join(' · '),
    tooltip: facts(
      [l10n.t('Requests'), requestsText(rule)],
      [l10n.t('Precedence'), String(rule.precedence ?? l10n.t('missing'))],
      ...(rule.route ?? []).map((one): [string, string] => [targetName(one), `${String(one.weight)} %`]),
    ),
    icon: sum !== 100 ? warningIcon : { id: isHidden ? 'circle-slash' : 'arrow-swap' },
    actions: routeRuleActions,
  });
}

function sumOf({ route = [] }: LiveRule): number {
  return route.reduce((sum, { weight }) => sum + weight, 0);
}
