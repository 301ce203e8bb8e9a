import { didYouMean } from '../../../engine/rules/did-you-mean';
import type { Property, Schema } from '../../../engine/schema/schema';
import type { KeyFacts, KeyTable } from './key';

interface Branch {
  /** As the key is written in the table. */
  readonly name: string;
  readonly below: Map<string, Branch>;
  facts?: KeyFacts;
  /** Nothing below is checked. */
  isOpen?: true;
}

/** Spring takes `health-check-interval` for `healthCheckInterval`; Chassis takes keys to the letter. */
export type Binding = 'exact' | 'relaxed';

/** The settings of one dialect, found by their whole keys. */
export class KeyIndex {
  private readonly root: Branch = branch('');
  private nested: Schema | undefined;

  constructor(
    table: KeyTable,
    open: readonly string[],
    private readonly binding: Binding,
    private readonly extra: Readonly<Record<string, Property>> = {},
  ) {
    for (const [key, facts] of Object.entries(table)) this.at(key).facts = facts;
    for (const key of open) this.at(key).isOpen = true;
  }

  /** What is known of a key; undefined for sections and for keys that are not known. */
  find(key: string): KeyFacts | undefined {
    return this.walk(key.split('.')).found?.facts;
  }

  /** The key that is meant by one that is not known: the same but for one part that is spelled nearly so. */
  meant(key: string): string | undefined {
    const parts = key.split('.');
    const { found, passed, last, isOpen } = this.walk(parts);
    const slip = parts[passed];
    if (found !== undefined || isOpen || slip === undefined || passed === 0 || last.below.has('*'))
      return undefined;
    const names = [...last.below.values()].map(({ name }) => name);
    const better = didYouMean(slip, names);
    if (better === undefined || slip.length < 4) return undefined;
    const repaired = [...parts.slice(0, passed), better, ...parts.slice(passed + 1)].join('.');
    return this.knows(repaired) ? repaired : undefined;
  }

  /** Whether a key is a setting or a section. */
  knows(key: string): boolean {
    const { found, isOpen } = this.walk(key.split('.'));
    return found !== undefined || isOpen;
  }

  /** All settings as nested maps, for completion. */
  get schema(): Schema {
    this.nested ??= this.schemaOf(this.root, this.extra);
    return this.nested;
  }

  private at(key: string): Branch {
    return key.split('.').reduce((above, part) => {
      const name = this.plain(part);
      const known = above.below.get(name) ?? branch(part);
      above.below.set(name, known);
      return known;
    }, this.root);
  }

  private walk(parts: readonly string[]): {
    readonly found: Branch | undefined;
    readonly last: Branch;
    readonly passed: number;
    readonly isOpen: boolean;
  } {
    let last = this.root;
    let isOpen = false;
    for (const [passed, part] of parts.entries()) {
      isOpen ||= last.isOpen === true;
      const any = last.below.get('*');
      const next = last.below.get(this.plain(part)) ?? any;
      if (next === undefined) return { found: undefined, last, passed, isOpen };
      const takesAll = next === any && any.below.size === 0;
      if (takesAll) return { found: next, last: next, passed: parts.length, isOpen };
      last = next;
    }
    return { found: last, last, passed: parts.length, isOpen: isOpen || last.isOpen === true };
  }

  private plain(part: string): string {
    return this.binding === 'relaxed' ? part.toLowerCase().replace(/[-_]/g, '') : part;
  }

  private schemaOf(above: Branch, extra: Readonly<Record<string, Property>> = {}): Schema {
    const branches = [...above.below.values()].filter(
      ({ below, facts }) => facts !== undefined || below.size > 0,
    );
    const named = branches
      .filter(({ name }) => name !== '*')
      .map((one) => [one.name, merged(this.propertyOf(one), extra[one.name])] as const);
    const any = above.below.get('*');
    return {
      types: ['map'],
      properties: {
        ...Object.fromEntries(named.slice(0, firstSections)),
        ...extra,
        ...Object.fromEntries(named),
      },
      ...(any && { additional: any.facts?.schema ?? this.schemaOf(any) }),
    };
  }

  private propertyOf(one: Branch): Property {
    if (one.facts && one.below.size === 0) return withSnippet(one.facts);
    const source = firstSource(one);
    return { summary: () => '', source, schema: this.schemaOf(one) };
  }
}

/** Sections that are proposed before the policies: those that nearly every file has. */
const firstSections = 8;

/** A section that holds both settings and policies. */
function merged(settings: Property, policies: Property | undefined): Property {
  const { properties } = settings.schema;
  if (policies === undefined || properties === undefined) return settings;
  return { ...policies, schema: { ...policies.schema, properties } };
}

/** A default is written where a value is to be thought of. */
function withSnippet(facts: KeyFacts): Property {
  const initial = facts.default?.();
  const isPlain = initial !== undefined && /^[\w.-]+$/.test(initial);
  if (facts.snippet !== undefined || facts.schema.choices || facts.schema.examples || !isPlain) return facts;
  return { ...facts, snippet: `\${1:${initial}}` };
}

function firstSource(one: Branch): Property['source'] {
  if (one.facts) return one.facts.source;
  for (const below of one.below.values()) return firstSource(below);
  return { document: 'Microservice descriptions', section: '2' };
}

function branch(name: string): Branch {
  return { name, below: new Map() };
}
