import type { OutlineItem } from '../../engine/manifest';
import { asMap, asScalar } from '../../../parser/node';
import type { Entry } from '../../../parser/node';
import type { CallDocument } from './document';

/** The outline of a call: its operation, with the parameters and the fields of the body. */
export function outlineOfCall({ map, operationName, connectionName }: CallDocument): readonly OutlineItem[] {
  if (map === undefined) return [];
  return [
    {
      name: operationName?.text ?? '…',
      ...(connectionName && { detail: connectionName.text }),
      kind: 'document',
      range: map.range,
      nameRange: operationName?.range ?? map.entries[0]?.key.range ?? map.range,
      children: map.entries.flatMap((entry) => section(entry)),
    },
  ];
}

function section(entry: Entry): readonly OutlineItem[] {
  if (entry.name === 'operation' || entry.name === 'connection') return [];
  const inner = asMap(entry.value)?.entries.map((one) => ({ ...item(one), kind: 'key' as const })) ?? [];
  return [{ ...item(entry), kind: 'section', children: entry.value.kind === 'map' ? inner : [] }];
}

function item({ name, range, key, value }: Entry): Omit<OutlineItem, 'kind'> {
  const scalar = asScalar(value);
  const isShort = scalar !== undefined && scalar.text !== '' && !scalar.text.includes('\n');
  return {
    name: name === '' ? '…' : name,
    ...(isShort && { detail: scalar.text }),
    range,
    nameRange: key.range,
    children: [],
  };
}
