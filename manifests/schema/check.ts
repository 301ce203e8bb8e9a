import * as l10n from '@vscode/l10n';
import { describeTypes, written } from '../language/describe';
import { didYouMean, replaceFix } from '../rules/did-you-mean';
import type { Fix, Range } from '../rules/rule';
import { resolve } from '../source/node';
import type { Entry, MapNode, Node, ScalarNode } from '../source/node';
import { propertyOf } from './schema';
import type { Property, Schema } from './schema';

/** In what a value does not fit its schema. */
export type MisfitKind = 'type' | 'choice' | 'range' | 'length' | 'form' | 'missing' | 'unknown';

export interface Misfit {
  readonly kind: MisfitKind;
  readonly range: Range;
  /** What is wrong, what is allowed and what to write instead. */
  readonly message: string;
  readonly fixes?: readonly Fix[];
  /** Keys and positions down to what does not fit. */
  readonly path: readonly (string | number)[];
}

type Resolved = Exclude<ReturnType<typeof resolve>, undefined>;
type Path = readonly (string | number)[];

/** Everything in which a node does not fit a schema, in the order of the text. Aliases are followed once. */
export function checkSchema(node: Node, schema: Schema): readonly Misfit[] {
  const misfits: Misfit[] = [];
  new Check(misfits).node(node, schema, []);
  return misfits;
}

class Check {
  constructor(private readonly misfits: Misfit[]) {}

  node(given: Node, schema: Schema, path: Path): void {
    const node = resolve(given);
    if (node === undefined) return;
    if (schema.alternatives) return this.alternatives(given, schema, schema.alternatives, path);
    if (!hasType(node, schema)) return this.add('type', given.range, wrongType(path, schema, node), path);
    if (node.kind === 'map') return this.map(node, schema, path);
    if (node.kind === 'list') return this.list(given.range, node.items, schema, path);
    this.scalar(node, given.range, schema, path);
  }

  /** What is wrong is told by the alternative that the value is meant as: the one of its type. */
  private alternatives(node: Node, schema: Schema, alternatives: readonly Schema[], path: Path): void {
    const tries = alternatives.map((one) => {
      const misfits: Misfit[] = [];
      new Check(misfits).node(node, one, path);
      return misfits;
    });
    if (tries.some((misfits) => misfits.length === 0)) return;
    const meant = tries.find(([first]) => first?.kind !== 'type' || first.path.length > path.length);
    if (meant) this.misfits.push(...meant);
    else this.add('type', node.range, wrongType(path, schema, resolve(node)), path);
  }

