import * as l10n from '@vscode/l10n';
import { formatValue } from '../language/describe';
import { didYouMean, replaceFix } from '../rules/did-you-mean';
import type { Fix } from '../rules/rule';
import type { Range } from '../../../parser/range';
import { asMap, resolve } from '../../../parser/node';
import type { Entry, ListNode, MapNode, Node, ScalarNode } from '../../../parser/node';
import { distinction, hasType } from './narrow';
import type { Resolved } from './narrow';
import { propertyOf } from './schema';
import type { Choice, Property, Schema } from './schema';
import { disputedAbsence, disputedValue } from './disputed';
import { headOf } from './missing';
import { rangeFixes } from './range-fixes';
import { typeFixes, wrongType } from './type-violation';
import { isOnlyAnchor, unknownEntryInWords } from './unknown';
import type { UnknownPolicy } from './unknown';
import { limitViolation } from './value';
import type { Coercion, LimitViolation } from './value';
import { choicesInWords, limitInWords, mustBe, nameIn, nameOf } from './words';

/** In what a value does not fit its schema. */
export type ViolationKind =
  'type' | 'choice' | 'range' | 'length' | 'form' | 'missing' | 'unknown' | 'disputed';

export interface SchemaViolation {
  readonly kind: ViolationKind;
  readonly range: Range;
  /** What is wrong, what is allowed and what to write instead. */
  readonly message: string;
  readonly fixes?: readonly Fix[];
  /** Keys and positions down to what does not fit. */
  readonly path: readonly (string | number)[];
  /** What does not fit, with aliases resolved, and the schema that it does not fit; undefined for keys. */
  readonly value?: Resolved;
  readonly schema?: Schema;
  /** `choice`, `range`, `length` and `form` of a single value: what exactly. */
  readonly limit?: LimitViolation;
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

/** How what is written is read where that is checked against a schema. */
export interface NodeReader extends Coercion<Resolved> {
  /** Whether a value counts as not given. */
  isAbsent(value: Resolved, schema: Schema): boolean;
  /** Whether a single value of another type is read all the same, so that its limits count too. */
  toleratesType?(value: Resolved): boolean;
  /** What becomes of keys that the schema does not know. */
  readonly unknownKeys: UnknownPolicy['consequence'];
  /** Whether the value of a key is read also where the same key follows and replaces it. */
  readonly readsReplaced?: true;
  /** Whether an alias without its anchor is a value of no type; for other readers, it is a mistake of the syntax. */
  readonly readsAliases?: true;
}

type Details = Pick<SchemaViolation, 'fixes' | 'absent' | 'unknown' | 'value' | 'schema' | 'limit'>;
type Path = readonly (string | number)[];

/** Everything in which a node does not fit a schema, in the order of the text. Aliases are followed once. */
export function checkSchema(
  node: Node,
  schema: Schema,
  reader: NodeReader = asYaml,
): readonly SchemaViolation[] {
  const violations: SchemaViolation[] = [];
  new Check(violations, reader).node(node, schema, []);
  return violations;
}

/** As `checkSchema`, of the value of a key; paths begin with the key. */
export function checkField(entry: Entry, schema: Schema, reader: NodeReader): readonly SchemaViolation[] {
  const violations: SchemaViolation[] = [];
  new Check(violations, reader).value(entry, undefined, schema, [entry.name]);
  return violations;
}

class Check {
  /** Targets of aliases, with the schemas that they were checked against. */
  private followed: Map<Node, Set<Schema>> | undefined;

  constructor(
    private readonly violations: SchemaViolation[],
    private readonly reader: NodeReader,
  ) {}

  node(given: Node, schema: Schema, path: Path): void {
    const node = resolve(given);
    if (node === undefined) {
      if (this.reader.readsAliases) this.type(given, undefined, schema, path);
      return;
    }
    if (given.kind === 'alias' && !this.isNew(node, schema)) return;
    if (schema.alternatives) return this.alternatives(given, schema, schema.alternatives, path);
    if (!this.reader.hasType(node, schema)) {
      this.type(given, node, schema, path);
      if (!this.reader.toleratesType?.(node)) return;
    }
    if (node.kind === 'map') return this.map(node, given, schema, path);
    if (node.kind === 'list') return this.list(given, node, schema, path);
    this.scalar(node, given.range, schema, path);
  }

