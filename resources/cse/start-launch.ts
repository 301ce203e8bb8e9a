import * as l10n from '@vscode/l10n';
import { choiceOf } from '../questions';
import { done, failed, type ActionQuestion, type Answers, type ResourceAction } from '../resource-action';
import { haveOrder, launchIn, launchStages, withLaunch, type LaunchOrder } from './dark-launch';
import type { EngineScope } from './engines';
import { itemLists } from './item-lists';
import { ruleFor, shareChanges, triedBefore } from './launch-effect';
import { launchFigures, sendText, sentText, takeoverNote, triedFirstNotes } from './launch-notes';
import {
  routedServices,
  routedText,
  routeRules,
  ruleText,
  type LiveRule,
  type RuleScope,
} from './route-rules';
import { writeRouteRules } from './write-route-rules';
import type { Session } from '../../connections/session';

/** Puts a rule before those of a microservice that gives a new version a share of the requests. */
export const startLaunch: ResourceAction<RuleScope, undefined> = {
  kind: routeRules,
  on: 'list',
  effect: 'change',
  affects: [routedServices, ...itemLists],
  basis: (_subject, { session, scope }) => rulesNow(session, scope, new AbortController().signal),
  obstacle: async ({ session, scope }) =>
    obstacleIn(await rulesNow(session, scope, new AbortController().signal)),
  plan: async ({ session, scope, list }, answers) => {
    const { routed } = scope;
    const order = orderIn(answers);
    const rules = await rulesNow(session, scope, new AbortController().signal);
    const obstacle = obstacleTo(order, rules);
    const rule = launchRule(rules, order);
    return {
      summary: `${sendText({ ...order, service: routed.service, rule })} (${routedText(routed)})`,
      changes: [
        ...(order.header ? [{ path: order.header.name, to: order.header.value }] : []),
        ...shareChanges(ruleFor(rules, rule), rule),
      ],
      figures: await launchFigures(list, routed, [order.former, order.fresh]),
      notes: [...notesOn(rules, order), takeoverNote()],
      ...(obstacle !== undefined && { obstacle }),
    };
  },
  run: async ({ session, scope }, answers, run) => {
    const { routed, ...engine } = scope;
    const order = orderIn(answers);
    const rules = withLaunch(await rulesNow(session, scope, run.signal), order);
    const shortfall = await writeRouteRules(session, engine, routed, rules, run);
    if (shortfall !== undefined) return failed(shortfall);
    const sent = sentText({ ...order, service: routed.service, rule: launchRule(rules, order) });
    const next = l10n.t(
      'The next stage, and the way back, are on its row below Route rules, and in the palette.',
    );
    return done(`${sent} ${next}`);
  },
};

/**
 * The questions before a launch of a microservice.
 *
 * @param versions Those that are known, newest first.
 * @param chosen The new version, where the user has chosen it already.
 */
export function launchQuestions(
  service: string,
  versions: readonly string[],
  chosen?: string,
): readonly ActionQuestion[] {
  const [newest = ''] = versions;
  const isOnly = versions.length === 1 && chosen === undefined;
  return [
    {
      ...versionQuestion('fresh', l10n.t('New version of {0}', service), versions),
      initial: isOnly ? '' : (chosen ?? newest),
      ...(isOnly && {
        prompt: l10n.t(
          'Only {0} is known: deploy the new version first, or enter one that is to come.',
          newest,
        ),
      }),
      next: ({ fresh }) => [formerQuestion(service, versions, fresh)],
    },
    {
      name: 'requests',
      title: l10n.t('Which requests of {0} the share is of', service),
      choices: [
        { value: 'all', label: l10n.t('All requests') },
        { value: 'header', label: l10n.t('Only requests with a header') },
      ],
      next: ({ requests }) => (requests === 'header' ? headerQuestions() : []),
    },
    {
      name: 'share',
      title: l10n.t('Share of the requests of {0} for the new version', service),
      prompt: l10n.t('Percentage: the usual stages are {0}', launchStages.join(', ')),
      initial: String(launchStages[0]),
      check: (text) =>
        /^[1-9]\d?$|^100$/.test(text.trim()) ? undefined : l10n.t('Enter a whole number from 1 to 100.'),
    },
  ];
}

