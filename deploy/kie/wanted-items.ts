import { asMap, asScalar, resolve, valueOf } from '../../parser/node';
import { itemNodesOf } from '../../manifests/kinds/kie/items-in-tree';
import type { Node } from '../../parser/node';
import { kieIdentity, type Labels } from '../../resources/kie/items';
import { maskSecret } from '../../resources/shown-value';
import { cloudDocuments, type CloudDocument, type DeployFile } from '../deploy-file';

/** A configuration item as a file defines it. Members that are left out are not managed and keep their live values. */
export interface WantedItem {
  /** Key and labels. */
  readonly identity: string;
  readonly key: string;
  readonly labels: Labels;
  readonly value?: string;
  readonly valueType?: string;
  readonly status?: string;
  /** Name of the engine, if the document gives one. */
  readonly engine?: string;
  /** File and line, for messages. */
  readonly origin: string;
  /** The document that describes it; undefined for an item of a kie file. */
  readonly document?: CloudDocument;
}

/** The item with other labels. */
export function relabelled(item: WantedItem, labels: Labels): WantedItem {
  return { ...item, labels, identity: kieIdentity({ key: item.key, labels }) };
}

/** Labels for display, with what may be a secret masked; empty for an item without labels. */
export function scopeOf({ labels }: Pick<WantedItem, 'labels'>): string {
  return Object.entries(labels)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${maskSecret(name, value)}`)
    .join(', ');
}

/** Whether a file has configuration items. */
export function hasItems(file: DeployFile): boolean {
  return file.manifest.kind === 'kie' || configsIn(file).length > 0;
}

/** Configuration items of a kie file, or of the `kie/v1` `Config` documents of a cloud manifest. */
export function wantedItems(file: DeployFile): WantedItem[] {
  if (file.manifest.kind === 'kie') return itemsOfFile(file);
  return configsIn(file).flatMap((document) => {
    const { root, name, line } = document;
    const engine = textOf(valueOf(root, 'metadata'), 'engine');
    const items = itemOf(valueOf(root, 'spec'), name, `${file.title}:${line}`, engine);
    return items.map((item) => ({ ...item, document }));
  });
}

function configsIn(file: DeployFile) {
  return cloudDocuments(file).filter(({ apiVersion, kind }) => apiVersion === 'kie/v1' && kind === 'Config');
}

/** Servers read the first document of a YAML file only. */
function itemsOfFile(file: DeployFile): WantedItem[] {
  const { manifest, title } = file;
  const part = manifest.parts().find(({ root }) => root !== undefined);
  if (!part) return [];
  return itemNodesOf(part.root).flatMap((node) => {
    const item = resolve(node);
    const { line } = manifest.lines.positionAt(part.start + node.range.start);
    return itemOf(item, textOf(item, 'key'), `${title}:${line + 1}`);
  });
}

function itemOf(
  body: Node | undefined,
  key: string | undefined,
  origin: string,
  engine?: string,
): WantedItem[] {
  if (key === undefined || key === '') return []; // a null in the list, which servers ignore
  const labels = labelsOf(valueOf(body, 'labels'));
  const [value, valueType, status] = ['value', 'value_type', 'status'].map((name) => textOf(body, name));
  return [
    {
      identity: kieIdentity({ key, labels }),
      key,
      labels,
      origin,
      ...(value !== undefined && { value }),
      ...(valueType && { valueType }),
      ...(status && { status }),
      ...(engine && { engine }),
    },
  ];
}

function labelsOf(node: Node | undefined): Labels {
  const entries = [...(asMap(node)?.fields.values() ?? [])];
  return Object.fromEntries(entries.map(({ name, value }) => [name, asScalar(value)?.text ?? '']));
}

/** The text of a scalar, if present. */
function textOf(node: Node | undefined, name: string): string | undefined {
  const scalar = asScalar(valueOf(node, name));
  return scalar === undefined || scalar.type === 'null' ? undefined : scalar.text;
}
