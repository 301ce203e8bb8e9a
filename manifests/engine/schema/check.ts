import * as l10n from '@vscode/l10n';
import { neededInWords, formatValue } from '../language/describe';
import { didYouMean, replaceFix } from '../rules/did-you-mean';
import type { Fix } from '../rules/rule';
import type { Range } from '../../../parser/range';
import { asMap, resolve } from '../../../parser/node';
import type { Entry, MapNode, Node, ScalarNode } from '../../../parser/node';
import { typePlainScalar } from '../../../parser/scalar-type';
import { distinction, hasType } from './narrow';
import { propertyOf } from './schema';
import type { Choice, Property, Schema } from './schema';
import { headOf } from './missing';
import { unknownInWords } from './unknown';
import { violationOf } from './value';
import type { Coercion, ValueViolation } from './value';
import { choicesInWords, mustBe, rangeInWords } from './words';

/** In what a value does not fit its schema. */
export type ViolationKind = 'type' | 'choice' | 'range' | 'length' | 'form' | 'missing' | 'unknown';

export interface SchemaViolation {
  readonly kind: ViolationKind;
  readonly range: Range;
  /** What is wrong, what is allowed and what to write instead. */
  readonly message: string;
  readonly fixes?: readonly Fix[];
  /** Keys and positions down to what does not fit. */
  readonly path: readonly (string | number)[];
  /** `missing`: where the key belongs, and what is known of it. */
  readonly absent?: MissingKey;
  /** `unknown`: the entry that nobody reads, and the key that was probably meant. */
  readonly unknown?: { readonly entry: Entry; readonly better?: string };
}

export interface MissingKey {
  readonly map: MapNode;
  readonly name: string;
  readonly property: Property;
}

type Details = Pick<SchemaViolation, 'fixes' | 'absent' | 'unknown'>;
type Path = readonly (string | number)[];
type LengthViolation = Extract<ValueViolation, { kind: 'length' }>;

/** Everything in which a node does not fit a schema, in the order of the text. Aliases are followed once. */
export function checkSchema(node: Node, schema: Schema): readonly SchemaViolation[] {
  const misfits: SchemaViolation[] = [];
  new Check(misfits).node(node, schema, []);
  return misfits;
}

class Check {
  /** What aliases stand for, with the schemas that it was checked with. */
  private readonly followed = new Map<Node, Set<Schema>>();

  constructor(private readonly misfits: SchemaViolation[]) {}

  node(given: Node, schema: Schema, path: Path): void {
    const node = resolve(given);
    if (node === undefined || (given.kind === 'alias' && !this.isNew(node, schema))) return;
    if (schema.alternatives) return this.alternatives(given, schema, schema.alternatives, path);
    if (!hasType(node, schema)) {
      const message = wrongType(path, schema, node);
      return this.add('type', given.range, message, path, typeFixes(given, schema));
    }
    if (node.kind === 'map') return this.map(node, schema, path);
    if (node.kind === 'list') return this.list(given.range, node.items, schema, path);
    this.scalar(node, given.range, schema, path);
  }

  private isNew(node: Node, schema: Schema): boolean {
    const schemas = this.followed.get(node) ?? new Set();
    this.followed.set(node, schemas);
    if (schemas.has(schema)) return false;
    schemas.add(schema);
    return true;
  }

  /** What is wrong is told by the alternative that the value is meant as: by its type, its keys, or the nearest. */
  private alternatives(given: Node, schema: Schema, alternatives: readonly Schema[], path: Path): void {
    const node = resolve(given);
    const typed = node ? alternatives.filter((one) => hasType(node, one)) : [];
    if (typed.length === 0) {
      const message = wrongType(path, schema, node);
      return this.add('type', given.range, message, path, typeFixes(given, schema));
    }
    const told = distinction(given, typed);
    if (told?.fitting.length === 0) return this.undistinguished(given, told.key, typed, path);
    const tries = (told?.fitting ?? typed).map((one) => {
      const misfits: SchemaViolation[] = [];
      new Check(misfits).node(given, one, path);
      return misfits;
    });
    const [nearest = []] = tries.sort((a, b) => a.length - b.length);
    this.misfits.push(...nearest);
  }

  /** No alternative has what is written behind the key that tells them apart. */
  private undistinguished(node: Node, key: string, alternatives: readonly Schema[], path: Path): void {
    const value = asMap(node)?.fields.get(key)?.value;
    const choices = alternatives.flatMap((one) => propertyOf(one, key)?.schema.choices ?? []);
    if (value) this.choice(value.range, resolve(value), choices, [...path, key]);
  }

