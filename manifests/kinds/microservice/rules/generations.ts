import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../../engine/rules/did-you-mean';
import type { Fix, Report, Rule } from '../../../engine/rules/rule';
import { asMap } from '../../../../parser/node';
import type { Dialect } from '../dialect';
import type { MicroserviceDocument } from '../document';
import { successorInJava3 } from '../keys/successors';
import type { Setting } from '../settings';
import { dialectsOf, placeOf } from '../keys';
import type { KeyPlace } from '../keys';
import { frameworkName } from '../describe';
import { isMisplaced } from './misplaced-key';
import { partRange } from './part-range';
import { moveSettingFix } from './move-setting';
import { java3, reference } from './shared';

/** Keys that only another generation reads. */
export const otherGeneration: Rule<MicroserviceDocument> = {
  id: 'microservice/other-generation',
  consequence: 'ignored',
  summary: 'A file uses the keys of one generation of the framework.',
  explanation: 'The program silently ignores keys of other generations; the defaults apply.',
  source: reference('1, 3 and 6, M09'),
  examples: {
    valid: [
      java3('      watch: true\n'),
      'servicecomb:\n  service:\n    registry:\n      address: http://127.0.0.1:30100\n',
    ],
    invalid: [
      java3(
        '  service:\n    name: cart\n    registry:\n      instance:\n        pull:\n          «interval»: 30\n',
      ),
      java3('  service:\n    registry:\n      «address»: http://127.0.0.1:30100\n    name: cart\n'),
      `${java3('')}«cse»:\n  rest:\n    address: 0.0.0.0:8080\n`,
      'servicecomb:\n  registry:\n    type: servicecenter\n  service:\n    name: cart\n    «application»: shop\n',
      java3('  «isolation»:\n    Consumer:\n      timeout:\n        enabled: false\n        own: 1\n'),
      java3('  references:\n    cart:\n      «version-rule»: 0.0.1\n'),
      java3('  loadbalance:\n    isolation:\n      «enabled»: true\n'),
      'servicecomb:\n  protocols:\n    rest:\n      listenAddress: 127.0.0.1:8080\n  «kie»:\n    serverUri: http://127.0.0.1:30110\n',
    ],
  },
  check(document, report) {
    if (document.dialect === 'java3') checkJava3(document, report);
    if (document.dialect === 'go') checkGo(document, report);
    checkOthers(document, report);
  },
};

/** Settings that other frameworks know, and the one of the file does not; rules of their own tell what replaces some. */
function checkOthers(document: MicroserviceDocument, report: Report): void {
  const { dialect, settings } = document;
  if (dialect === undefined || dialect === 'policies') return;
  const reported = new Set<number>();
  for (const setting of settings) {
    const { key, entry } = setting;
    const place = placeOf(key, dialect);
    if (place?.prefix !== 'servicecomb.' || hasRule(key, dialect) || isMisplaced(setting, document)) continue;
    const reader = otherReader(place, dialect);
    if (reader === undefined) continue;
    const parts = key.split('.').length;
    const range = (place.index.isForeign(place.key) && partRange(entry, parts, 1)) || entry.key.range;
    if (reported.has(range.start)) continue;
    reported.add(range.start);
    report(
      range,
      l10n.t(
        '{0} does not read this setting of {1}; remove it.',
        frameworkName(dialect),
        frameworkName(reader),
      ),
    );
  }
}

/** The framework that reads a key which the one of the file does not. */
function otherReader({ index, key }: KeyPlace, dialect: Dialect): Dialect | undefined {
  if (dialect === 'java3' && key.startsWith('loadbalance.isolation.')) return 'java2';
  if (index.knows(key)) return undefined;
  return dialectsOf(key, index.isForeign(key) ? 'at-all' : 'as-setting')[0];
}

function hasRule(key: string, dialect: Dialect): boolean {
  if (dialect === 'go') return key === 'servicecomb.service.application';
  return (
    dialect === 'java3' &&
    (successorInJava3(key) !== undefined || key.startsWith('servicecomb.handler.chain.'))
  );
}

function checkJava3(document: MicroserviceDocument, report: Report): void {
  const { map, settings, byKey } = document;
  const old = map?.fields.get('cse');
  if (old && asMap(old.value))
    report(old.key.range, l10n.t('Java Chassis 3 reads nothing below `cse`; write `servicecomb`.'), {
      fixes: map?.fields.has('servicecomb') === true ? [] : [replaceFix(old.key.range, 'servicecomb')],
    });
  for (const setting of settings) {
    const successor = successorInJava3(setting.key);
    if (successor === undefined || setting.key.startsWith('cse.')) continue;
    const isThere = byKey.has(successor.key);
    const message = isThere
      ? l10n.t(
          'Java Chassis 3 does not read this; remove it: `{0}`, which it reads, is here too.',
          successor.key,
        )
      : l10n.t('Java Chassis 3 does not read this; write `{0}`.', successor.key);
    report(setting.entry.key.range, message, {
      severity: isThere ? 'information' : 'warning',
      fixes: isThere ? [] : moved(document, setting, successor.key, successor.times),
    });
  }
}

/** Seconds become milliseconds where the newer key counts these. */
function moved(
  document: MicroserviceDocument,
  setting: Setting,
  key: string,
  times: 1000 | undefined,
): readonly Fix[] {
  const { value } = setting;
  if (value.kind !== 'scalar') return [];
  const text = document.text.slice(value.range.start, value.range.end);
  if (times === undefined) return moveSettingFix(document, setting, key, text);
  return /^\d+$/.test(text) ? moveSettingFix(document, setting, key, String(Number(text) * times)) : [];
}

function checkGo({ byKey }: MicroserviceDocument, report: Report): void {
  const setting = byKey.get('servicecomb.service.application');
  if (setting === undefined || byKey.has('servicecomb.service.app')) return;
  report(setting.entry.key.range, l10n.t('Go Chassis does not read this; write `{0}`.', 'app'), {
    fixes: setting.entry.name === 'application' ? [replaceFix(setting.entry.key.range, 'app')] : [],
  });
}
