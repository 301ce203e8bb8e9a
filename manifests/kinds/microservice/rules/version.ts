import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../../engine/rules/did-you-mean';
import type { Fix, Rule } from '../../../engine/rules/rule';
import type { ScalarNode } from '../../../../parser/node';
import type { MicroserviceDocument } from '../document';
import { reference } from './shared';

const largest = 32_767;

/** Versions of microservices. */
export const versionForm: Rule<MicroserviceDocument> = {
  id: 'microservice/version-form',
  consequence: 'refused',
  summary: 'A version is one to four numbers with dots, each 32767 at most.',
  explanation: 'The registry answers 400001 and the service is not registered.',
  source: reference('2 and 6, M04'),
  examples: {
    valid: [
      'servicecomb:\n  service:\n    version: 1.0.0.0\n',
      'service_description:\n  version: ${VERSION:0.0.1}\n',
    ],
    invalid: [
      'servicecomb:\n  service:\n    version: «v1.0.0»\n',
      'servicecomb:\n  service:\n    version: «1.0.0-SNAPSHOT»\n',
      'service_description:\n  version: «1.2.3.4.5»\n',
      'service_description:\n  version: «1.2.99999»\n',
    ],
  },
  check(document, report) {
    for (const setting of document.settings) {
      if (document.factsOf(setting)?.form !== 'version') continue;
      const known = document.knownValue(setting);
      if (known === undefined || isVersion(known.text)) continue;
      const message = l10n.t(
        '`{0}` is not a version; write one to four numbers with dots, each {1} at most, such as `1.0.0`.',
        known.text,
        largest,
      );
      report(known.scalar.range, message, { fixes: known.text === known.scalar.text ? repaired(known) : [] });
    }
  },
};

type Known = Exclude<ReturnType<MicroserviceDocument['knownValue']>, undefined>;

function repaired({ scalar, text }: Known): readonly Fix[] {
  const plain = text.replace(/^v/i, '').replace(/[-.](?:SNAPSHOT|RELEASE|FINAL)$/i, '');
  return plain !== text && isVersion(plain) ? [replaceFix(scalar.range, JSON.stringify(plain))] : [];
}

function isVersion(text: string): boolean {
  return /^\d+(?:\.\d+){0,3}$/.test(text) && text.split('.').every((part) => Number(part) <= largest);
}

/** Versions that YAML reads as numbers. */
export const versionNumber: Rule<MicroserviceDocument> = {
  id: 'microservice/version-number',
  consequence: 'altered',
  summary: 'A version that looks like a number is in quotes.',
  explanation: 'YAML reads `1.10` as the number 1.1, and the service is registered with that version.',
  source: reference('2 and 6, M05'),
  examples: {
    valid: [
      'servicecomb:\n  service:\n    version: "1.10"\n',
      'servicecomb:\n  service:\n    version: 1.1\n',
      'servicecomb:\n  service:\n    version: 1.0\n',
    ],
    invalid: ['servicecomb:\n  service:\n    version: «1.10»\n'],
  },
  check(document, report) {
    for (const setting of document.settings) {
      if (document.factsOf(setting)?.form !== 'version' || setting.value.kind !== 'scalar') continue;
      const { style, type, text, range } = setting.value;
      const meaning = read(setting.value);
      const isNumber = style === 'plain' && (type === 'float' || type === 'integer');
      if (!isNumber || meaning === text) continue;
      report(range, l10n.t('YAML reads `{0}` as the number {1}; put it in quotes.', text, meaning), {
        fixes: [{ title: l10n.t('Put it in quotes'), edits: [{ range, text: JSON.stringify(text) }] }],
      });
    }
  },
};

/** A number as the program makes a text of it: whole floats keep one zero. */
function read({ type, value }: ScalarNode): string {
  return type === 'float' && Number.isInteger(value) ? `${String(value)}.0` : String(value);
}

/** Versions of services that are called. */
export const versionRule: Rule<MicroserviceDocument> = {
  id: 'microservice/version-rule',
  consequence: 'readers-differ',
  summary: 'The version rule of a called service is not `latest`.',
  explanation: 'Newer registries answer 400001 to `latest`, and no instance is found.',
  source: reference('3 and 6, M20'),
  examples: {
    valid: ['servicecomb:\n  references:\n    cart:\n      version-rule: 1.0.0+\n'],
    invalid: ['servicecomb:\n  references:\n    cart:\n      version-rule: «latest»\n'],
  },
  check(document, report) {
    for (const setting of document.settings) {
      if (document.factsOf(setting)?.form !== 'version-rule') continue;
      const known = document.knownValue(setting);
      if (known?.text !== 'latest') continue;
      report(known.scalar.range, l10n.t('Newer registries refuse `latest`; write `0+` for every version.'), {
        fixes: known.scalar.text === 'latest' ? [replaceFix(known.scalar.range, '0+')] : [],
      });
    }
  },
};
