import { isRecord } from '../../../api/values';
import { narrowed } from '../../engine/schema/narrow';
import { propertyOf } from '../../engine/schema/schema';
import type { Schema } from '../../engine/schema/schema';
import { nodesOf } from '../../../parser/locate';
import { resolve, valueOf } from '../../../parser/node';
import type { AliasNode, Node, ScalarNode } from '../../../parser/node';
import type { CallDocument } from './document';
import { placeholdersIn, withoutCallPlaceholders } from './placeholders';
import type { Placeholder } from './placeholders';
import { valueFor } from './reader';

/** Maximum number of values of a call; aliases of aliases could make more of a short text than fits in memory. */
const maxValues = 1_000_000;

/** A call has more values than can be sent. */
export class TooManyValues extends Error {}

/** A call has a value that contains itself by an alias. */
export class EndlessValue extends Error {}

/** The parameters and the body of a call as they are sent, with its placeholders replaced. */
export interface CallValues {
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Undefined where the document has none. Members of a form that are files are as they are written: `{file: path}`. */
  readonly body: unknown;
}

/**
 * Reads the values of a call document. Numbers and booleans stay texts where the operation takes text.
 * @throws TooManyValues
 * @throws EndlessValue
 */
export function valuesOfCall(
  { root, schema }: CallDocument,
  replace: (placeholder: Placeholder) => string,
): CallValues {
  const reading = new Reading(replace);
  const read = (name: string): unknown => {
    const node = valueOf(root, name);
    return node && reading.value(node, propertyOf(schema, name)?.schema);
  };
  const parameters = read('parameters');
  return {
    parameters: isRecord(parameters) ? parameters : {},
    body: read('body') ?? undefined,
  };
}

/** The placeholders of a call in their order, each once. */
export function placeholdersOfCall({ root }: CallDocument): readonly Placeholder[] {
  const found = new Map<string, Placeholder>();
  for (const node of root ? nodesOf(root) : [])
    if (node.kind === 'scalar')
      for (const one of placeholdersIn(node.text)) found.set(`${one.from}:${one.name}`, one);
  return [...found.values()];
}

/** The names of the environment variables that a call sends. */
export function variablesOfCall(document: CallDocument): readonly string[] {
  return placeholdersOfCall(document).flatMap(({ from, name }) => (from === 'env' ? [name] : []));
}

class Reading {
  private count = 0;
  /** What is being read, and so contains what is read next. */
  private readonly outer = new Set<Node>();

  constructor(private readonly replace: (placeholder: Placeholder) => string) {}

  value(given: Node, wanted: Schema | undefined): unknown {
    if (++this.count > maxValues) throw new TooManyValues();
    const node = resolve(given);
    if (node === undefined) return null;
    if (this.outer.has(node)) throw new EndlessValue();
    this.outer.add(node);
    const value = this.content(node, wanted && narrowed(wanted, node, [], 0));
    this.outer.delete(node);
    return value;
  }

  private content(node: Exclude<Node, AliasNode>, schema: Schema | undefined): unknown {
    switch (node.kind) {
      case 'scalar':
        return this.scalar(node, schema);
      case 'list':
        return node.items.map((item) => this.value(item, schema?.items));
      case 'map':
        return Object.fromEntries(
          [...node.fields.values()].map(({ name, value }) => [
            name,
            this.value(value, propertyOf(schema, name)?.schema ?? schema?.additional),
          ]),
        );
    }
  }

  /** A placeholder in place of a number or a boolean is read as one. */
  private scalar(scalar: ScalarNode, schema: Schema | undefined): unknown {
    if (placeholdersIn(scalar.text).length === 0) return valueFor(scalar, schema);
    const text = withoutCallPlaceholders(scalar.text, this.replace);
    if (schema === undefined || schema.types.includes('string')) return text;
    return valueFor({ ...scalar, style: 'plain', type: 'string', value: text, text }, schema);
  }
}
