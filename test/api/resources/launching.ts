import assert from 'node:assert/strict';
import { putDarkLaunchPolicy } from '../../../api/catalogue/cse/route-rules';
import type { Input } from '../../../api/catalogue/operation';
import { planAction } from '../../../deploy/action-plan';
import { applyPlan } from '../../../deploy/apply-plan';
import { cseOf, headersOf, type EngineScope } from '../../../resources/cse/engines';
import { routedServices, routeRules, type LiveRule, type Routed } from '../../../resources/cse/route-rules';
import { startLaunch } from '../../../resources/cse/start-launch';
import type { Answers } from '../../../resources/resource-action';
import { itemRef, listRef, type ActingStage } from './acting';

export const cart: Routed = { service: 'cart', environment: 'production', app: 'shop' };
export const order: Answers = { fresh: '1.1.0', former: '1.0.0', requests: 'all', share: '5' };

/** The launches of microservices of an engine, and what others do to their rules. */
export function launchesOn(stage: ActingStage, scope: EngineScope) {
  const rulesOf = async (routed: Routed): Promise<readonly LiveRule[]> => {
    const all = await stage.items(routedServices, scope);
    return all.find(({ service }) => service === routed.service)?.rules ?? [];
  };
  const routed = (one: Routed) => stage.item(routedServices, scope, one.service);
  return {
    rulesOf,
    routed,
    act: async (id: 'nextLaunchStage' | 'backFromLaunch' | 'finishLaunch', one: Routed = cart) =>
      stage.act(id, itemRef(routedServices, scope, await routed(one))),
    start: async (
      one: Routed,
      answers: Answers,
      meanwhile = () => Promise.resolve(),
      session = stage.session,
    ) => {
      const { lists, clock } = stage;
      const request = { action: startLaunch, resource: listRef(routeRules, { ...scope, routed: one }) };
      const context = { session, lists, clock };
      const prepared = await planAction(request, answers, context, new AbortController().signal);
      const [step] = prepared.plan.steps;
      assert.ok(step);
      if (step.action === 'blocked') return { step, result: undefined };
      await meanwhile();
      const { steps } = await applyPlan(prepared, { clock, onEvent: () => undefined });
      return { step, result: steps[0]?.result };
    },
    /** Puts the rules of the cart that others have made of those of now. */
    write: async (change: (rules: readonly LiveRule[]) => readonly LiveRule[]): Promise<void> => {
      const { client, project_id } = await cseOf(stage.session);
      const place = { service_name: cart.service, environment: cart.environment, app_id: cart.app };
      const body = [...change(await rulesOf(cart))] as Input<typeof putDarkLaunchPolicy>['body'];
      await client.call(putDarkLaunchPolicy, { project_id, ...headersOf(scope), ...place, body });
    },
  };
}
