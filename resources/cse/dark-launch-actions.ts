import * as l10n from '@vscode/l10n';
import { done, failed, type ActionPlace, type ActionPlan, type ResourceAction } from '../resource-action';
import {
  launchIn,
  stageAfter,
  targetsOfOthers,
  withLaunchKept,
  withoutLaunch,
  withShare,
  type DarkLaunch,
} from './dark-launch';
import type { EngineScope } from './engines';
import { itemLists } from './item-lists';
import { ruleFor, shareChanges, triedBefore } from './launch-effect';
import { launchFigures, sendText, sentText, takeoverNote, triedFirstNotes } from './launch-notes';
import {
  routedServices,
  routedText,
  routeText,
  ruleText,
  type LiveRule,
  type RoutedService,
} from './route-rules';
import { writeRouteRules } from './write-route-rules';

type Place = ActionPlace<EngineScope, RoutedService>;
type LaunchAction = ResourceAction<EngineScope, RoutedService>;

/** The rules of a microservice with a dark launch, before and after an action. */
interface Course {
  readonly service: string;
  readonly launch: DarkLaunch;
  readonly before: readonly LiveRule[];
  readonly after: readonly LiveRule[];
}

/** What an action makes of the rules of a microservice with a dark launch, and what it says before and after. */
interface Turn {
  readonly isPossible: (launch: DarkLaunch) => boolean;
  /** As of `ResourceAction`. */
  readonly nothing: () => string;
  readonly rules: (rules: readonly LiveRule[], launch: DarkLaunch) => readonly LiveRule[];
  readonly summary: (service: string, launch: DarkLaunch) => string;
  /** Why it is not possible, in one sentence. */
  readonly obstacle?: (course: Course) => string | undefined;
  readonly notes: (course: Course) => readonly string[];
  readonly done: (course: Course) => string;
}

/** Sends the next share of the requests to the new version. */
const nextLaunchStage = launchAction({
  isPossible: ({ share }) => stageAfter(share) !== undefined,
  nothing: () =>
    l10n.t(
      'No dark launch has a next stage: Start Dark Launch… begins one, and one at 100 % is finished or gone back from.',
    ),
  rules: (rules, launch) => withShare(rules, launch, nextShare(launch)),
  summary: (service, launch) => sendText({ ...launch, service, share: nextShare(launch) }),
  obstacle: (course) => {
    const others = targetsOfOthers(course.launch);
    return others.length === 0
      ? unreachedObstacle(course)
      : l10n.t(
          'Somebody has put targets into the rule of the launch: {0}. Go back from the launch, or write the rules in a manifest.',
          routeText({ route: [...others] }),
        );
  },
  notes: ({ before, launch }) => triedFirstNotes(triedBefore(before, launch.rule)),
  done: ({ service, launch }) => sentText({ ...launch, service, share: nextShare(launch) }),
});

/**
 * Takes the rule of the launch away, whatever its stage: the rules that were there before are the ones that count. It stays
 * possible when no request reaches that rule, since nothing else takes it away.
 */
const backFromLaunch = launchAction({
  isPossible: () => true,
  nothing: noLaunch,
  rules: withoutLaunch,
  summary: (service, { fresh }) => l10n.t('Route {0} as before the dark launch of {1}', service, fresh),
  notes: (course) => {
    const { service, launch, after } = course;
    const taking = ruleAbove(course);
    if (taking)
      return [
        l10n.t('No request reaches the rule of the launch: {0} is tried first, and stays.', ruleText(taking)),
      ];
    const next = ruleFor(after, launch.rule);
    if (next) return triedFirstNotes(triedBefore(after, next));
    return [
      after.length > 0
        ? l10n.t(
            'No rule is for all of these requests then: those left go to all instances of {0}, those of {1} among them.',
            service,
            launch.fresh,
          )
        : l10n.t(
            'There was no rule before: requests go to all instances of {0} then, those of {1} among them.',
            service,
            launch.fresh,
          ),
      ...triedFirstNotes(after),
    ];
  },
  done: (course) => {
    const { service, launch } = course;
    const taking = ruleAbove(course);
    if (taking)
      return l10n.t(
        'The rule of the dark launch of {0} is gone. Requests of {1} go on by the rule that was tried first: {2}.',
        launch.fresh,
        service,
        ruleText(taking),
      );
    const routed = l10n.t('{0} is routed as before the dark launch of {1}.', service, launch.fresh);
    const shares = changesIn(course).flatMap(({ path, from, to }) =>
      from !== undefined && to !== undefined ? [`${path}: ${from} → ${to}`] : [],
    );
    return shares.length === 0 ? routed : `${routed} ${l10n.t('Shares: {0}.', shares.join(', '))}`;
  },
});

