import * as l10n from '@vscode/l10n';
import type { EngineScope } from '../../../resources/cse/engines';
import { routeRuleActions } from '../../../resources/cse/route-rule-actions';
import {
  routedServices,
  routeRules,
  routeText,
  rulesOf,
  targetName,
  type LiveRule,
  type RoutedService,
  type RuleOfService,
  type RuleScope,
} from '../../../resources/cse/route-rules';
import { countedNode } from '../counted-node';
import { facts, resourceNode, type RowPlace } from '../resource-node';
import { warningIcon, type TreeNode } from '../tree-node';

const branch = { id: 'git-branch' };

/** The microservices of an engine whose requests are routed by rules. */
export function routeRulesNode(place: RowPlace, scope: EngineScope): TreeNode {
  return countedNode(place, routedServices, scope, {
    label: l10n.t('Route rules'),
    icon: branch,
    emptyText: l10n.t('No microservice is routed: describe a RouteRule in a manifest to start a dark launch'),
    ordered: (routed) => [...routed].sort((one, other) => one.service.localeCompare(other.service)),
    countText: ({ length }) => l10n.t('microservices: {0}', length),
    rowOf: (below, one) => routedNode(below, scope, one),
  });
}

function routedNode(place: RowPlace, scope: EngineScope, routed: RoutedService): TreeNode {
  const { service, app, environment, rules } = routed;
  const [only] = rules;
  const where = [app, environment].filter((text) => text !== '').join(' · ');
  const ruleScope = { ...scope, routed: { service, app, environment } };
  const node: TreeNode = resourceNode(place, routedServices, scope, routed, {
    description: [rules.length === 1 && only ? routeText(only) : l10n.t('rules: {0}', rules.length), where]
      .filter((text) => text !== '')
      .join(' · '),
    tooltip: facts(
      [l10n.t('Microservice'), service],
      [l10n.t('Application'), app],
      [l10n.t('Environment'), environment],
    ),
    icon: rules.some((rule) => sumOf(rule) !== 100) ? warningIcon : branch,
    actions: routeRuleActions,
    load: () => ({
      children: [...rulesOf(routed)]
        .sort((one, other) => (other.precedence ?? 0) - (one.precedence ?? 0))
        .map((rule) => ruleNode({ target: place.target, parent: node.id }, ruleScope, rule)),
    }),
  });
  return node;
}

/** A rule; weights that clients would change are said first. */
function ruleNode(place: RowPlace, scope: RuleScope, rule: RuleOfService): TreeNode {
  const sum = sumOf(rule);
  return resourceNode(place, routeRules, scope, rule, {
    label: requestsText(rule),
    description: [sum === 100 ? '' : l10n.t('weights add up to {0}', sum), routeText(rule)]
      .filter((text) => text !== '')
      .join(' · '),
    tooltip: facts(
      [l10n.t('Requests'), requestsText(rule)],
      [l10n.t('Precedence'), String(rule.precedence ?? l10n.t('missing'))],
      ...(rule.route ?? []).map((one): [string, string] => [targetName(one), `${String(one.weight)} %`]),
    ),
    icon: sum === 100 ? { id: 'arrow-swap' } : warningIcon,
    actions: routeRuleActions,
  });
}

function sumOf({ route = [] }: LiveRule): number {
  return route.reduce((sum, { weight }) => sum + weight, 0);
}

/** The requests that a rule is for. */
function requestsText({ match }: LiveRule): string {
  const headers = Object.entries(match?.headers ?? {}).map(
    ([name, { exact, regex }]) => `${name}: ${exact ?? regex ?? ''}`,
  );
  return headers.length === 0 ? l10n.t('All requests') : headers.join(', ');
}
