import * as l10n from '@vscode/l10n';
import type { Rule, Severity } from '../../../engine/rules/rule';
import { addField } from '../edits';
import type { PolicyDocument } from '../policy-document';
import { isRouteKind } from '../policy-kinds';
import { asManifest, headOfPolicy, inFile, reference } from './shared';

/** The fields without which a policy is refused or without effect. */
export const missingField: Rule<PolicyDocument> = {
  id: 'governance/missing-field',
  severity: 'error',
  summary: 'A policy has the fields that its kind requires.',
  consequence:
    'The server answers 400. Clients that read the policy from a file use the default, except where there is none: without `rule` each call fails, without `percentage` nothing is injected.',
  source: reference('4 to 10'),
  examples: {
    valid: [inFile('rateLimiting', 'rate: 10'), inFile('loadbalance', 'rule: Random')],
    invalid: [
      asManifest('RateLimiting', 'limitRefreshPeriod: 1S').replace('spec', '«spec»'),
      inFile('rateLimiting', '«limitRefreshPeriod»: 1S'),
      inFile('loadbalance', '«order»: 1'),
      inFile('faultInjection', '«type»: abort'),
    ],
  },
  check(document, report) {
    const { policy, root, schema, isForServer, lines } = document;
    if (root === undefined || isRouteKind(policy.kind)) return;
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const isToldElsewhere = policy.kind === 'matchGroup';
      if (!property.required || isToldElsewhere || document.field(name) !== undefined) continue;
      const initial = property.default?.();
      const written = root.fields.get(name);
      const fixes =
        initial === undefined || written !== undefined ? [] : addField(root, lines, name, initial);
      const { message, severity } = isForServer
        ? {
            message: l10n.t('`{0}` is missing here; the server answers 400.', name),
            severity: 'error' as const,
          }
        : withoutServer(document, name, initial);
      report(written?.key.range ?? headOfPolicy(document), message, { severity, fixes });
    }
  },
};

function withoutServer(
  { policy }: PolicyDocument,
  name: string,
  initial: string | undefined,
): { message: string; severity: Severity } {
  if (policy.kind === 'loadbalance')
    return {
      message: l10n.t('`{0}` is missing here; each call that matches fails in the client.', name),
      severity: 'error',
    };
  if (policy.kind === 'faultInjection')
    return { message: l10n.t('`{0}` is missing here; nothing is ever injected.', name), severity: 'error' };
  return initial === undefined
    ? { message: l10n.t('`{0}` is missing here; clients drop the whole policy.', name), severity: 'error' }
    : { message: l10n.t('`{0}` is missing here; clients take {1}.', name, initial), severity: 'information' };
}
