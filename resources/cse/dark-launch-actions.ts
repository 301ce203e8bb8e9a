import * as l10n from '@vscode/l10n';
import { done, failed, type ActionPlace, type ActionPlan, type ResourceAction } from '../resource-action';
import {
  launchIn,
  stageAfter,
  targetsOfOthers,
  ruleKept,
  ruleWithShare,
  withLaunchKept,
  withoutLaunch,
  withShare,
  type DarkLaunch,
} from './dark-launch';
import type { EngineScope } from './engines';
import { itemLists } from './item-lists';
import { launchFigures, takeoverNote } from './launch-notes';
import {
  routedServices,
  routedText,
  routeText,
  ruleText,
  targetName,
  type LiveRule,
  type RoutedService,
} from './route-rules';
import { writeRouteRules } from './write-route-rules';

type Place = ActionPlace<EngineScope, RoutedService>;
type LaunchAction = ResourceAction<EngineScope, RoutedService>;

/** What an action makes of the rules of a microservice with a dark launch, and what it says before and after. */
interface Turn {
  readonly isPossible: (launch: DarkLaunch) => boolean;
  readonly rules: (rules: readonly LiveRule[], launch: DarkLaunch) => readonly LiveRule[];
  readonly summary: (service: string, launch: DarkLaunch) => string;
  /** Why it is not possible, in one sentence. */
  readonly obstacle?: (launch: DarkLaunch) => string | undefined;
  /** The rule of the launch afterwards; undefined when it goes. */
  readonly launched: (launch: DarkLaunch) => LiveRule | undefined;
  readonly notes?: (
    after: readonly LiveRule[],
    launch: DarkLaunch,
    before: RoutedService,
  ) => readonly string[];
  readonly done: (service: string, launch: DarkLaunch) => string;
}

/** Sends the next share of the requests to the new version. */
const nextLaunchStage = launchAction({
  isPossible: ({ share }) => stageAfter(share) !== undefined,
  rules: (rules, launch) => withShare(rules, launch, nextShare(launch)),
  summary: (service, launch) =>
    l10n.t('Send {0} % of the requests of {1} to {2}', nextShare(launch), service, launch.fresh),
  obstacle: (launch) => {
    const others = targetsOfOthers(launch);
    return others.length === 0
      ? undefined
      : l10n.t(
          'Somebody has put targets into the rule of the launch: {0}. Go back from the launch, or write the rules in a manifest.',
          routeText({ route: [...others] }),
        );
  },
  launched: (launch) => ruleWithShare(launch, nextShare(launch)),
  done: (service, launch) =>
    l10n.t('{0} % of the requests of {1} go to {2}.', nextShare(launch), service, launch.fresh),
});

/** Takes the rule of the launch away, whatever its stage: the rules that were there before are the ones that count. */
const backFromLaunch = launchAction({
  isPossible: () => true,
  rules: withoutLaunch,
  summary: (service, { fresh }) => l10n.t('Route {0} as before the dark launch of {1}', service, fresh),
  launched: () => undefined,
  notes: (after, { fresh }, { service }) =>
    after.length > 0
      ? []
      : [
          l10n.t(
            'There was no rule before: requests go to all instances of {0} then, those of {1} among them.',
            service,
            fresh,
          ),
        ],
  done: (service, { fresh }) => l10n.t('{0} is routed as before the dark launch of {1}.', service, fresh),
});

/** Makes the rule of a launch that has come to its end one like others. */
const finishLaunch = launchAction({
  isPossible: ({ share }) => stageAfter(share) === undefined,
  rules: withLaunchKept,
  summary: (service, { fresh }) => l10n.t('Finish the dark launch of {0} {1}', service, fresh),
  launched: ruleKept,
  notes: (after, { rule: launched }, { rules }) => {
    const gone = rules.filter((rule) => rule !== launched && !after.includes(rule));
    return [
      l10n.t('Afterwards there is no way back but to undo this run.'),
      ...(gone.length > 0
        ? [
            l10n.t(
              '{0} rules go, which no request reaches any more: {1}',
              gone.length,
              gone.map(ruleText).join('; '),
            ),
          ]
        : []),
    ];
  },
  done: (service, { fresh }) => l10n.t('The dark launch of {0} {1} is finished.', service, fresh),
});

/** Actions on microservices with a dark launch. */
export const darkLaunchActions = { nextLaunchStage, backFromLaunch, finishLaunch };

function launchAction(turn: Turn): LaunchAction {
  return {
    kind: routedServices,
    on: 'item',
    isRare: true,
    effect: 'change',
    affects: itemLists,
    isOffered: ({ rules }) => {
      const launch = launchIn(rules);
      return launch !== undefined && turn.isPossible(launch);
    },
    plan: (place) => planOf(turn, place),
    run: async ({ session, scope, subject }, _answers, run) => {
      const launch = launchIn(subject.rules);
      if (!launch) return failed(noLaunch());
      const rules = turn.rules(subject.rules, launch);
      const shortfall = await writeRouteRules(session, scope, subject, rules, run);
      return shortfall === undefined ? done(turn.done(subject.service, launch)) : failed(shortfall);
    },
  };
}

async function planOf(turn: Turn, { subject, list }: Place): Promise<ActionPlan> {
  const launch = launchIn(subject.rules);
  if (!launch) return { summary: subject.service, obstacle: noLaunch() };
  const after = turn.rules(subject.rules, launch);
  const obstacle = turn.obstacle?.(launch);
  return {
    summary: `${turn.summary(subject.service, launch)} (${routedText(subject)})`,
    changes: weightsText(launch.rule, turn.launched(launch)),
    figures: await launchFigures(list, subject, [launch.former, launch.fresh]),
    notes: [...(turn.notes?.(after, launch, subject) ?? []), takeoverNote()],
    ...(obstacle !== undefined && { obstacle }),
  };
}

function noLaunch(): string {
  return l10n.t('There is no dark launch.');
}

/** The share of the next stage; actions are not offered after the last. */
function nextShare({ share }: DarkLaunch): number {
  return stageAfter(share) ?? share;
}

/** The weights of a rule that differ afterwards, and the targets that go. */
function weightsText({ route = [] }: LiveRule, after: LiveRule | undefined): ActionPlan['changes'] {
  return route.flatMap((target) => {
    const path = targetName(target);
    const next = after?.route?.find((one) => targetName(one) === path);
    if (next?.weight === target.weight) return [];
    return [{ path, from: percent(target.weight), ...(next && { to: percent(next.weight) }) }];
  });
}

function percent(weight: number): string {
  return `${weight} %`;
}
