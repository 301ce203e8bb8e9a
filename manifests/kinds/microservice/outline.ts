import type { OutlineItem } from '../../engine/manifest';
import type { Entry, MapNode } from '../../../parser/node';
import type { MicroserviceDocument } from './document';
import { policyKeyOf } from './policies';

const ownKeys =
  /^(?:servicecomb|cse|service_description|instance_description)(?:\.|$)|^APPLICATION_ID$|-config-order$/;
const pathToOwn = /^spring(?:\.cloud)?$/;

/** The microservice parts of a document, nested as written. */
export function outlineOf({ map }: MicroserviceDocument): readonly OutlineItem[] {
  return map === undefined ? [] : itemsOf(map, '');
}

function itemsOf(map: MapNode, path: string): readonly OutlineItem[] {
  return map.entries.flatMap((entry) => {
    const key = path === '' ? entry.name : `${path}.${entry.name}`;
    if (ownKeys.test(key) || /^spring\.cloud\.servicecomb(?:\.|$)/.test(key)) return [itemOf(entry, key)];
    if (!pathToOwn.test(key)) return [];
    const item = itemOf(entry, key);
    return item.children.length > 0 ? [item] : [];
  });
}

function itemOf(entry: Entry, key: string): OutlineItem {
  const { value } = entry;
  const policy = policyKeyOf(key);
  const detail = policy?.kind ?? (value.kind === 'scalar' ? shortened(value.text, key) : undefined);
  const isMap = value.kind === 'map' && policy === undefined;
  return {
    name: entry.name,
    ...(detail !== undefined && detail !== '' && { detail }),
    kind: policy ? 'resource' : isMap ? 'section' : 'key',
    range: entry.range,
    nameRange: entry.key.range,
    children: isMap ? itemsOf(value, key) : [],
  };
}

/** The first words of a value; empty for secrets. */
function shortened(text: string, key: string): string {
  if (/(?:password|passwd|secretKey|accessKey|StoreValue)$/.test(key)) return '';
  const [line = ''] = text.split('\n');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