  private map(map: MapNode, schema: Schema, path: Path): void {
    for (const entry of map.fields.values()) this.entry(entry, map, schema, path);
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (property.required && !map.fields.has(name)) {
        this.add('missing', headOf(map), l10n.t('`{0}` is missing here.', name), [...path, name]);
      }
    }
    if (schema.minProperties !== undefined && map.fields.size < schema.minProperties) {
      this.add(
        'length',
        headOf(map),
        l10n.t('{0} needs {1} keys or more.', nameOf(path), schema.minProperties),
        path,
      );
    }
  }

  private entry(entry: Entry, map: MapNode, schema: Schema, path: Path): void {
    const inner = [...path, entry.name];
    const known: Property | undefined = propertyOf(schema, entry.name);
    const wanted = known?.schema ?? schema.additional;
    if (wanted) return this.value(entry, known, wanted, inner);
    if (schema.properties === undefined) return;
    const names = Object.keys(schema.properties).filter((name) => !map.fields.has(name));
    const better = didYouMean(entry.name, names);
    const message =
      better === undefined
        ? l10n.t('`{0}` is not known here.', entry.name)
        : l10n.t('`{0}` is not known here; did you mean `{1}`?', entry.name, better);
    this.add('unknown', entry.key.range, message, inner, better && [replaceFix(entry.key.range, better)]);
  }

  /** A key with nothing behind it is not written yet: only what must be there is told. */
  private value(entry: Entry, property: Property | undefined, wanted: Schema, path: Path): void {
    const isEmpty = entry.value.kind === 'scalar' && entry.value.text === '' && entry.value.style === 'plain';
    if (!isEmpty || wanted.types.includes('null')) return this.node(entry.value, wanted, path);
    if (property?.required) {
      this.add('missing', entry.key.range, l10n.t('`{0}` needs a value.', entry.name), path);
    }
  }

  private list(range: Range, items: readonly Node[], schema: Schema, path: Path): void {
    const { minItems, maxItems, items: wanted } = schema;
    if (minItems !== undefined && items.length < minItems) {
      this.add('length', range, l10n.t('{0} needs {1} items or more.', nameOf(path), minItems), path);
    }
    if (maxItems !== undefined && items.length > maxItems) {
      this.add('length', range, l10n.t('{0} takes {1} items at most.', nameOf(path), maxItems), path);
    }
    if (wanted) items.forEach((item, index) => this.node(item, wanted, [...path, index]));
  }

  private scalar(node: ScalarNode, range: Range, schema: Schema, path: Path): void {
    const { choices } = schema;
    if (choices && !choices.some(({ value }) => value === node.value || value === node.text)) {
      const values = choices.map(({ value }) => `\`${written(value)}\``).join(', ');
      const better = didYouMean(
        node.text,
        choices.map(({ value }) => String(value)),
      );
      const message = l10n.t('{0} must be one of {1}.', nameOf(path), values);
      return this.add('choice', range, message, path, better && [replaceFix(range, better)]);
    }
    if (typeof node.value === 'number') return this.number(node.value, range, schema, path);
    if (node.type === 'string') this.text(node.text, range, schema, path);
  }

  private number(value: number, range: Range, schema: Schema, path: Path): void {
    const { minimum = -Infinity, maximum = Infinity } = schema;
    const { exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = schema;
    const fits = value >= minimum && value <= maximum && value > exclusiveMinimum && value < exclusiveMaximum;
    if (!fits) this.add('range', range, l10n.t('{0} must be {1}.', nameOf(path), rangeInWords(schema)), path);
  }

  private text(text: string, range: Range, schema: Schema, path: Path): void {
    const { minLength = 0, maxLength = Infinity, pattern, summary } = schema;
    const length = [...text].length;
    if (length < minLength) {
      return this.add(
        'length',
        range,
        l10n.t('{0} needs {1} characters or more.', nameOf(path), minLength),
        path,
      );
    }
    if (length > maxLength) {
      const message = l10n.t(
        '{0} takes {1} characters at most; this has {2}.',
        nameOf(path),
        maxLength,
        length,
      );
      return this.add('length', range, message, path);
    }
    if (pattern === undefined || new RegExp(pattern, 'u').test(text)) return;
    const form = summary?.() ?? l10n.t('It must match {0}.', pattern);
    this.add('form', range, l10n.t('{0} has not the right form. {1}', nameOf(path), form), path);
  }

  private add(
    kind: MisfitKind,
    range: Range,
    message: string,
    path: Path,
    fixes?: readonly Fix[] | '',
  ): void {
    this.misfits.push({ kind, range, message, path, ...(fixes && { fixes }) });
  }
}

/** Numbers are written without quotes where a text is wanted often enough that they pass for texts of digits. */
function hasType(node: Resolved, { types }: Schema): boolean {
  if (node.kind !== 'scalar') return types.includes(node.kind);
  if (node.type === 'float') return types.includes('number');
  if (node.type === 'integer') return types.includes('integer') || types.includes('number');
  if (node.type === 'timestamp') return types.includes('string');
  return types.includes(node.type);
}

function wrongType(path: Path, schema: Schema, node: Resolved | undefined): string {
  const wanted = describeTypes(schema);
  if (node?.kind === 'scalar' && node.style === 'plain' && schema.types.includes('string')) {
    return l10n.t(
      '{0} must be {1}; put it in quotes, or YAML reads it as something else.',
      nameOf(path),
      wanted,
    );
  }
  return l10n.t('{0} must be {1}.', nameOf(path), wanted);
}

function rangeInWords({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema): string {
  const low =
    exclusiveMinimum !== undefined
      ? l10n.t('more than {0}', exclusiveMinimum)
      : minimum !== undefined
        ? l10n.t('{0} or more', minimum)
        : undefined;
  const high =
    exclusiveMaximum !== undefined
      ? l10n.t('less than {0}', exclusiveMaximum)
      : maximum !== undefined
        ? l10n.t('{0} or less', maximum)
        : undefined;
  return [low, high].filter((part) => part !== undefined).join(l10n.t(' and '));
}

function nameOf(path: Path): string {
  const last = path.findLast((step) => typeof step === 'string');
  return last === undefined ? l10n.t('This') : `\`${last}\``;
}

/** Where something is told that is missing in a map: its key, or its first line. */
function headOf(map: MapNode): Range {
  if (map.parent?.kind === 'entry') return map.parent.key.range;
  const first = map.entries[0]?.key.range;
  return first ?? { start: map.range.start, end: map.range.start + 1 };
}
