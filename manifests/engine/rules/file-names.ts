import type { CandidateNames, NameKind, NameSource, NameUse } from '../names';

/** Kinds of names that rules look up beyond the file: the only ones of other files that a check needs. */
export const kindsBeyond = [
  'lain-app',
  'lain-service',
  'lain-resource',
  'application',
  'component',
  'environment',
  'engine',
  'microservice',
  'instance-version',
  'match-group',
  'policy',
] as const satisfies readonly NameKind[];

export type KindBeyond = (typeof kindsBeyond)[number];

/** Names of a kind known from outside the file, with a fast lookup of single names. */
export interface CandidateList extends CandidateNames {
  has(name: string): boolean;
}

/** The uses of the names of one kind in a file. */
interface UsesOfKind {
  readonly definitions: NameUse[];
  readonly references: NameUse[];
  /** Names that are defined, with and without their scopes; each is built on first use. */
  scoped?: ReadonlySet<string>;
  bare?: ReadonlySet<string>;
  /** Uses of names that the file does not define as names of a kind; built on first use, too. */
  readonly beyond: Map<string, readonly NameUse[]>;
}

type UsesByKind = Map<NameKind, UsesOfKind>;

/** The names of a file by their kinds, and what is known of names beyond it: what rules about names check. */
export class FileNames {
  private readonly lists = new Map<KindBeyond, Map<string | undefined, readonly CandidateList[]>>();

  constructor(
    readonly uses: readonly NameUse[],
    readonly known: NameSource,
    private readonly kinds: UsesByKind = byKind(uses),
  ) {}

  /** The same names, compared with others. */
  comparedWith(known: NameSource): FileNames {
    return new FileNames(this.uses, known, this.kinds);
  }

  definitions(kind: NameKind): readonly NameUse[] {
    return this.kinds.get(kind)?.definitions ?? [];
  }

  references(kind: NameKind): readonly NameUse[] {
    return this.kinds.get(kind)?.references ?? [];
  }

  /** Whether the file defines a name, in this very scope. */
  defines({ kind, name, scope }: Pick<NameUse, 'kind' | 'name' | 'scope'>): boolean {
    const uses = usesOf(this.kinds, kind);
    uses.scoped ??= new Set(uses.definitions.map((use) => inScope(use.name, use.scope)));
    return uses.scoped.has(inScope(name, scope));
  }

  /** Whether the file defines a name, in whatever scope. */
  definesAnywhere(kind: NameKind, name: string): boolean {
    const uses = usesOf(this.kinds, kind);
    uses.bare ??= new Set(uses.definitions.map((use) => use.name));
    return uses.bare.has(name);
  }

  /** The uses of names that the file does not define, in whatever scope: as names of their own kind or of another. */
  beyond(role: NameUse['role'], kind: NameKind, wanted: NameKind = kind): readonly NameUse[] {
    const uses = usesOf(this.kinds, kind);
    const key = `${role} ${wanted}`;
    const known = uses.beyond.get(key);
    if (known) return known;
    const all = role === 'reference' ? uses.references : uses.definitions;
    const beyond = all.filter(({ name }) => !this.definesAnywhere(wanted, name));
    uses.beyond.set(key, beyond);
    return beyond;
  }

  /** What is known of a kind beyond the file, the workspace's list first. */
  listsOf(kind: KindBeyond, scope?: string): readonly CandidateList[] {
    const ofKind = this.lists.get(kind) ?? new Map<string | undefined, readonly CandidateList[]>();
    this.lists.set(kind, ofKind);
    const lists = ofKind.get(scope) ?? this.known.namesOf(kind, scope).map(withLookup);
    ofKind.set(scope, lists);
    return lists;
  }
}

function byKind(uses: readonly NameUse[]): UsesByKind {
  const kinds: UsesByKind = new Map();
  for (const use of uses) {
    const { definitions, references } = usesOf(kinds, use.kind);
    (use.role === 'reference' ? references : definitions).push(use);
  }
  return kinds;
}

function usesOf(kinds: UsesByKind, kind: NameKind): UsesOfKind {
  const known = kinds.get(kind);
  if (known) return known;
  const uses: UsesOfKind = { definitions: [], references: [], beyond: new Map() };
  kinds.set(kind, uses);
  return uses;
}

/** Reads of the list only what a rule asks for, since sources may note that. */
function withLookup(list: CandidateNames): CandidateList {
  let known: Set<string> | undefined;
  return {
    get state() {
      return list.state;
    },
    strength: list.strength,
    source: list.source,
    get names() {
      return list.names;
    },
    has: (name) => list.has?.(name) ?? (known ??= new Set(list.names)).has(name),
  };
}

/** A line break is part of no name, so that two names are not alike with their scopes. */
function inScope(name: string, scope = ''): string {
  return `${scope}\n${name}`;
}