  private map(map: MapNode, schema: Schema, path: Path): void {
    for (const entry of map.fields.values()) this.entry(entry, map, schema, path);
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (property.required && !map.fields.has(name)) {
        const absent = { map, name, property };
        this.add('missing', headOf(map), l10n.t('`{0}` is missing here.', name), [...path, name], { absent });
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
    if (schema.maxProperties !== undefined && map.fields.size > schema.maxProperties) {
      this.add(
        'length',
        headOf(map),
        l10n.t('{0} takes {1} keys at most.', nameOf(path), schema.maxProperties),
        path,
      );
    }
  }

  private entry(entry: Entry, map: MapNode, schema: Schema, path: Path): void {
    const inner = [...path, entry.name];
    const known: Property | undefined = propertyOf(schema, entry.name);
    const wanted = known?.schema ?? schema.additional;
    if (known === undefined && schema.keyPattern !== undefined) this.keyForm(entry, schema.keyPattern, inner);
    if (wanted) return this.value(entry, known, wanted, inner);
    if (schema.properties === undefined) return;
    const names = Object.keys(schema.properties).filter((name) => !map.fields.has(name));
    const better = didYouMean(entry.name, names);
    const message = unknownInWords(entry.name, better, 'ignored');
    const unknown = { entry, ...(better !== undefined && { better }) };
    this.add('unknown', entry.key.range, message, inner, { unknown });
  }

  private keyForm(entry: Entry, pattern: string, path: Path): void {
    if (new RegExp(pattern, 'u').test(entry.name)) return;
    this.add(
      'form',
      entry.key.range,
      l10n.t('The name `{0}` has not the right form; it must match {1}.', entry.name, pattern),
      path,
    );
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
    const found = violationOf(node, schema, asYaml);
    switch (found?.kind) {
      case undefined:
      case 'type': // Reported before the value is looked at.
        return;
      case 'choice':
        return this.choice(range, node, found.choices, path);
      case 'range':
        return this.add('range', range, mustBe(nameIn(path), rangeInWords(schema)), path);
      case 'length':
        return this.add('length', range, lengthInWords(found, schema, path), path);
      case 'form': {
        const form = schema.summary?.() ?? l10n.t('It must match {0}.', found.pattern);
        return this.add('form', range, l10n.t('{0} has not the right form. {1}', nameOf(path), form), path);
      }
    }
  }

  private choice(
    range: Range,
    node: ReturnType<typeof resolve>,
    choices: readonly Choice[],
    path: Path,
  ): void {
    const words = choices.map(({ value }) => String(value));
    const better = choices.length === 1 ? words[0] : node?.kind === 'scalar' && didYouMean(node.text, words);
    const message = mustBe(nameIn(path), choicesInWords(choices));
    const meant = choices.find(({ value }) => String(value) === better);
    this.add(
      'choice',
      range,
      message,
      path,
      meant && { fixes: [replaceFix(range, formatValue(meant.value))] },
    );
  }

  private add(kind: ViolationKind, range: Range, message: string, path: Path, details: Details = {}): void {
    this.misfits.push({ kind, range, message, path, ...details });
  }
}

/** Values as YAML types them; JSON has no other types. */
const asYaml: Coercion<ScalarNode> = {
  hasType,
  isChoice: (node, { value }) => value === node.value || value === node.text,
  numberOf: ({ value }) => (typeof value === 'number' ? value : undefined),
  textOf: ({ type, text }) => (type === 'string' ? text : undefined),
};

function lengthInWords(found: LengthViolation, { minLength, maxLength }: Schema, path: Path): string {
  return found.isTooShort
    ? l10n.t('{0} needs {1} characters or more.', nameOf(path), minLength ?? 0)
    : l10n.t('{0} takes {1} characters at most; this has {2}.', nameOf(path), maxLength ?? 0, found.length);
}

/** What is easily put right: a text that YAML reads as something else, and a number in quotes. */
function typeFixes(given: Node, { types }: Schema): Details {
  if (given.kind !== 'scalar') return {};
  const { style, text, range } = given;
  if (types.includes('string') && style === 'plain' && text !== '')
    return { fixes: [{ title: l10n.t('Put it in quotes'), edits: [{ range, text: JSON.stringify(text) }] }] };
  const isQuoted = style === 'single' || style === 'double';
  const type = typePlainScalar(text).type;
  const wanted = type === 'float' ? 'number' : type;
  const isMeant = types.some((one) => one === wanted) || (type === 'integer' && types.includes('number'));
  return isQuoted && isMeant
    ? { fixes: [{ title: l10n.t('Take away the quotes'), edits: [{ range, text }] }] }
    : {};
}

/** What is wrong, and what to write in its place. */
function wrongType(path: Path, schema: Schema, node: ReturnType<typeof resolve>): string {
  const name = nameOf(path);
  const wanted = neededInWords(schema);
  const { types } = schema;
  if (node?.kind === 'scalar' && node.style === 'plain' && types.includes('string'))
    return l10n.t('{0} must be {1}; put it in quotes, or YAML reads it as something else.', name, wanted);
  if (node?.kind === 'scalar' && typeFixes(node, schema).fixes !== undefined)
    return l10n.t('{0} must be {1}; take away the quotes.', name, wanted);
  if (types.length === 1 && types[0] === 'list')
    return l10n.t('{0} must be a list; begin each item with `- `.', name);
  if (types.length === 1 && types[0] === 'map')
    return l10n.t('{0} must be a map; write each field as `name: value`.', name);
  return mustBe(nameIn(path), wanted);
}

function nameIn(path: Path): string | undefined {
  return path.findLast((step) => typeof step === 'string');
}

function nameOf(path: Path): string {
  const name = nameIn(path);
  return name === undefined ? l10n.t('This') : `\`${name}\``;
}
