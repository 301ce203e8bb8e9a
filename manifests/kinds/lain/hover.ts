import { describeProperty, describeTypes } from '../../engine/language/describe';
import { leafAtOffset } from '../../../parser/locate';
import type { Explanation } from '../../engine/manifest';
import { propertyAt, schemaAt } from '../../engine/schema/schema';
import type { Property } from '../../engine/schema/schema';
import { pathOf } from '../../../parser/node';
import type { Entry, Node } from '../../../parser/node';
import type { LainDocument } from './document';
import { sectionFacts } from './hover/sections';
import { meaningOf } from './hover/values';
import { lainSchema } from './schema';
import type { Proc } from './sections';
import { asWritten } from '../../engine/language/foreign-text';

type Path = readonly (string | number)[];

/** The explanation of the key or value at an offset of a lain.yaml. */
export function hoverInLain(document: LainDocument, offset: number): Explanation | undefined {
  const place = leafAtOffset(document.root, offset);
  if (place === undefined) return undefined;
  const { atKey, entry, node } = place;
  const markdown = atKey && entry ? hoverOfKey(document, entry) : hoverOfValue(document, node);
  return markdown === undefined ? undefined : { range: node.range, markdown };
}

/** A key of the schema, or a name made by the user (a volume's path, an app): explained by what it is listed under. */
function hoverOfKey(document: LainDocument, entry: Entry): string | undefined {
  const path = pathOf(entry);
  const schema = lainSchema(document.dialect);
  const property = propertyAt(schema, path);
  if (property === undefined) {
    const isName = schemaAt(schema, path.slice(0, -1))?.additional !== undefined;
    return isName ? hoverOfItem(document, entry.key, path) : undefined;
  }
  const facts = path.length === 1 ? sectionFacts(document, entry.name) : '';
  return [title(entry.name, property), facts, describeProperty(property)].filter(Boolean).join('\n\n');
}

function hoverOfValue(document: LainDocument, node: Node): string | undefined {
  return hoverOfItem(document, node, pathOf(node));
}

/** A value by what it means, otherwise by the key that it is the value of or is listed under. */
function hoverOfItem(document: LainDocument, node: Node, path: Path): string | undefined {
  const keyPath = node.parent?.kind === 'entry' && node.parent.key === node ? path.slice(0, -1) : path;
  const namedPath = withoutPositions(keyPath);
  const key = namedPath.at(-1);
  const property = propertyAt(lainSchema(document.dialect), namedPath);
  if (property === undefined || typeof key !== 'string') return undefined;

  const isItem = namedPath.length < keyPath.length;
  const proc = procAt(document, path);
  const meaning =
    node.kind === 'scalar'
      ? meaningOf({ document, scalar: node, key, isItem, schema: property.schema, proc })
      : undefined;
  return [title(key, property), meaning ?? describeProperty(property)].join('\n\n');
}

function procAt({ procs }: LainDocument, [section, key]: Path): Proc | undefined {
  const own = procs.filter((proc) => proc.section.key === section);
  return own.find((proc) => proc.entry.name === key) ?? own[0];
}

function withoutPositions(path: Path): Path {
  const last = path.findLastIndex((step) => typeof step === 'string');
  return path.slice(0, last + 1);
}

function title(name: string, property: Property): string {
  return `**${asWritten(name)}** — ${describeTypes(property.schema)}`;
}
