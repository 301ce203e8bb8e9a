import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../../../engine/rules/did-you-mean';
import type { Report, Rule } from '../../../../engine/rules/rule';
import { reportUnknownIn } from '../../../../engine/schema/unknown';
import type { Entry, MapNode } from '../../../../../parser/node';
import { asScalar, resolve, stringOf, valueOf } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import { isTemplated } from '../../document';
import type { ProcKey } from './keys';
import { isFalsy, kindOfValue, placeOf, procKeys } from './keys';

/** What deployd uses at least. */
const floors: ReadonlyMap<string, number> = new Map([
  ['interval', 10],
  ['timeout', 3],
  ['retries', 3],
]);

/** `container_healthcheck`: a command that tells whether the container is well. */
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
  check(document, report) {
    for (const key of procKeys(document, 'container_healthcheck')) {
      if (key.value.kind === 'map') checkMap(key, key.value, document, report);
      else if (!isFalsy(key.value))
        report(
          key.range,
          l10n.t('`container_healthcheck` must be a map with `cmd`, not {0}.', kindOfValue(key.value)),
          { consequence: 'fails-later' },
        );
    }
  },
};

function checkMap(key: ProcKey, map: MapNode, document: LainDocument, report: Report): void {
  if (stringOf(valueOf(map, 'cmd')) === undefined)
    report(
      key.entry.key.range,
      l10n.t('A container health check needs `cmd` as text; `cmd: none` switches it off.'),
    );
  reportUnknownIn(map, ['cmd', 'options'], document.text, report);

  const entry = map.fields.get('options');
  const options = entry && resolve(entry.value);
  if (entry === undefined || options === undefined) return;
  if (options.kind !== 'map') {
    report(placeOf(entry, document), l10n.t('`options` must be a map, not {0}.', kindOfValue(options)));
    return;
  }
  reportUnknownIn(options, [...floors.keys()], document.text, report);
  for (const option of options.fields.values()) checkOption(option, document, report);
}

function checkOption(entry: Entry, document: LainDocument, report: Report): void {
  const { name, value } = entry;
  const floor = floors.get(name);
  if (floor === undefined || isTemplated(document, value)) return;
  const range = placeOf(entry, document);
  const scalar = asScalar(value);
  if (scalar?.type !== 'integer' || typeof scalar.value !== 'number') {
    report(range, l10n.t('`{0}` must be a whole number, {1} or more.', name, floor));
  } else if (scalar.value < floor) {
    report(range, l10n.t('`{0}` below {1} has no effect; write {1} or more.', name, floor), {
      fixes: [replaceFix(range, `${floor}`)],
    });
  }
}
