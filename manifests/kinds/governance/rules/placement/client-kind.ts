import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../../engine/rules/rule';
import type { Placement } from '../../policy';
import { isClientKind } from '../../policy-kinds';
import { asManifest, reference } from '../shared';

/** Kinds that no server takes. */
export const clientKind: Rule<Placement> = {
  id: 'governance/client-kind',
  consequence: 'refused',
  summary: 'What is sent to a server is of a kind that servers know.',
  explanation:
    'The server answers 400, `not support kind`; clients read such policies from files and configuration items.',
  source: reference('11 and 15, G17'),
  examples: {
    valid: [asManifest('Bulkhead', 'maxConcurrentCalls: 10')],
    invalid: [asManifest('«InstanceBulkhead»', 'maxConcurrentCalls: 10')],
  },
  check({ kind, place, kindRange, nameRange }, report) {
    if ((place !== 'manifest' && place !== 'api') || !isClientKind(kind)) return;
    const message = l10n.t(
      'No server accepts policies of this kind; write it in a file or as the configuration item `servicecomb.{0}.NAME`.',
      kind,
    );
    report(kindRange ?? nameRange, message);
  },
};