  private type(given: Node, value: Resolved | undefined, schema: Schema, path: Path): void {
    const message = wrongType(path, schema, value);
    const fixes = typeFixes(given, schema);
    this.add('type', rangeOf(given), message, path, {
      ...(fixes.length > 0 && { fixes }),
      ...(value && { value, schema }),
    });
  }

  private isNew(node: Node, schema: Schema): boolean {
    this.followed ??= new Map();
    const schemas = this.followed.get(node) ?? new Set();
    this.followed.set(node, schemas);
    if (schemas.has(schema)) return false;
    schemas.add(schema);
    return true;
  }

  /** Reports the violations of the alternative that the value is meant as: by its type, its keys, or the nearest. */
  private alternatives(given: Node, schema: Schema, alternatives: readonly Schema[], path: Path): void {
    const node = resolve(given);
    const typed = node ? alternatives.filter((one) => this.reader.hasType(node, one)) : [];
    if (typed.length === 0) return this.type(given, node, schema, path);
    const distinguished = distinction(given, typed);
    if (distinguished?.fitting.length === 0)
      return this.undistinguished(given, distinguished.key, typed, path);
    const tries = (distinguished?.fitting ?? typed).map((one) => {
      const violations: SchemaViolation[] = [];
      new Check(violations, this.reader).node(given, one, path);
      return violations;
    });
    const [nearest = []] = tries.sort((a, b) => a.length - b.length);
    this.violations.push(...nearest);
  }

  /** Reports a value that no alternative has under the key that distinguishes them. */
  private undistinguished(node: Node, key: string, alternatives: readonly Schema[], path: Path): void {
    const value = asMap(node)?.fields.get(key)?.value;
    const choices = alternatives.flatMap((one) => propertyOf(one, key)?.schema.choices ?? []);
    if (value) this.choice(value.range, resolve(value), choices, [...path, key]);
  }

  private map(map: MapNode, given: Node, schema: Schema, path: Path): void {
    const entries = this.reader.readsReplaced ? writtenAndMerged(map) : map.fields.values();
    for (const entry of entries) this.entry(entry, map, schema, path);
    if (schema.properties) this.absentKeys(map, given, schema.properties, path);
    if (schema.minProperties !== undefined && map.fields.size < schema.minProperties) {
      this.add(
        'length',
        headOf(map, given),
        l10n.t('{0} needs {1} keys or more.', nameOf(path), schema.minProperties),
        path,
      );
    }
    if (schema.maxProperties !== undefined && map.fields.size > schema.maxProperties) {
      this.add(
        'length',
        headOf(map, given),
        l10n.t('{0} takes {1} keys at most.', nameOf(path), schema.maxProperties),
        path,
      );
    }
  }

