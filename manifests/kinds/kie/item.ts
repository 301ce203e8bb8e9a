import { policyKindOf } from '../governance';
import type { PolicyKey } from '../governance';
import type { Finding } from '../../engine/rules/rule';
import type { LineIndex } from '../../../parser/line-index';
import { parse } from '../../../parser/parse';
import { asMap, asScalar, field, isNull, resolve } from '../../../parser/node';
import type { Entry, MapNode, Node, ScalarNode } from '../../../parser/node';
import type { Parsed } from '../../../parser/parsed';
import { checkContent } from '../content/content';
import { checkField } from '../../engine/schema/check';
import type { NodeReader, SchemaViolation } from '../../engine/schema/check';
import { fieldSchema } from './schema';
import type { ItemField } from './schema';

/** JSON or YAML; servers read the two differently. */
export type KieFormat = 'json' | 'yaml';

/** What an item is made of. */
export interface ItemParts {
  readonly text: string;
  /** The node in the list; undefined while nothing can be read. */
  readonly node: Node | undefined;
  readonly format: KieFormat;
  /** False while its text is broken somewhere, so that nothing can be said to be missing. */
  readonly isWhole: boolean;
  readonly lines: () => LineIndex;
}

/** One analyzed item of a file; offsets count from the start of `text`. Each part is computed on first use. */
export class KieItem {
  private found: readonly Finding[] | undefined;
  private labelTexts_: readonly (readonly [string, string])[] | undefined;
  private spec: Parsed | undefined;
  private readonly violations = new Map<ItemField, readonly SchemaViolation[]>();

  constructor(private readonly parts: ItemParts) {}

  get text(): string {
    return this.parts.text;
  }

  get node(): Node | undefined {
    return this.parts.node;
  }

  get format(): KieFormat {
    return this.parts.format;
  }

  get isWhole(): boolean {
    return this.parts.isWhole;
  }

  get lines(): LineIndex {
    return this.parts.lines();
  }

  get map(): MapNode | undefined {
    return asMap(this.node);
  }

  entry(name: string): Entry | undefined {
    return field(this.map, name);
  }

  /** In what a field does not fit what servers take. */
  violationsOf(name: ItemField): readonly SchemaViolation[] {
    const known = this.violations.get(name);
    if (known) return known;
    const entry = this.entry(name);
    const found = entry ? checkField(entry, fieldSchema(name), readers[this.format]) : [];
    this.violations.set(name, found);
    return found;
  }

  /** The scalar of a field, if servers read it as text. */
  textOf(name: string): ScalarNode | undefined {
    const scalar = asScalar(this.entry(name)?.value);
    if (scalar === undefined || scalar.type === 'null') return undefined;
    return scalar.type === 'string' || this.format === 'yaml' ? scalar : undefined;
  }

  get key(): ScalarNode | undefined {
    return this.textOf('key');
  }

  get value(): ScalarNode | undefined {
    return this.textOf('value');
  }

  /** How clients read the value: `text` where nothing is written, as servers fill in. */
  get valueType(): string {
    const written = this.textOf('value_type')?.text ?? '';
    return written === '' ? 'text' : written;
  }

  get labels(): MapNode | undefined {
    return asMap(this.entry('labels')?.value);
  }

  /** Labels in the order of their names. */
  get labelTexts(): readonly (readonly [string, string])[] {
    this.labelTexts_ ??= [...(this.labels?.fields.values() ?? [])]
      .map(({ name, value }) => [name, asScalar(value)?.text ?? ''] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return this.labelTexts_;
  }

  /** Labels as one text, which is empty for an item without labels. */
  get scope(): string {
    return this.labelTexts.map(([name, value]) => `${name}=${value}`).join(', ');
  }

  /** The key and labels that identify the item; undefined if it has no key. */
  get identity(): string | undefined {
    const key = this.key?.text;
    return key === undefined || key === '' ? undefined : JSON.stringify([key, ...this.labelTexts.flat()]);
  }

  /** What the key names, where it is that of a policy. */
  get policy(): PolicyKey | undefined {
    return policyKindOf(this.key?.text ?? '');
  }

  /** The tree of the value of a policy, in offsets of the content; undefined while there is none. */
  get policySpec(): Node | undefined {
    if (this.policy === undefined || this.value === undefined) return undefined;
    this.spec ??= parse(this.value.text, 'yaml-java');
    return this.spec.root;
  }

  /** What is wrong with the content of the value, in offsets of the content. */
  get contentFindings(): readonly Finding[] {
    const { key, value } = this;
    this.found ??= value ? checkContent(value.text, this.valueType, key?.text ?? '') : [];
    return this.found;
  }
}

/** Servers read nothing but texts, and take null and an empty word as what is not there. */
const asJson: NodeReader = {
  hasType: (node, { types }) =>
    types.some((type) => type === (node.kind === 'scalar' ? node.type : node.kind)),
  isChoice: (node, { value }) => node.kind === 'scalar' && (node.text === '' || node.text === value),
  numberOf: () => undefined,
  textOf: (node) => (node.kind === 'scalar' ? node.text : undefined),
  isAbsent: isNull,
  unknownKeys: 'ignored',
  readsReplaced: true,
};

/** Of YAML, open-source servers take numbers and words as texts too. */
const readers: Readonly<Record<KieFormat, NodeReader>> = {
  json: asJson,
  yaml: { ...asJson, toleratesType: ({ kind }) => kind === 'scalar' },
};

/** The node that an alias refers to, or the node itself. */
export function itemNode(node: Node | undefined): Node | undefined {
  return node && resolve(node);
}
