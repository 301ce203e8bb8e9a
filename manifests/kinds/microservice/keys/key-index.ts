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
  /** The keys directly below are read in any capitals, with and without `-` and `_`, as Spring binds classes. */
  isRelaxed?: true;
}

/** How far a key leads into the settings. */
interface Walk {
  readonly found: Branch | undefined;
  readonly last: Branch;
  /** How many parts are known. */
  readonly passed: number;
  readonly isOpen: boolean;
  /** The known parts as the table names them. */
  readonly names: readonly string[];
}

/** The settings of one dialect, found by their whole keys. */
export class KeyIndex {
  private readonly root: Branch = branch('');
  private nested: Schema | undefined;

  constructor(
    table: KeyTable,
    open: readonly string[],
    /** Sections that Spring binds to classes, here and below; the empty text for all. Other keys are read to the letter. */
    private readonly relaxed: readonly string[],
    private readonly extra: Readonly<Record<string, Property>> = {},
  ) {
    if (relaxed.includes('')) this.root.isRelaxed = true;
    for (const [key, facts] of Object.entries(table)) this.at(key).facts = facts;
    for (const key of open) this.at(key).isOpen = true;
  }

  /** What is known of a key; undefined for sections and for keys that are not known. */
  find(key: string): KeyFacts | undefined {
    return this.walk(key.split('.')).found?.facts;
  }

  /**
   * The key that is meant by one that is not known: the same but for one part that is spelled nearly so. Programs add keys
   * of their own at the top and in open sections, so there the whole key has to be a setting then.
   */
  meant(key: string): string | undefined {
    const parts = key.split('.');
    const { found, passed, last, isOpen } = this.walk(parts);
    const slip = parts[passed];
    if (found?.facts !== undefined || (found !== undefined && !isOpen) || slip === undefined)
      return undefined;
    const isFree = isOpen || passed === 0;
    if (last.below.has('*') || slip.length < (isFree ? 5 : 4)) return undefined;
    const names = [...last.below.values()].map(({ name }) => name);
    const better = didYouMean(slip, names) ?? longerName(slip, last);
    if (better === undefined) return undefined;
    const repaired = [...parts.slice(0, passed), better, ...parts.slice(passed + 1)].join('.');
    return (isFree ? this.find(repaired) !== undefined : this.knows(repaired)) ? repaired : undefined;
  }

  /** The setting that a key is meant to be which leaves out one section, such as `registry.watch` for `registry.sc.watch`. */
  deeper(key: string): string | undefined {
    const parts = key.split('.');
    const { found, passed, last, isOpen } = this.walk(parts);
    if (found !== undefined || isOpen || passed === 0) return undefined;
    const rest = parts.slice(passed);
    const inside = [...last.below.values()].filter((one) => one.name !== '*' && namedBelow(one, rest)?.facts);
    const [section, ...others] = inside;
    if (section === undefined || others.length > 0) return undefined;
    return [...parts.slice(0, passed), section.name, ...rest].join('.');
  }

  /** Whether the first part of a key is unknown, and so all that is below it. */
  isForeign(key: string): boolean {
    const [first = ''] = key.split('.');
    return this.walk([first]).found === undefined;
  }

  /** A key as the table names it, as far as it is known; all spellings that are read alike give the same. */
  canonical(key: string): string {
    const parts = key.split('.');
    const { names, last } = this.walk(parts);
    const [next, ...rest] = parts.slice(names.length);
    return [...names, ...(next === undefined ? [] : [plain(next, last), ...rest])].join('.');
  }

  /** The setting that a key goes on below, as if it were a section, and of how many parts it is. */
  above(key: string): { readonly facts: KeyFacts; readonly length: number } | undefined {
    const { found, last, passed, isOpen } = this.walk(key.split('.'));
    const isEnd = found === undefined && !isOpen && last.below.size === 0;
    return isEnd && last.facts ? { facts: last.facts, length: passed } : undefined;
  }

  /** What may be written below a key that is a section and no setting; undefined for other keys. */
  section(key: string): readonly string[] | undefined {
    const { found, isOpen } = this.walk(key.split('.'));
    if (found === undefined || isOpen || found.facts !== undefined || found.below.size === 0)
      return undefined;
    return [...found.below.values()].map(({ name }) => name);
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
    const parts = key.split('.');
    return parts.reduce((above, part, index) => {
      const name = plain(part, above);
      const known = above.below.get(name) ?? branch(part);
      if (above.isRelaxed || this.relaxed.includes(parts.slice(0, index + 1).join('.')))
        known.isRelaxed = true;
      above.below.set(name, known);
      return known;
    }, this.root);
  }

  private walk(parts: readonly string[]): Walk {
    let last = this.root;
    let isOpen = false;
    const names: string[] = [];
    for (const [passed, part] of parts.entries()) {
      isOpen ||= last.isOpen === true;
      const any = last.below.get('*');
      const next = last.below.get(plain(part, last)) ?? any;
      if (next === undefined) return { found: undefined, last, passed, isOpen, names };
      const takesAll = next === any && any.below.size === 0;
      if (takesAll) return { found: next, last: next, passed: parts.length, isOpen, names };
      names.push(next === any ? part : next.name);
      last = next;
    }
    return { found: last, last, passed: parts.length, isOpen: isOpen || last.isOpen === true, names };
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

/** The one name that a long word is the beginning of, such as `pollInterval` of `pollIntervalInMillis`. */
function longerName(word: string, above: Branch): string | undefined {
  const start = plain(word, above);
  const longer = [...above.below].filter(([name]) => start.length >= 8 && name.startsWith(start));
  const [[, found] = [], ...others] = longer;
  return others.length > 0 ? undefined : found?.name;
}

/** The branch at names below another one; names that the user chooses are none. */
function namedBelow(from: Branch, names: readonly string[]): Branch | undefined {
  return names.reduce<Branch | undefined>((above, name) => above?.below.get(plain(name, above)), from);
}

/** How a branch finds a part of a key below it. */
function plain(part: string, { isRelaxed }: Branch): string {
  return isRelaxed ? part.toLowerCase().replace(/[-_]/g, '') : part;
}

function branch(name: string): Branch {
  return { name, below: new Map() };
}