  /** Most keys of most maps may be absent, and most of these are: nothing is made for them. */
  private absentKeys(
    map: MapNode,
    given: Node,
    properties: NonNullable<Schema['properties']>,
    path: Path,
  ): void {
    for (const name of Object.keys(properties)) {
      const property = properties[name];
      const isDisputed = property?.schema.disputed?.isRequired === true;
      if (!property || !(property.required || isDisputed) || map.fields.has(name)) continue;
      const inner = [...path, name];
      if (property.required) {
        const message = l10n.t('`{0}` is missing here; add it.', name);
        this.add('missing', headOf(map, given), message, inner, { absent: { map, name, property } });
      } else {
        this.add('disputed', headOf(map, given), disputedAbsence(name), inner);
      }
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
    if (isOnlyAnchor(entry, better, this.reader.unknownKeys)) return;
    const message = unknownEntryInWords(
      entry,
      better,
      this.reader.unknownKeys,
      Object.keys(schema.properties),
    );
    const unknown = { entry, ...(better !== undefined && { better }) };
    this.add('unknown', entry.key.range, message, inner, { unknown });
  }

  private keyForm(entry: Entry, pattern: string, path: Path): void {
    if (new RegExp(pattern, 'u').test(entry.name)) return;
    this.add(
      'form',
      entry.key.range,
      l10n.t('The name `{0}` has the wrong format; it must match {1}.', entry.name, pattern),
      path,
    );
  }

  /** Of a value that is not given only what must be there is reported. */
  value(entry: Entry, property: Property | undefined, wanted: Schema, path: Path): void {
    const value = resolve(entry.value);
    if (!value || !this.reader.isAbsent(value, wanted)) return this.node(entry.value, wanted, path);
    if (property?.required) {
      this.add('missing', rangeOf(entry.value), l10n.t('`{0}` needs a value.', entry.name), path);
    }
  }

  private list(given: Node, value: ListNode, schema: Schema, path: Path): void {
    const { minItems, maxItems, items: wanted } = schema;
    const { items } = value;
    if (minItems !== undefined && items.length < minItems) {
      const message =
        minItems === 1
          ? l10n.t('{0} must not be empty.', nameOf(path))
          : l10n.t('{0} needs {1} items or more.', nameOf(path), minItems);
      this.add('length', given.range, message, path, { value, schema });
    }
    if (maxItems !== undefined && items.length > maxItems) {
      const message = l10n.t('{0} takes {1} items at most.', nameOf(path), maxItems);
      this.add('length', given.range, message, path, { value, schema });
    }
    if (wanted) items.forEach((item, index) => this.node(item, wanted, [...path, index]));
  }

  private scalar(value: ScalarNode, range: Range, schema: Schema, path: Path): void {
    const limit = limitViolation(value, schema, this.reader);
    if (limit?.kind === 'choice') return this.choice(range, value, limit.choices, path);
    if (limit) {
      const fixes = limit.kind === 'range' ? rangeFixes(range, limit.number, schema) : [];
      const details = { value, schema, limit, ...(fixes.length > 0 && { fixes }) };
      return this.add(limit.kind, range, limitInWords(limit, schema, path), path, details);
    }
    const disputed = disputedValue(value, range, nameIn(path) ?? '', schema);
    if (disputed) this.add('disputed', range, disputed.message, path, { fixes: disputed.fixes });
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
    this.add('choice', range, message, path, {
      ...(meant && { fixes: [replaceFix(range, formatValue(meant.value))] }),
      ...(node && { value: node }),
      limit: { kind: 'choice', choices },
    });
  }

  private add(kind: ViolationKind, range: Range, message: string, path: Path, details: Details = {}): void {
    this.violations.push({ kind, range, message, path, ...details });
  }
}

/** Values as YAML types them; JSON has no other types. A key with nothing after it is not written yet. */
const asYaml: NodeReader = {
  hasType,
  isChoice: (node, { value }) => node.kind === 'scalar' && (value === node.value || value === node.text),
  numberOf: (node) => (node.kind === 'scalar' && typeof node.value === 'number' ? node.value : undefined),
  textOf: (node) => (node.kind === 'scalar' && node.type === 'string' ? node.text : undefined),
  isAbsent: (node, { types }) =>
    node.kind === 'scalar' && node.text === '' && node.style === 'plain' && !types.includes('null'),
  unknownKeys: 'ignored',
};

/** Where a node is shown: of one that is empty, the key that it belongs to. */
function rangeOf({ range, parent }: Node): Range {
  return range.end === range.start && parent?.kind === 'entry' ? parent.key.range : range;
}

/** The entries as they are written, and those that are merged into the map. */
function writtenAndMerged({ entries, fields }: MapNode): Iterable<Entry> {
  const written = entries.filter(({ name }) => name !== '<<');
  return written.length === entries.length ? written : new Set([...written, ...fields.values()]);
}
