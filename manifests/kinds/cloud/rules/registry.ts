import * as l10n from '@vscode/l10n';
import { largestVersionNumber as largest } from '../../../../api/catalogue/registry/fields';
import { replaceFix } from '../../../engine/rules/did-you-mean';
import type { Rule } from '../../../engine/rules/rule';
import { asMap, valueOf } from '../../../../parser/node';
import type { CloudDocument } from '../document';
import { scalarIn, specOfKind } from '../values/resources';
import { cse } from './shared';

const microservice = (spec: string) =>
  `apiVersion: registry/v4\nkind: Microservice\nmetadata: { name: cart, engine: prod-engine }\nspec:\n${spec}`;
const runningInstance = (healthCheck: string) =>
  `apiVersion: registry/v4\nkind: MicroserviceInstance\nmetadata: { microservice: cart, engine: prod-engine }\nspec:\n  hostName: a\n  healthCheck: ${healthCheck}\n`;

/** Numbers of versions are small. */
export const versionNumber: Rule<CloudDocument> = {
  id: 'cloud/version-number',
  consequence: 'refused',
  summary: 'The numbers of a microservice’s version are 0 to 32767.',
  explanation: 'The registry answers 400001.',
  source: cse('7.3.4'),
  examples: {
    valid: [microservice('  version: 1.0.32767\n')],
    invalid: [microservice('  version: «1.0.32768»\n')],
  },
  check(document, report) {
    const version = scalarIn(specOfKind(document, 'Microservice'), 'version');
    if (version === undefined || !/^\d+(?:\.\d+){0,3}$/.test(version.text)) return;
    if (version.text.split('.').some((part) => Number(part) > largest))
      report(version.range, l10n.t('The numbers of a version are {0} at most.', largest));
  },
};

/** Heartbeats that are requested more often than they count. */
export const healthCheck: Rule<CloudDocument> = {
  id: 'cloud/health-check',
  consequence: 'altered',
  severity: 'information',
  summary: 'Heartbeats are 5 seconds or more apart, and 3 or more may be missed.',
  explanation: 'The registry reads smaller numbers as 5 and 3.',
  source: cse('7.5.1'),
  examples: {
    valid: [runningInstance('{ mode: push, interval: 30, times: 3 }')],
    invalid: [
      runningInstance('{ mode: push, interval: «1», times: 3 }'),
      runningInstance('{ mode: push, interval: 30, times: «1» }'),
    ],
  },
  check(document, report) {
    const check = asMap(valueOf(specOfKind(document, 'MicroserviceInstance'), 'healthCheck'));
    for (const [name, least] of [
      ['interval', 5],
      ['times', 3],
    ] as const) {
      const scalar = scalarIn(check, name);
      if (typeof scalar?.value !== 'number' || scalar.value >= least || scalar.value < 0) continue;
      report(scalar.range, l10n.t('The registry reads this as {0}; write {0} or more.', least), {
        fixes: [replaceFix(scalar.range, String(least))],
      });
    }
  },
};
