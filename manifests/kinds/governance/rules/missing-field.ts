import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import { isMissing, reportMissing } from '../../../engine/schema/missing';
import type { MissingPolicy } from '../../../engine/schema/missing';
import { addField } from '../../../engine/rules/edits';
import { isNull, stringOf } from '../../../../parser/node';
import type { Node } from '../../../../parser/node';
import { isUnwritten } from '../values/violations';
import type { PolicyDocument } from '../policy-document';
import { isRouteKind } from '../policy-kinds';
import { asManifest, inFile, reference } from './shared';

/** The fields without which a policy is refused or without effect. */
export const missingField: Rule<PolicyDocument> = {
  id: 'governance/missing-field',
  consequence: 'refused',
  summary: 'A policy has the fields that its kind requires.',
  explanation:
    'The server answers 400. Clients that read the policy from a file use the default where there is one; without `rule` each call fails, without `percentage` nothing is injected, without `target` no header is set, and without `identifier` they drop the policy.',
  source: reference('4 to 10'),
  examples: {
    valid: [
      inFile('rateLimiting', 'rate: 10'),
      inFile('circuitBreaker', 'slidingWindowSize: 10S'),
      inFile('loadbalance', 'rule: Random'),
    ],
    invalid: [
      asManifest('RateLimiting', 'limitRefreshPeriod: 1S').replace('spec', '«spec»'),
      inFile('loadbalance', '«order»: 1'),
      inFile('faultInjection', '«type»: abort'),
      inFile('mapper', '«order»: 1'),
      inFile('identifierRateLimiting', 'rate: 10\nidentifier: «""»'),
    ],
  },
  check(document, report) {
    const { policy, root, schema, isForServer } = document;
    const hasOwnRule = policy.kind === 'matchGroup' || isRouteKind(policy.kind);
    if (root === undefined || hasOwnRule) return;
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const isForJava = !isForServer && policy.generation !== 'go';
      const isNothing = isForJava ? isNothingIn(name) : isUnwritten;
      if (!property.required || !isMissing(root, name, isNothing)) continue;
      const initial = property.default?.();
      const found: MissingPolicy | undefined = isForServer
        ? { message: l10n.t('`{0}` is missing here; the server answers 400.', name), consequence: 'refused' }
        : withoutServer(document, name, initial);
      if (found === undefined) continue;
      const add = () => (initial === undefined ? [] : addField(root, document.lines, name, initial));
      reportMissing(root, name, { ...found, isNothing, add }, report);
    }
  },
};

/** What Java clients take for no value; of numbers, nothing behind the colon is a value that they can't read. */
function isNothingIn(name: string): (value: Node) => boolean {
  if (name === 'identifier') return (value) => isNull(value) || stringOf(value) === '';
  return (value) => (name === 'target' || name === 'rule') && isNull(value);
}

/** What Java clients make of a policy without the field; undefined where they take its default. */
function withoutServer(
  { policy }: PolicyDocument,
  name: string,
  initial: string | undefined,
): MissingPolicy | undefined {
  if (policy.kind === 'loadbalance')
    return {
      message: l10n.t('`{0}` is missing here; each call that matches fails in the client.', name),
      consequence: 'fails-on-each-call',
    };
  if (policy.kind === 'faultInjection')
    return {
      message: l10n.t('`{0}` is missing here; nothing is ever injected.', name),
      consequence: 'never-applies',
    };
  if (policy.kind === 'mapper' || policy.kind === 'contextMapper')
    return {
      message: l10n.t('`{0}` is missing here, so the policy sets no header.', name),
      consequence: 'never-applies',
      severity: 'warning',
    };
  return initial === undefined
    ? {
        message: l10n.t('`{0}` is missing here; clients drop the whole policy.', name),
        consequence: 'dropped',
      }
    : undefined;
}
