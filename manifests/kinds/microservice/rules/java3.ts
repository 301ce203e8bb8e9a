import * as l10n from '@vscode/l10n';
import { insertKeyFix } from '../../../engine/rules/edits';
import { removeEntryFix } from '../../../engine/rules/remove-entry';
import type { Rule } from '../../../engine/rules/rule';
import { asMap, valueOf } from '../../../../parser/node';
import type { MicroserviceDocument } from '../document';
import { java3, reference } from './shared';

/** Handlers that are gone. */
export const handlerChain: Rule<MicroserviceDocument> = {
  id: 'microservice/handler-chain',
  consequence: 'ignored',
  summary: 'Java Chassis 3 has filters instead of handler chains.',
  explanation: 'Java Chassis 3 ignores `servicecomb.handler.chain`.',
  source: reference('3 and 6, M18'),
  examples: {
    valid: ['servicecomb:\n  handler:\n    chain:\n      Consumer:\n        default: loadbalance\n'],
    invalid: [java3('  handler:\n    chain:\n      Consumer:\n        «default»: loadbalance\n')],
  },
  check({ dialect, settings, text }, report) {
    if (dialect !== 'java3') return;
    for (const { key, entry } of settings)
      if (key.startsWith('servicecomb.handler.chain.'))
        report(
          entry.key.range,
          l10n.t(
            'Java Chassis 3 has no chains of handlers and ignores this; remove it, and use its filters instead.',
          ),
          {
            fixes: removeEntryFix(entry, text),
          },
        );
  },
};

const rule =
  '  routeRule:\n    «cart»: |\n      - precedence: 1\n        route:\n          - weight: 100\n            tags:\n              version: 1.0.0\n';

/** Route rules that nothing reads. */
export const routerType: Rule<MicroserviceDocument> = {
  id: 'microservice/router-type',
  consequence: 'ignored',
  summary: 'With route rules, `servicecomb.router.type` is `router` in Java Chassis 3.',
  explanation:
    'Without it the route rules do not take effect. It may be set in another file or in the configuration center.',
  source: reference('2 and 6, M19'),
  examples: {
    valid: [java3(`  router:\n    type: router\n${rule.replace(/[«»]/g, '')}`)],
    invalid: [java3(rule)],
  },
  check({ dialect, policies, byKey, map, lines }, report) {
    const first = policies.find(({ kind }) => kind === 'routeRule' || kind === 'globalRouteRule');
    if (dialect !== 'java3' || first === undefined || byKey.has('servicecomb.router.type')) return;
    const home = asMap(valueOf(map, 'servicecomb'));
    const canAdd = home !== undefined && !home.fields.has('router');
    report(first.nameRange, l10n.t('Route rules take effect only with `servicecomb.router.type: router`.'), {
      fixes: canAdd ? insertKeyFix(home, lines, 'router.type', 'router') : [],
    });
  },
};
