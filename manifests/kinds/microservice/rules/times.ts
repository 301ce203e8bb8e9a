import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import type { MicroserviceDocument } from '../document';
import { canonicalKey } from '../keys';
import { wholeNumber } from '../values/value';
import { java3, reference, springCloud } from './shared';

/** Leases that end before the next sign of life. */
export const shortHeartbeat: Rule<MicroserviceDocument> = {
  id: 'microservice/short-heartbeat',
  consequence: 'as-written',
  summary: 'An instance stays registered for at least 20 seconds without a heartbeat.',
  explanation:
    'Engines expect a heartbeat at most every 20 seconds; with a shorter time, instances disappear when the registry is busy.',
  source: reference('6, M15'),
  examples: {
    valid: [springCloud('      discovery:\n        healthCheckInterval: 15\n')],
    invalid: [
      springCloud('      discovery:\n        healthCheckInterval: «4»\n'),
      java3('      healthCheckIntervalInSeconds: «5»\n      healthCheckTimes: 2\n'),
    ],
  },
  check(document, report) {
    for (const setting of document.settings) {
      const key = canonicalKey(setting.key, document.dialect);
      if (!/\.(?:healthCheckInterval(?:InSeconds)?|healthCheck\.interval)$/.test(key)) continue;
      const interval = numberOf(document, key);
      const times = numberOf(document, timesKey(key)) ?? 3;
      if (interval === undefined || interval < 1 || setting.value.kind !== 'scalar') continue;
      const lease = interval * (times + 1);
      if (lease < 20)
        report(
          setting.value.range,
          l10n.t('An instance is removed after {0} seconds without a heartbeat; use 20 or more.', lease),
        );
    }
  },
};

function timesKey(key: string): string {
  return key.replace(/interval(?:InSeconds)?$/i, (word) => (word.startsWith('i') ? 'times' : 'Times'));
}

function numberOf(document: MicroserviceDocument, key: string): number | undefined {
  const setting = document.byKey.get(key);
  const known = setting && document.knownValue(setting);
  return known && wholeNumber(known.scalar, known.text);
}

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
