import * as l10n from '@vscode/l10n';
import { removeEntryFix } from '../../../engine/rules/remove-entry';
import type { Rule } from '../../../engine/rules/rule';
import type { MicroserviceDocument } from '../document';
import { applicationKeys, nameKeys } from '../names';
import type { Setting } from '../settings';
import { reference, springCloud } from './shared';

const versionKeys = [
  'spring.cloud.servicecomb.service.version',
  'servicecomb.service.version',
  'spring.cloud.servicecomb.discovery.version',
  'service_description.version',
];

/** Two names of one service. */
export const identityDiffers: Rule<MicroserviceDocument> = {
  id: 'microservice/identity-differs',
  consequence: 'ignored',
  summary: 'A file that sets the name, application or version twice sets the same value.',
  explanation: 'The newer key takes precedence, and the other one is ignored.',
  source: reference('3, 4 and 6, M11'),
  examples: {
    valid: [
      'APPLICATION_ID: shop\nservicecomb:\n  service:\n    application: shop\n    name: cart\n',
      'servicecomb:\n  service:\n    name: cart\n',
    ],
    invalid: [
      'service_description:\n  name: «basket»\nservicecomb:\n  service:\n    name: cart\n',
      springCloud('      service:\n        version: 0.0.1\n      discovery:\n        version: «0.0.2»\n'),
    ],
  },
  check(document, report) {
    for (const keys of [nameKeys, applicationKeys, versionKeys]) {
      const written = keys.flatMap((key) => document.byKey.get(key) ?? []);
      const [first, ...others] = written.filter((setting) => document.knownValue(setting) !== undefined);
      if (first === undefined || mixes(written)) continue;
      const wins = document.knownValue(first)?.text ?? '';
      for (const other of others) {
        const known = document.knownValue(other);
        if (known === undefined || known.text === wins) continue;
        report(
          known.scalar.range,
          l10n.t(
            '`{0}` is `{1}` and takes precedence; write the same value here, or remove this.',
            first.key,
            wins,
          ),
          {
            fixes: removeEntryFix(other.entry, document.text),
          },
        );
      }
    }
  },
};

/** A file of Spring Cloud Huawei may hold another program's settings too. */
function mixes(settings: readonly Setting[]): boolean {
  const inSpring = settings.filter(({ key }) => key.startsWith('spring.')).length;
  return inSpring > 0 && inSpring < settings.length;
}

/** Calls of services of other applications. */
export const crossApplication: Rule<MicroserviceDocument> = {
  id: 'microservice/cross-application',
  consequence: 'as-written',
  summary: 'A service of another application is called only if it allows this.',
  explanation:
    'Without `allowCrossApp: true` in the properties of the other service, its instances are not found.',
  source: reference('6, M14'),
  examples: {
    valid: [
      'servicecomb:\n  service:\n    application: shop\n  references:\n    "shop:order":\n      version-rule: 1.0.0+\n',
    ],
    invalid: [
      'servicecomb:\n  service:\n    application: shop\n  references:\n    «"bank:pay"»:\n      version-rule: 1.0.0+\n',
    ],
  },
  check(document, report) {
    const own = applicationKeys
      .map((key) => document.byKey.get(key))
      .find((setting) => setting !== undefined);
    const application = own && document.knownValue(own)?.text;
    if (application === undefined) return;
    for (const { key, entry } of document.settings) {
      const [, other, service] =
        /^(?:servicecomb|cse)\.references\.([^.:]+):(.+)\.version-rule$/.exec(key) ?? [];
      if (other === undefined || service === undefined || other === application) continue;
      const owner = entry.parent.parent;
      const range = owner?.kind === 'entry' && owner.name.includes(':') ? owner.key.range : entry.key.range;
      report(
        range,
        l10n.t(
          '`{0}` belongs to the application `{1}`; set `allowCrossApp: true` there, or it is not found.',
          service,
          other,
        ),
      );
    }
  },
};
