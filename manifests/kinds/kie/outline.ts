import type { OutlineItem } from '../../engine/manifest';
import type { KieItem } from './item';

/** An item by its key, with its labels beside it. */
export function outlineOfItem({ key, map, scope }: KieItem): readonly OutlineItem[] {
  if (map === undefined) return [];
  const name = key?.text ?? '';
  return [
    {
      name: name === '' ? '…' : name,
      ...(scope !== '' && { detail: scope }),
      kind: 'resource',
      range: map.range,
      nameRange: key?.range ?? map.entries[0]?.key.range ?? map.range,
      children: [],
    },
  ];
}
