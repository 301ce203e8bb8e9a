import { byPrecedence, isForAll, type LiveRule } from './route-rules';

/** Percentages of the requests that the new version gets, one after the other. */
export const launchStages = [5, 25, 100] as const;

/** Names of a rule's targets, which clients do not read: they say that the rule is a dark launch, and of which version. */
const targetNames = { former: 'dark-launch-old', fresh: 'dark-launch-new' } as const;

type RouteTarget = NonNullable<LiveRule['route']>[number];

/** A version that gets its share of the requests step by step. */
export interface DarkLaunch {
  readonly rule: LiveRule;
  /** The version that gets the other requests. */
  readonly former: string;
  readonly fresh: string;
  /** Percentage of the requests that go to the new version. */
  readonly share: number;
  /** Percentage of the requests that go to the former one. */
  readonly rest: number;
}

/** What is launched. */
export interface LaunchOrder extends Pick<DarkLaunch, 'former' | 'fresh' | 'share'> {
  /** Only requests with this value of a header; all of them when left out. */
  readonly header?: { readonly name: string; readonly value: string };
}

/** The dark launch among the rules of a microservice, as the targets' names tell; undefined when there is none. */
export function launchIn(rules: readonly LiveRule[]): DarkLaunch | undefined {
  for (const rule of byPrecedence(rules)) {
    const [former, fresh] = [targetNames.former, targetNames.fresh].map((name) =>
      rule.route?.find((target) => target.name === name),
    );
    const versions = [former?.tags?.['version'], fresh?.tags?.['version']] as const;
    if (!former || !fresh || versions[0] === undefined || versions[1] === undefined) continue;
    return { rule, former: versions[0], fresh: versions[1], share: fresh.weight, rest: former.weight };
  }
  return undefined;
}

/** The stage after a share; undefined after the last. */
export function stageAfter(share: number): number | undefined {
  return launchStages.find((stage) => stage > share);
}

/**
 * The rules with a dark launch. Its rule comes before all rules whose requests it takes: one for some requests before all
 * others, one for all requests in place of the first rule for all, which moves down with those below it. So the rules that
 * were there stay as they are, and `withoutLaunch` puts them back.
 */
export function withLaunch(
  rules: readonly LiveRule[],
  { header, ...order }: LaunchOrder,
): readonly LiveRule[] {
  const route = routeOf(order);
  if (header) {
    const headers = { [header.name]: { exact: header.value } };
    const precedence = Math.max(0, ...rules.map(precedenceOf)) + 1;
    return [{ precedence, match: { headers }, route }, ...rules];
  }
  const precedence = placeForAll(rules);
  const moved = rules.map((rule) =>
    precedenceOf(rule) <= precedence ? { ...rule, precedence: precedenceOf(rule) - 1 } : rule,
  );
  return [{ precedence, route }, ...moved];
}

/** The rules with another share of the requests for the new version. */
export function withShare(
  rules: readonly LiveRule[],
  launch: DarkLaunch,
  share: number,
): readonly LiveRule[] {
  return rules.map((rule) => (rule === launch.rule ? ruleWithShare(launch, share) : rule));
}

/** The rule of a launch with another share for the new version; what else it says stays. */
function ruleWithShare({ rule }: DarkLaunch, share: number): LiveRule {
  const weights = new Map<string | undefined, number>([
    [targetNames.former, 100 - share],
    [targetNames.fresh, share],
  ]);
  const { route = [] } = rule;
  return {
    ...rule,
    route: route.map((target) => ({ ...target, weight: weights.get(target.name) ?? target.weight })),
  };
}

/** The targets of a launch's rule that it did not write: others have put them there. */
export function targetsOfOthers({ rule: { route = [] } }: DarkLaunch): readonly RouteTarget[] {
  const names: readonly (string | undefined)[] = Object.values(targetNames);
  return route.filter(
    ({ name }, at) => !names.includes(name) || route.findIndex((one) => one.name === name) < at,
  );
}

/** The rules as they were before the launch. */
export function withoutLaunch(
  rules: readonly LiveRule[],
  { rule: launched }: DarkLaunch,
): readonly LiveRule[] {
  const others = rules.filter((rule) => rule !== launched);
  if (!isForAll(launched)) return others;
  const place = precedenceOf(launched);
  return others.map((rule) =>
    precedenceOf(rule) < place ? { ...rule, precedence: precedenceOf(rule) + 1 } : rule,
  );
}

/** The rules after a launch that has come to its end: its rule is one like others, and those that it hides are gone. */
export function withLaunchKept(rules: readonly LiveRule[], launch: DarkLaunch): readonly LiveRule[] {
  const { rule: launched } = launch;
  const place = precedenceOf(launched);
  const reached = rules.filter((rule) => !isForAll(launched) || precedenceOf(rule) >= place);
  return reached.map((rule) => (rule === launched ? ruleKept(launch) : rule));
}

/** The rule of a launch that has come to its end, for the new version alone. */
function ruleKept({ rule, fresh }: DarkLaunch): LiveRule {
  const tags = rule.route?.find(({ name }) => name === targetNames.fresh)?.tags ?? { version: fresh };
  return { ...rule, route: [{ weight: 100, tags }] };
}

/** Whether every rule says when it is tried; clients fail over one that does not. */
export function haveOrder(rules: readonly LiveRule[]): boolean {
  return rules.every(({ precedence }) => precedence !== undefined);
}

/** Both targets, also one without requests: their weights are 100 in all. */
function routeOf({ former, fresh, share }: LaunchOrder): NonNullable<LiveRule['route']> {
  return [
    { name: targetNames.former, weight: 100 - share, tags: { version: former } },
    { name: targetNames.fresh, weight: share, tags: { version: fresh } },
  ];
}

/** The precedence of a new rule for all requests: below those for some of them. */
function placeForAll(rules: readonly LiveRule[]): number {
  const forAll = rules.filter(isForAll).map(precedenceOf);
  if (forAll.length > 0) return Math.max(...forAll);
  return rules.length === 0 ? 1 : Math.min(...rules.map(precedenceOf)) - 1;
}

function precedenceOf({ precedence = 0 }: LiveRule): number {
  return precedence;
}
