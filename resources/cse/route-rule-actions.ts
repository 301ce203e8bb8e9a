import * as l10n from '@vscode/l10n';
import type { Input } from '../../api/catalogue/operation';
import {
  deleteDarkLaunchPolicy,
  putDarkLaunchPolicy,
  RouteTarget,
} from '../../api/catalogue/cse/route-rules';
import { numberQuestion } from '../questions';
import { done, type ActionQuestion, type Answers, type ResourceAction } from '../resource-action';
import type { EngineScope } from './engines';
import { itemLists } from './item-lists';
import {
  routedServices,
  routedText,
  routeRules,
  rulesOf,
  targetName,
  type RoutedService,
  type RuleOfService,
  type RuleScope,
} from './route-rules';
import { routeRuleCall } from './write-route-rules';

/** The sum of the weights of a rule; clients differ in what they make of any other. */
const wholeTraffic = 100;

/** Changes the shares of a rule's targets. Source: CSE API Reference, section 5.4.2. */
const changeRouteWeights: ResourceAction<RuleScope, RuleOfService> = {
  kind: routeRules,
  on: 'item',
  effect: 'change',
  affects: itemLists,
  isOffered: ({ route = [] }) => route.length > 1,
  obstacle: ({ subject: { precedence } }) =>
    precedence === undefined
      ? l10n.t('The rule has no precedence, so that clients fail: write the rules in a manifest.')
      : undefined,
  questions: ({ subject }) => weightQuestions(subject, 0),
  plan: ({ scope, subject }, answers) => {
    const { route = [], service } = subject;
    const weights = weightsIn(subject, answers);
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const changes = route
      .map((target, index) => ({
        path: targetName(target),
        from: `${String(target.weight)} %`,
        to: `${String(weights[index])} %`,
      }))
      .filter(({ from, to }) => from !== to);
    const obstacle = obstacleTo(sum, changes.length);
    return {
      summary: l10n.t('Change the weights of {0} ({1})', service, routedText(scope.routed)),
      changes,
      ...(obstacle !== undefined && { obstacle }),
    };
  },
  run: async ({ session, scope, subject }, answers, { signal }) => {
    const { routed, ...engine } = scope;
    const identity = routedServices.identity({ ...routed, rules: [] });
    const before = await routedServices.read(session, engine, identity, signal);
    const weights = weightsIn(subject, answers);
    const rules = (before?.rules ?? []).map((rule, index) => {
      const isMeant = before !== undefined && sameRule(rulesOf(before)[index], subject);
      return isMeant
        ? { ...rule, route: rule.route?.map((target, at) => ({ ...target, weight: weights[at] })) }
        : rule;
    });
    const { client, input } = await routeRuleCall(session, engine, routed);
    const body = rules as Input<typeof putDarkLaunchPolicy>['body']; // as read; the client checks them
    await client.call(putDarkLaunchPolicy, { ...input, body });
    const after = await routedServices.read(session, engine, identity, signal);
    const written = after && rulesOf(after).find((rule) => sameRule(rule, subject));
    const kept = weights.every((weight, index) => written?.route?.[index]?.weight === weight);
    return kept
      ? done(l10n.t('The weights of {0} are changed.', subject.service))
      : { state: 'failed', message: l10n.t('The server kept the former weights.') };
  },
};

/** Deletes all rules of a microservice. Source: CSE API Reference, section 5.4.4. */
const deleteRouteRules: ResourceAction<EngineScope, RoutedService> = {
  kind: routedServices,
  on: 'item',
  effect: 'remove',
  affects: itemLists,
  plan: ({ subject }) => ({
    summary: l10n.t('Delete the route rules of {0} ({1})', subject.service, routedText(subject)),
    notes: [
      l10n.t(
        'Goes with it: {0} rules. Requests then go to all instances of the microservice.',
        subject.rules.length,
      ),
    ],
  }),
  run: async ({ session, scope, subject }, _answers, { signal }) => {
    const { client, input } = await routeRuleCall(session, scope, subject);
    await client.call(deleteDarkLaunchPolicy, input);
    if (await routedServices.read(session, scope, routedServices.identity(subject), signal)) {
      return { state: 'failed', message: l10n.t('The server still has it.') };
    }
    return done(l10n.t('The route rules of {0} are deleted.', subject.service));
  },
};

/** Actions on route rules. */
export const routeRuleActions = { changeRouteWeights, deleteRouteRules };

function obstacleTo(sum: number, changed: number): string | undefined {
  if (sum !== wholeTraffic) return l10n.t('The weights add up to {0}; they must add up to 100.', sum);
  return changed === 0 ? l10n.t('Nothing would change.') : undefined;
}

/** The questions for the weights from this one on; the last one begins with what is left to 100. */
function weightQuestions(rule: RuleOfService, index: number, given: Answers = {}): ActionQuestion[] {
  const { route = [] } = rule;
  const target = route[index];
  if (!target) return [];
  const before = weightsIn(rule, given).slice(0, index);
  const rest = wholeTraffic - before.reduce((total, weight) => total + weight, 0);
  const isLast = index > 0 && index === route.length - 1;
  return [
    numberQuestion(RouteTarget.properties.weight, {
      name: answerName(index),
      title: l10n.t('Weight of {0}', targetName(target)),
      prompt: l10n.t('Percentage of the requests; all weights of the rule must add up to 100'),
      initial: String(isLast && rest >= 0 ? rest : target.weight),
      next: (answers) => weightQuestions(rule, index + 1, answers),
    }),
  ];
}

function answerName(index: number): string {
  return `weight${String(index)}`;
}

function weightsIn({ route = [] }: RuleOfService, answers: Answers): number[] {
  return route.map((_target, index) => Number(answers[answerName(index)]));
}

function sameRule(one: RuleOfService | undefined, other: RuleOfService): boolean {
  return one !== undefined && routeRules.identity(one) === routeRules.identity(other);
}
