import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import type { MicroserviceDocument } from '../document';
import { numberOf } from '../lease';
import { java3, reference } from './shared';

/** Connections that are used again after they were closed. */
export const keepAlive: Rule<MicroserviceDocument> = {
  id: 'microservice/keep-alive',
  consequence: 'harmful',
  summary: 'The keep-alive timeout of connections is shorter than their idle timeout.',
  explanation:
    'Requests fail on connections that are already closed; Java Chassis logs a warning at its start.',
  source: reference('3b'),
  examples: {
    valid: [
      java3(
        '  rest:\n    client:\n      connection:\n        keepAliveTimeoutInSeconds: 60\n        idleTimeoutInSeconds: 90\n',
      ),
    ],
    invalid: [
      java3(
        '  rest:\n    client:\n      connection:\n        keepAliveTimeoutInSeconds: «90»\n        idleTimeoutInSeconds: 90\n',
      ),
    ],
  },
  check(document, report) {
    for (const section of ['connection', 'http2.connection']) {
      const key = `servicecomb.rest.client.${section}.keepAliveTimeoutInSeconds`;
      const value = document.byKey.get(key)?.value;
      const again = numberOf(document, key);
      const idle = numberOf(document, `servicecomb.rest.client.${section}.idleTimeoutInSeconds`) ?? 150;
      if (again === undefined || value === undefined || again < idle || idle === 0) continue;
      report(value.range, l10n.t('This must be less than `idleTimeoutInSeconds`, which is {0}.', idle));
    }
  },
};
