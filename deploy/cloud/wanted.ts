import * as l10n from '@vscode/l10n';
import { isRecord } from '../../api/values';
import type { Schema } from '../../manifests/engine/schema/schema';
import { fittingSchema } from '../compare/compare-fields';
import { kindNamed } from '../../manifests/kinds/cloud/kinds';
import type { CloudKind } from '../../manifests/kinds/cloud/kinds/kind';
import { asMap, asScalar, resolve, valueOf, type AliasNode, type Node } from '../../parser/node';
import type { CloudDocument } from '../deploy-file';

/** Names that identify a resource: its own and those of what it belongs to. */
export type Names = Readonly<Record<string, string>>;

/** A resource as a document of a manifest describes it. */
export interface Wanted {
  readonly kind: CloudKind;
  /** The texts of `metadata`. */
  readonly metadata: Names;
  /** The members beside `metadata`, such as `spec`; what is null or missing is not managed. */
  readonly value: WantedValue;
  /** File and line, for messages. */
  readonly origin: string;
  /** The document that describes it; undefined for what is published from another kind of file. */
  readonly document?: CloudDocument;
}

export type WantedValue = Readonly<Record<string, unknown>>;

/** The resource of a document; undefined while its kind is not known. @throws TooManyValues */
export function wantedResource(document: CloudDocument): Wanted | undefined {
  const { apiVersion, kind, root, file, line } = document;
  const known = kindNamed(apiVersion, kind);
  if (!known) return undefined;
  const reader = new ValueReader();
  const members = Object.keys(known.facts.members).map((name): [string, unknown] => [
    name,
    reader.read(valueOf(root, name), known.schema.properties?.[name]?.schema),
  ]);
  return {
    kind: known,
    metadata: textsOf(valueOf(root, 'metadata')),
    value: Object.fromEntries(members.filter(([, value]) => value !== undefined)),
    origin: `${file.title}:${line}`,
    document,
  };
}

/**
 * The value of a node as the API takes it, by its schema; what is null is left out. @throws TooManyValues
 */
export function wantedValue(node: Node | undefined, schema: Schema | undefined): unknown {
  return new ValueReader().read(node, schema);
}

/** The texts of a map, as they are written: `1.10` stays `1.10`. */
export function textsOf(node: Node | undefined): Names {
  const fields = [...(asMap(node)?.fields.values() ?? [])];
  return Object.fromEntries(
    fields.flatMap(({ name, value }) => {
      const scalar = asScalar(value);
      return scalar && scalar.type !== 'null' ? [[name, scalar.text]] : [];
    }),
  );
}

/** Maximum number of values in a document; aliases make few lines stand for any number. */
const maxValues = 100_000;

/** A document whose aliases stand for endless or very many values. */
export class TooManyValues extends Error {
  constructor() {
    super(l10n.t('The aliases stand for too many values.'));
  }
}

/** Reads the values of one document. */
class ValueReader {
  private readonly above = new Set<Node>();
  private count = 0;

  /**
   * The value of a node as the API takes it: a number where only a text is allowed is the text as written, such as a
   * version. Undefined for null. @throws TooManyValues
   */
  read(node: Node | undefined, schema: Schema | undefined): unknown {
    const actual = node && resolve(node);
    if (!actual) return undefined;
    this.count += 1;
    if (this.above.has(actual) || this.count > maxValues) throw new TooManyValues();
    this.above.add(actual);
    const value = this.contentOf(actual, schema);
    this.above.delete(actual);
    return value;
  }

  private contentOf(node: Exclude<Node, AliasNode>, schema: Schema | undefined): unknown {
    if (node.kind === 'scalar') {
      if (node.type === 'null') return undefined;
      return isTextOnly(schema) ? node.text : node.value;
    }
    if (node.kind === 'list') {
      return node.items.map((item) => this.read(item, schema?.items)).filter((item) => item !== undefined);
    }
    const scalars = [...node.fields].map(([name, { value }]): [string, unknown] => [
      name,
      asScalar(value)?.value,
    ]);
    const fitting = schema && fittingSchema(schema, Object.fromEntries(scalars));
    const members = [...node.fields].map(([name, { value }]): [string, unknown] => [
      name,
      this.read(value, fitting?.properties?.[name]?.schema ?? fitting?.additional),
    ]);
    return Object.fromEntries(members.filter(([, value]) => value !== undefined));
  }
}

function isTextOnly(schema: Schema | undefined): boolean {
  return schema !== undefined && schema.types.every((type) => type === 'string');
}

/** A member of the wanted value that is a map; empty where it is none. */
export function memberOf({ value }: Pick<Wanted, 'value'>, name: string): Readonly<Record<string, unknown>> {
  const member = value[name];
  return isRecord(member) ? member : {};
}
