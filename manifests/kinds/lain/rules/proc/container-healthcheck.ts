import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../../../engine/rules/did-you-mean';
import type { Report, Rule } from '../../../../engine/rules/rule';
import { propertyOf } from '../../../../engine/schema/schema';
import type { Schema } from '../../../../engine/schema/schema';
import { reportUnknownIn } from '../../../../engine/schema/unknown';
import type { Entry, MapNode } from '../../../../../parser/node';
import { resolve, stringOf, valueOf } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import { isTemplated } from '../../document';
import type { ProcKey } from './keys';
import { isFalsy, kindOfValue, placeOf, procKeys, schemaOfKey, unfitValue } from './keys';

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
  const known = propertyOf(schemaOfKey(key, document), 'options')?.schema;
  reportUnknownIn(options, Object.keys(known?.properties ?? {}), document.text, report);
  for (const option of options.fields.values())
    checkOption(option, propertyOf(known, option.name)?.schema, document, report);
}

/** Of numbers below the least that deployd uses, it uses that. */
function checkOption(entry: Entry, schema: Schema | undefined, document: LainDocument, report: Report): void {
  const { name } = entry;
  const value = resolve(entry.value);
  if (schema === undefined || value === undefined || isTemplated(document, value)) return;
  const range = placeOf(entry, document);
  const violation = unfitValue(value, schema);
  const floor = schema.minimum ?? 0;
  if (violation?.kind === 'type') {
    report(range, l10n.t('`{0}` must be a whole number, {1} or more.', name, floor));
  } else if (violation?.kind === 'range') {
    report(range, l10n.t('`{0}` below {1} has no effect; write {1} or more.', name, floor), {
      fixes: [replaceFix(range, `${floor}`)],
    });
  }
}
