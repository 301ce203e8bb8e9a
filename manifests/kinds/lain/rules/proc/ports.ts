import * as l10n from '@vscode/l10n';
import { quote } from '../../../../engine/rules/edits';
import type { Report, Rule } from '../../../../engine/rules/rule';
import type { Range } from '../../../../../parser/range';
import { asScalar, stringOf } from '../../../../../parser/node';
import type { MapNode } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import type { PortMapping } from '../../values/port';
import { numberTrap, readPortMapping } from '../../values/port';
import { isWhole, reportField } from '../fields';
import type { FieldPolicy } from '../fields';
import { procKeys } from './keys';

/** `ports`: mappings of the stream router. */
export const ports: Rule<LainDocument> = {
  id: 'lain/ports',
  consequence: 'refused',
  summary:
    'Stream router mappings are the keys of a map, `9506:8000/tcp:`, with source ports from 9500 to 10000.',
  explanation: 'The parser refuses ports out of range; a list or a number is silently ignored.',
  source: { document: 'LAIN manifest reference', section: 'R-22' },
  examples: {
    valid: ['worker:\n  ports:\n    9506:8000/tcp:\n    9507:\n', 'worker:\n  ports: 9506:8000\n'],
    invalid: [
      'worker:\n  ports:\n    «80:8000»:\n',
      'worker:\n  ports:\n    «9506:22»:\n',
      'worker:\n  ports:\n    9506:8000:\n    «9506:8001»:\n',
      'worker:\n  ports:\n    «9506:99999/tcp»:\n',
      'worker:\n  ports:\n    «9506:8000/sctp»:\n',
      'worker:\n  ports:\n    «- 9506:8000»\n',
    ],
  },
  check(document, report) {
    for (const key of procKeys(document, 'ports')) {
      const { value, range } = key;
      reportField(key, policy, document, report);
      const text = stringOf(value);
      if (value.kind === 'map') checkMap(value, report);
      else if (text) checkMapping(text, range, report);
    }
  },
};

/** Keys and texts are read below. */
const policy: FieldPolicy = {
  reports: (violation) => violation.kind === 'type' && isWhole(violation),
  consequence: () => 'ignored',
};

function checkMap(map: MapNode, report: Report): void {
  const taken = new Set<number>();
  for (const { key, name } of map.fields.values()) {
    const scalar = asScalar(key);
    if (scalar && numberTrap(scalar)) {
      report(
        key.range,
        l10n.t('YAML 1.1 reads `{0}` as the number {1}; quote the mapping.', name, `${scalar.value}`),
        { fixes: [quote(scalar)] },
      );
      continue;
    }
    const mapping = checkMapping(name, key.range, report);
    if (mapping === undefined) continue;
    if (taken.has(mapping.source))
      report(key.range, l10n.t('Source port {0} is mapped twice; use another one.', mapping.source));
    taken.add(mapping.source);
  }
}

function checkMapping(text: string, range: Range, report: Report): PortMapping | undefined {
  const mapping = readPortMapping(text);
  if (mapping === undefined)
    report(range, l10n.t('`{0}` is not a port mapping; write `9506:8000/tcp`.', text));
  else if (mapping.source < 9500 || mapping.source > 10_000)
    report(range, l10n.t('Source port {0} is out of range; use 9500 to 10000.', mapping.source));
  else if (mapping.target < 1 || mapping.target > 65_535)
    report(range, l10n.t('Target port {0} is out of range; use 1 to 65535.', mapping.target));
  else if (mapping.surplus !== undefined)
    report(range, l10n.t('`{0}` is passed over and tcp is used; write `9506:8000/tcp`.', mapping.surplus), {
      consequence: 'altered',
    });
  return mapping;
}