/** Makes the rule of a launch that has come to its end one like others. */
const finishLaunch = launchAction({
  isPossible: ({ share }) => stageAfter(share) === undefined,
  nothing: () => l10n.t('No dark launch is at 100 %: Next Stage of Dark Launch… leads there.'),
  rules: withLaunchKept,
  summary: (service, { fresh }) => l10n.t('Finish the dark launch of {0} {1}', service, fresh),
  obstacle: unreachedObstacle,
  notes: ({ launch, before, after }) => {
    const gone = before.filter((rule) => rule !== launch.rule && !after.includes(rule));
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
      ...triedFirstNotes(triedBefore(before, launch.rule)),
    ];
  },
  done: ({ service, launch }) => l10n.t('The dark launch of {0} {1} is finished.', service, launch.fresh),
});

/** Actions on microservices with a dark launch. */
export const darkLaunchActions = { nextLaunchStage, backFromLaunch, finishLaunch };

function launchAction(turn: Turn): LaunchAction {
  return {
    kind: routedServices,
    on: 'item',
    isRare: true,
    nothing: () => turn.nothing(),
    effect: 'change',
    affects: itemLists,
    isOffered: ({ rules }) => {
      const launch = launchIn(rules);
      return launch !== undefined && turn.isPossible(launch);
    },
    plan: (place) => planOf(turn, place),
    run: async ({ session, scope, subject }, _answers, run) => {
      const course = courseOf(turn, subject);
      if (!course) return failed(noLaunch());
      const shortfall = await writeRouteRules(session, scope, subject, course.after, run);
      return shortfall === undefined ? done(turn.done(course)) : failed(shortfall);
    },
  };
}

async function planOf(turn: Turn, { subject, list }: Place): Promise<ActionPlan> {
  const course = courseOf(turn, subject);
  if (!course) return { summary: subject.service, obstacle: noLaunch() };
  const { launch } = course;
  const obstacle = turn.obstacle?.(course);
  return {
    summary: `${turn.summary(subject.service, launch)} (${routedText(subject)})`,
    changes: changesIn(course),
    figures: await launchFigures(list, subject, [launch.former, launch.fresh]),
    notes: [...turn.notes(course), takeoverNote()],
    ...(obstacle !== undefined && { obstacle }),
  };
}

function courseOf(turn: Turn, { service, rules }: RoutedService): Course | undefined {
  const launch = launchIn(rules);
  return launch && { service, launch, before: rules, after: turn.rules(rules, launch) };
}

/** What becomes of the shares of the requests that the launch is for. */
function changesIn({ launch: { rule }, before, after }: Course): NonNullable<ActionPlan['changes']> {
  return shareChanges(ruleFor(before, rule), ruleFor(after, rule));
}

/** A rule that somebody has put above that of the launch and that takes all of its requests. */
function ruleAbove({ before, launch: { rule } }: Course): LiveRule | undefined {
  return ruleFor(triedBefore(before, rule), rule);
}

function unreachedObstacle(course: Course): string | undefined {
  const taking = ruleAbove(course);
  return (
    taking &&
    l10n.t(
      'No request reaches the rule of the launch, since another one is tried first: {0}. Go back from the launch, or give that rule a lower precedence in a manifest.',
      ruleText(taking),
    )
  );
}

function noLaunch(): string {
  return l10n.t('No dark launch is under way: Start Dark Launch… begins one.');
}

/** The share of the next stage; actions are not offered after the last. */
function nextShare({ share }: DarkLaunch): number {
  return stageAfter(share) ?? share;
}
