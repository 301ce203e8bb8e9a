import type { OutlineItem } from '../../engine/manifest';
import { asScalar } from '../../../parser/node';
import type { Entry } from '../../../parser/node';
import type { CloudDocument } from './document';

/** How deep the outline goes below a document: its members, and what they hold. */
const depth = 2;

/** The outline of a document: kind and name, with its members; empty for documents that are not manifests. */
export function outlineOfDocument(document: CloudDocument): readonly OutlineItem[] {
  const { form, map, name } = document;
  if (map === undefined || (form !== 'manifest' && form !== 'body')) return [];
  const kind = document.word('kind') ?? document.policyKind ?? '';
  const detail = [kind, document.word('apiVersion')].filter((word) => word !== undefined && word !== '');
  const label = name?.text ?? namesIn(document);
  return [
    {
      name: label === '' ? kind || '…' : label,
      detail: detail.join(' · '),
      kind: 'document',
      range: map.range,
      nameRange: name?.range ?? map.entries[0]?.key.range ?? map.range,
      children: map.entries.flatMap((entry) => member(entry, depth)),
    },
  ];
}

/** Documents without a name are shown by their parents' names. */
function namesIn(document: CloudDocument): string {
  const keys = document.kind?.facts.metadata ?? [];
  const names = keys.flatMap(({ key }) => document.metadata(key)?.text ?? []);
  return names.join(' / ');
}

function member(entry: Entry, levels: number): readonly OutlineItem[] {
  const { value } = entry;
  const map = value.kind === 'map' ? value : undefined;
  const scalar = asScalar(value);
  if (levels === depth && map === undefined && value.kind !== 'list') return [];
  const isShort = scalar !== undefined && !scalar.text.includes('\n') && scalar.text !== '';
  return [
    {
      name: entry.name === '' ? '…' : entry.name,
      ...(isShort && { detail: scalar.text }),
      kind: levels === depth ? 'section' : 'key',
      range: entry.range,
      nameRange: entry.key.range,
      children: levels > 1 ? (map?.entries ?? []).flatMap((inner) => member(inner, levels - 1)) : [],
    },
  ];
}
