import type { Rule } from '../../../../engine/rules/rule';
import type { LainDocument } from '../../document';
import { fieldCheck, isWhole, nearestFixes, procFields } from '../fields';

/** `container_healthcheck`: a command that checks whether the container is healthy. */
export const containerHealthcheck: Rule<LainDocument> = {
  id: 'lain/container-healthcheck',
  consequence: 'ignored',
  summary:
    'A container health check is a map with `cmd`, and `options` of at least interval 10, timeout 3, retries 3.',
  explanation: 'Smaller numbers have no effect; anything but a map fails the deployment.',
  source: { document: 'LAIN manifest reference', section: 'R-35' },
  examples: {
    valid: ['web:\n  container_healthcheck:\n    cmd: curl -f localhost\n    options:\n      interval: 30\n'],
    invalid: [
      'web:\n  container_healthcheck:\n    cmd: ./check\n    options:\n      interval: «5»\n',
      'web:\n  container_healthcheck: «./check»\n',
      'web:\n  «container_healthcheck»:\n    options:\n      retries: 5\n',
      'web:\n  container_healthcheck:\n    cmd: ./check\n    options:\n      «delay»: 5\n',
    ],
  },
  check: fieldCheck(procFields('container_healthcheck'), {
    isRendered: true,
    consequence: (violation) => (isWhole(violation) && violation.kind === 'type' ? 'fails-later' : undefined),
    fixes: nearestFixes,
  }),
};