/** The version for the rest, which is another one than the new one. */
function formerQuestion(
  service: string,
  versions: readonly string[],
  fresh: string | undefined,
): ActionQuestion {
  const others = versions.filter((version) => version !== fresh);
  const title = l10n.t('Version of {0} that gets the other requests', service);
  const question = { ...versionQuestion('former', title, []), initial: others[0] ?? '' };
  return versions.length > 1 ? { ...question, choices: others.map(choiceOf) } : question;
}

/** A choice, or a text while no two versions are known. */
function versionQuestion(name: string, title: string, versions: readonly string[]): ActionQuestion {
  const check = (text: string) => (text.trim() === '' ? l10n.t('Enter a version.') : undefined);
  return { name, title, check, ...(versions.length > 1 && { choices: versions.map(choiceOf) }) };
}

function headerQuestions(): readonly ActionQuestion[] {
  return [
    {
      name: 'headerName',
      title: l10n.t('Name of the header'),
      check: (text) =>
        headerToken.test(text.trim())
          ? undefined
          : l10n.t('No request has such a header: enter letters, digits, - and _, such as x-canary.'),
    },
    {
      name: 'headerValue',
      title: l10n.t('Value of the header, exactly'),
      check: (text) => (text.trim() === '' ? l10n.t('Enter a text.') : undefined),
    },
  ];
}

/** Source: RFC 9110, section 5.6.2 (token). */
const headerToken = /^[!#$%&'*+.^_`|~\w-]+$/;

function orderIn(answers: Answers): LaunchOrder {
  const { fresh = '', former = '', requests, headerName = '', headerValue = '', share } = answers;
  const header = { name: headerName.trim(), value: headerValue };
  return {
    fresh: fresh.trim(),
    former: former.trim(),
    share: Number(share),
    ...(requests === 'header' && { header }),
  };
}

function obstacleTo({ former, fresh }: LaunchOrder, rules: readonly LiveRule[]): string | undefined {
  if (former === fresh) return l10n.t('The new version must be another one.');
  return obstacleIn(rules);
}

/** Why there can be no launch beside these rules, whatever is answered. */
function obstacleIn(rules: readonly LiveRule[]): string | undefined {
  if (launchIn(rules)) return l10n.t('There is a dark launch already: finish it, or go back from it.');
  return haveOrder(rules)
    ? undefined
    : l10n.t('A rule has no precedence, so that clients fail: write the rules in a manifest.');
}

/** The rule of a launch. */
function launchRule(rules: readonly LiveRule[], order: LaunchOrder): LiveRule {
  const [rule = {}] = withLaunch(rules, order);
  return rule;
}

/** What becomes of the requests and rules of today. */
function notesOn(rules: readonly LiveRule[], order: LaunchOrder): readonly string[] {
  const [launched = {}, ...others] = withLaunch(rules, order);
  const above = triedBefore([launched, ...others], launched);
  const below = others.filter((rule) => !above.includes(rule));
  const { former, header } = order;
  return [
    ...triedFirstNotes(above),
    below.length > 0
      ? l10n.t(
          'The rules of now stay below it, and count again after the way back: {0}',
          below.map(ruleText).join('; '),
        )
      : header
        ? l10n.t('There are no rules yet: all other requests go to all instances, as they do now.')
        : l10n.t(
            'No rule is below it: instances of versions other than {0} get no other requests from now on.',
            former,
          ),
  ];
}

async function rulesNow(
  session: Session,
  { routed, ...engine }: RuleScope & EngineScope,
  signal: AbortSignal,
): Promise<readonly LiveRule[]> {
  const identity = routedServices.identity({ ...routed, rules: [] });
  return (await routedServices.read(session, engine, identity, signal))?.rules ?? [];
}
