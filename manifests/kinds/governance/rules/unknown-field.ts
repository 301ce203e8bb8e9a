import * as l10n from '@vscode/l10n';
import { didYouMean } from '../../../engine/rules/did-you-mean';
import type { Rule } from '../../../engine/rules/rule';
import { propertyOf } from '../../../engine/schema/schema';
import type { Schema } from '../../../engine/schema/schema';
import { isOnlyAnchor, unknownFixes, unknownInWords } from '../../../engine/schema/unknown';
import { resolve } from '../../../../parser/node';
import type { Entry, MapNode, Node } from '../../../../parser/node';
import type { PolicyDocument } from '../policy-document';
import { isRouteKind } from '../policy-kinds';
import type { PolicyKind } from '../policy-kinds';
import { flatMatchOf } from '../values/matches';
import { misplacedIn } from '../values/misplaced';
import { misplacedInRoutes } from '../values/misplaced-in-routes';
import { sermantMatchFields } from '../values/sermant';
import { inFile, reference } from './shared';

/** Names that other versions or programs use. */
const otherNames: Readonly<Partial<Record<PolicyKind, Readonly<Partial<Record<string, string>>>>>> = {
  retry: { onSame: 'retryOnSame' },
  bulkhead: { maxConcurrentRequests: 'maxConcurrentCalls' },
  instanceBulkhead: { maxConcurrentRequests: 'maxConcurrentCalls' },
  matchGroup: { matched: 'matches', match: 'matches' },
};

/** What clients derive from the other fields, and can't be told. */
const derived: ReadonlySet<string> = new Set(['valid', 'delayTimeToMillis', 'slidingWindowTypeEnum']);

function derivedInWords({ name }: Entry): string {
  return l10n.t('Clients work `{0}` out themselves, and drop a policy that has it; remove it.', name);
}

/** Circuit breakers have the flags of isolation and do nothing with them, which has a rule of its own. */
function isForceFlag({ name }: Entry, kind: PolicyKind): boolean {
  return kind === 'circuitBreaker' && (name === 'forceOpen' || name === 'forceClosed');
}

/** Every field is one that clients know. */
export const unknownField: Rule<PolicyDocument> = {
  id: 'governance/unknown-field',
  consequence: 'ignored',
  summary: 'Every field is one that the kind of policy has.',
  explanation:
    'Clients silently ignore other fields, and servers accept them: the policy works without them. A policy with a field that they work out themselves, such as `valid`, they drop.',
  source: reference('15, G03'),
  examples: {
    valid: [inFile('retry', 'maxAttempts: 2\nwaitDuration: 10')],
    invalid: [
      inFile('retry', 'maxAttempts: 2\n«waitDurations»: 10'),
      inFile('retry', 'maxAttempts: 2\n«onSame»: 1'),
      inFile('rateLimiting', 'rate: 10\n«identifier»: x-user'),
      inFile('rateLimiting', 'rate: 10\n«burst»: 20'),
      inFile('rateLimiting', 'rate: 10\n«valid»: true'),
      inFile('bulkhead', 'maxConcurrentCalls: 5\n«maxConcurrentRequests»: 10'),
      inFile('circuitBreaker', 'minimumNumberOfCalls: 10\n«rules»:\n  failureRateThreshold: 50'),
    ],
  },
  check(document, report) {
    const { policy, schema, root, isForSermant, isForServer } = document;
    if (isForSermant) return;
    const elsewhere = [...flatMatchOf(document), ...misplacedInRoutes(document).map(({ entry }) => entry)];
    const inMap = (map: MapNode, known: Schema) => {
      for (const entry of unknownIn(map, known, policy.kind)) {
        if (elsewhere.includes(entry) || (map === root && isForceFlag(entry, policy.kind))) continue;
        const better = betterName(entry, map, known, policy.kind);
        if (isOnlyAnchor(entry, better, 'ignored')) continue;
        const message = better === undefined ? specialMessage(entry.name, policy.kind) : undefined;
        const isDropped = !isForServer && map === root && derived.has(entry.name);
        report(
          entry.key.range,
          isDropped ? derivedInWords(entry) : (message ?? unknownInWords(entry.name, better, 'ignored')),
          {
            ...(isDropped && { consequence: 'dropped' }),
            fixes: unknownFixes(entry, better, policy.source),
          },
        );
      }
    };
    if (policy.spec) eachMap(policy.spec, schema, inMap);
  },
};

/** Maps with fields of their own, but not the operators of matches: those have rules of their own. */
function eachMap(given: Node, schema: Schema, visit: (map: MapNode, schema: Schema) => void): void {
  const node = resolve(given);
  if (node?.kind === 'list' && schema.items)
    for (const item of node.items) eachMap(item, schema.items, visit);
  if (node?.kind !== 'map' || schema.properties === undefined || 'exact' in schema.properties) return;
  visit(node, schema);
  for (const { name, value } of node.fields.values()) {
    const inner = propertyOf(schema, name)?.schema;
    if (inner) eachMap(value, inner, visit);
  }
}

/** The name in a policy is overwritten by that of its key, so it does no harm. */
function unknownIn(map: MapNode, schema: Schema, kind: PolicyKind): readonly Entry[] {
  const misplaced = kind === 'matchGroup' ? misplacedIn(map).map(({ entry }) => entry) : [];
  return [...map.fields.values()].filter(
    (entry) =>
      entry.name !== 'name' &&
      propertyOf(schema, entry.name) === undefined &&
      !misplaced.includes(entry) &&
      !(isRouteKind(kind) && sermantMatchFields.includes(entry.name)),
  );
}

function betterName({ name }: Entry, map: MapNode, schema: Schema, kind: PolicyKind): string | undefined {
  const renamed = otherNames[kind]?.[name];
  const known = Object.keys(schema.properties ?? {});
  const better = renamed !== undefined && known.includes(renamed) ? renamed : didYouMean(name, known);
  return better !== undefined && map.fields.has(better) ? undefined : better;
}

/** What is known of some names that other kinds, programs or versions read. */
function specialMessage(name: string, kind: PolicyKind): string | undefined {
  if (kind === 'rateLimiting' && name === 'identifier')
    return l10n.t(
      '`identifier` is ignored here; only policies of the kind `identifierRateLimiting` have it.',
    );
  if (kind === 'rateLimiting' && (name === 'match' || name === 'burst'))
    return l10n.t('Java clients ignore `{0}`, which only Go Chassis reads; remove it.', name);
  if (name === 'rules')
    return l10n.t('`rules` is a form of old versions and ignored; write its fields without it.');
  return undefined;
}
