import path from 'node:path';
import { byFile } from '../../manifests/engine/names';
import type {
  DefinedName,
  CandidateNames,
  NameKind,
  NameSource,
  NameUse,
} from '../../manifests/engine/names';
import type { DefinedNames } from './defined-names';
import { definedIn } from './defined-names';

/** Marks the set of names of all scopes. */
const anyScope = Symbol('any scope');
const noScope = Symbol('no scope');
type Scope = string | typeof anyScope | typeof noScope;

/** What messages call the lists of names. */
export const listSource = 'the checked files';

/** The names that the checked files define, and where; nothing else of the files is kept. */
export class GatheredNames {
  private readonly names = new Map<NameKind, Map<Scope, Set<string>>>();
  private readonly lists = new Map<string, readonly string[]>();
  private readonly folders = new Map<string, Map<NameKind, DefinedName[]>>();

  /** `isComplete`: whether all files that could define a name are read, so that a missing name is an error. */
  constructor(private isComplete: boolean) {}

  /** Adds the names of a file. */
  add(file: string, uses: readonly NameUse[]): void {
    this.addDefined(file, definedIn(uses));
  }

  /** Adds the names that a file defines. */
  addDefined(file: string, defined: readonly DefinedNames[]): void {
    for (const { kind, scope, names } of defined) {
      const sets = [this.setOf(kind, anyScope), this.setOf(kind, scope ?? noScope)];
      for (const name of names) {
        for (const set of sets) set.add(name);
        this.addToFolder(kind, name, file);
      }
    }
  }

  /** Notes that a file could not be read: its definitions are unknown. */
  miss(): void {
    this.isComplete = false;
  }

  /** The names defined outside of a file. */
  around(file: string): Required<NameSource> {
    return {
      namesOf: (kind, scope) => this.namesOf(kind, scope),
      definedBeside: (kind) => {
        const inFolder = this.folders.get(path.dirname(file))?.get(kind) ?? [];
        return inFolder.filter((one) => one.file !== path.basename(file)).sort(byFile);
      },
    };
  }

  /** A name without a scope may belong to any. */
  private namesOf(kind: NameKind, scope: string | undefined): readonly CandidateNames[] {
    const state = this.isComplete ? 'complete' : 'partial';
    const scopes: readonly Scope[] = scope === undefined ? [anyScope] : [scope, noScope];
    const sets = scopes.flatMap((one) => this.names.get(kind)?.get(one) ?? []);
    const list = () => this.listOf(kind, ...scopes);
    return [
      {
        state,
        strength: 'suggested',
        source: listSource,
        get names() {
          return list();
        },
        has: (name) => sets.some((names) => names.has(name)),
      },
    ];
  }

  private addToFolder(kind: NameKind, name: string, file: string): void {
    const folder = path.dirname(file);
    const kinds = this.folders.get(folder) ?? new Map<NameKind, DefinedName[]>();
    this.folders.set(folder, kinds);
    const known = kinds.get(kind) ?? [];
    kinds.set(kind, known);
    known.push({ name, file: path.basename(file) });
  }

  private setOf(kind: NameKind, scope: Scope): Set<string> {
    const scopes = this.names.get(kind) ?? new Map<Scope, Set<string>>();
    this.names.set(kind, scopes);
    const names = scopes.get(scope) ?? new Set();
    scopes.set(scope, names);
    return names;
  }

  private listOf(kind: NameKind, ...scopes: readonly Scope[]): readonly string[] {
    const key = [kind, ...scopes.map(String)].join('\n');
    const list = this.lists.get(key) ?? [
      ...new Set(scopes.flatMap((scope) => [...(this.names.get(kind)?.get(scope) ?? [])])),
    ];
    this.lists.set(key, list);
    return list;
  }
}
