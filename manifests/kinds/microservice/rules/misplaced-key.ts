import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import type { MicroserviceDocument } from '../document';
import { placeOf } from '../keys';
import type { Setting } from '../settings';
import { moveSettingFix } from './move-setting';
import { java3, reference } from './shared';

/** Settings that are one section too high, or below the section beside theirs. */
export const misplacedKey: Rule<MicroserviceDocument> = {
  id: 'microservice/misplaced-key',
  consequence: 'ignored',
  summary: 'A setting is below the section that the program reads it from.',
  explanation:
    'The program looks for the whole key; elsewhere the setting is silently ignored and the default applies.',
  source: reference('2, 3 and 6, M02'),
  examples: {
    valid: [
      java3('      watch: true\n'),
      'servicecomb:\n  registry:\n    type: servicecenter\n    watch: true\n',
    ],
    invalid: [
      'servicecomb:\n  registry:\n    «watch»: true\n    sc:\n      address: http://127.0.0.1:30100\n',
      java3('  service:\n    name: cart\n    «initialStatus»: UP\n'),
      'service_description:\n  name: cart\n  «initialStatus»: UP\n',
    ],
  },
  check(document, report) {
    for (const setting of document.settings) {
      const right = rightPlace(setting, document);
      if (right === undefined || document.byKey.has(right)) continue;
      const section = right.slice(0, right.lastIndexOf('.'));
      report(
        setting.entry.key.range,
        l10n.t('`{0}` is not read here; write it below `{1}`.', lastPart(setting.key), section),
        { fixes: fixesOf(document, setting, right) },
      );
    }
  },
};

/** Whether the rule reports a setting. */
export function isMisplaced(setting: Setting, document: MicroserviceDocument): boolean {
  const right = rightPlace(setting, document);
  return right !== undefined && !document.byKey.has(right);
}

/** The whole key under which the program reads the setting; undefined where this one is read, or nothing near it. */
function rightPlace({ key }: Setting, { dialect }: MicroserviceDocument): string | undefined {
  const place = placeOf(key, dialect);
  if (place === undefined || place.index.knows(place.key)) return undefined;
  const beside = besideOf(key);
  if (
    beside !== undefined &&
    placeOf(beside, dialect)?.index.find(beside.slice(place.prefix.length)) !== undefined
  )
    return beside;
  const deeper = place.index.deeper(place.key);
  return deeper === undefined ? undefined : place.prefix + deeper;
}

/** The same key of the instance in place of the service, and the other way round. */
function besideOf(key: string): string | undefined {
  const [, before = '', section, after] =
    /^(servicecomb\.|spring\.cloud\.servicecomb\.|)(service|instance|service_description|instance_description)\.(.+)$/.exec(
      key,
    ) ?? [];
  if (section === undefined || after === undefined) return undefined;
  const other = section.startsWith('service')
    ? section.replace('service', 'instance')
    : section.replace('instance', 'service');
  return `${before}${other}.${after}`;
}

function lastPart(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1);
}

function fixesOf(document: MicroserviceDocument, setting: Setting, key: string) {
  const { value } = setting;
  if (!key.startsWith('servicecomb.') || value.kind !== 'scalar') return [];
  return moveSettingFix(document, setting, key, document.text.slice(value.range.start, value.range.end));
}
