import { namesInPolicy, namesOfPolicy, readPolicyText } from '../governance';
import type { NameKind, NameUse } from '../../engine/names';
import type { Range } from '../../../parser/range';
import { asList, asMap, asScalar, bareRange, valueOf } from '../../../parser/node';
import type { Node, ScalarNode } from '../../../parser/node';
import { embeddedText } from '../../../parser/embedded';
import type { CloudDocument } from './document';
import type { MetadataKey } from './kinds/kind';
import { scalarIn, specOfKind } from './values/resources';

/** Every name that a document defines or uses, in offsets of the document. */
export function namesOfDocument(document: CloudDocument): readonly NameUse[] {
  return [
    ...metadataNames(document),
    ...policyNames(document),
    ...itemNames(document),
    ...schemaNames(document),
    ...callNames(document),
  ];
}

function metadataNames(document: CloudDocument): readonly NameUse[] {
  const keys = document.kind?.facts.metadata ?? [];
  return keys.flatMap(({ key, names }) => {
    const scalar = document.metadata(key);
    if (scalar === undefined || names === undefined) return [];
    const scope = scopeOf(document, names);
    return [
      {
        kind: names.kind,
        name: scalar.text,
        role: names.role,
        range: bareRange(scalar),
        ...(scope !== undefined && { scope }),
        ...(names.role === 'definition' && { extent: extentOf(document) }),
      },
    ];
  });
}

function scopeOf(document: CloudDocument, { scope }: NonNullable<MetadataKey['names']>): string | undefined {
  const parts = scope?.map((key) => document.metadata(key)?.text ?? '');
  return parts?.join('/');
}

function extentOf({ map, text }: CloudDocument): Range {
  return map?.range ?? { start: 0, end: text.length };
}

function policyNames(document: CloudDocument): readonly NameUse[] {
  const { policy, name } = document;
  if (policy === undefined) return [];
  const service = scalarIn(valueOf(document.root, 'selector'), 'service');
  const own = name
    ? namesOfPolicy({ ...policy, name: name.text, nameRange: bareRange(name) }).map((use) =>
        use.role === 'definition' ? { ...use, extent: extentOf(document) } : use,
      )
    : [];
  return [...own, ...namesInPolicy(policy), ...references('microservice', service ? [service] : [])];
}

/** A configuration item that holds a policy: its key ends with the name, and its value may name microservices. */
function itemNames(document: CloudDocument): readonly NameUse[] {
  const { item, name } = document;
  if (item === undefined || name === undefined) return [];
  const { kind, value } = item;
  const { end } = bareRange(name);
  const nameRange = { start: end - item.name.length, end };
  const { root: spec } = readPolicyText(value.text);
  const inner = namesInPolicy({ kind, name: item.name, place: 'kie', spec, source: value.text });
  const embedded = embeddedText(value, document.text);
  return [
    ...namesOfPolicy({ kind, name: item.name, nameRange, spec }),
    ...inner.map((use) => ({ ...use, range: embedded.outer(use.range) })),
  ];
}

/** Ids that a microservice lists. */
function schemaNames(document: CloudDocument): readonly NameUse[] {
  const spec = specOfKind(document, 'Microservice');
  const ids = asList(valueOf(spec, 'schemas'))?.items.flatMap((item) => asScalar(item) ?? []) ?? [];
  const scope = document.name?.text ?? '';
  return references('schema', ids).map((use) => ({ ...use, scope }));
}

/** Microservices that a dependency is about. */
function callNames(document: CloudDocument): readonly NameUse[] {
  const list = asList(valueOf(specOfKind(document, 'Dependency'), 'dependencies'));
  const ends = (list?.items ?? []).flatMap((item): Node[] => {
    const consumer = asMap(valueOf(item, 'consumer'));
    return [...(consumer ? [consumer] : []), ...(asList(valueOf(item, 'providers'))?.items ?? [])];
  });
  const names = ends.flatMap((end) => scalarIn(end, 'serviceName') ?? []);
  return references(
    'microservice',
    names.filter(({ text }) => text !== '*'),
  );
}

function references(kind: NameKind, scalars: readonly ScalarNode[]): readonly NameUse[] {
  return scalars
    .filter(({ text }) => text !== '')
    .map((scalar) => ({ kind, name: scalar.text, role: 'reference', range: bareRange(scalar) }));
}
