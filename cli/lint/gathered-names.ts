import path from 'node:path';
import type { DefinedName, KnownNames, NameKind, NameSource, NameUse } from '../../manifests/engine/names';
import { kindsBeyond } from '../../manifests/engine/rules/file-names';
import { ownCopy } from '../../parser/own-copy';

/** Every scope of a kind of name, and none. */
const anyScope = Symbol('any scope');
const noScope = Symbol('no scope');
type Scope = string | typeof anyScope | typeof noScope;

const asked: ReadonlySet<NameKind> = new Set(kindsBeyond);
/** Kinds that rules compare among the files of one folder. */
const comparedBeside: ReadonlySet<NameKind> = new Set<NameKind>(['microservice', 'application']);

/** The names that the checked files define and rules look up in other files; nothing else of these files. */
export class GatheredNames {
  private readonly names = new Map<NameKind, Map<Scope, Set<string>>>();
  private readonly lists = new Map<string, readonly string[]>();
  private readonly folders = new Map<string, (DefinedName & { readonly kind: NameKind })[]>();

  /** `isComplete`: whether all files that could define a name were looked at, so that absence proves something. */
  constructor(private isComplete: boolean) {}

  /** Takes in the names of a file. */
  add(file: string, uses: readonly NameUse[]): void {
    for (const { kind, role, name, scope } of uses) {
      if (role !== 'definition' || !asked.has(kind)) continue;
      const own = ownCopy(name);
      this.setOf(kind, anyScope).add(own);
      this.setOf(kind, scope === undefined ? noScope : ownCopy(scope)).add(own);
      if (comparedBeside.has(kind)) this.addToFolder(file, kind, own);
    }
  }

  /** A file could not be read: what it defines stays unknown. */
  miss(): void {
    this.isComplete = false;
  }

  /** What is known beyond a file. */
  around(file: string): NameSource {
    return {
      namesOf: (kind, scope) => this.namesOf(kind, scope),
      definedBeside: (kind) => {
        const inFolder = this.folders.get(path.dirname(file)) ?? [];
        return inFolder.filter((one) => one.kind === kind && one.file !== path.basename(file));
      },
    };
  }

  /** A name that doesn't say what it belongs to may belong to any. */
  private namesOf(kind: NameKind, scope: string | undefined): readonly KnownNames[] {
    const state = this.isComplete ? 'complete' : 'partial';
    const names = scope === undefined ? this.listOf(kind, anyScope) : this.listOf(kind, scope, noScope);
    return [{ state, strength: 'suggested', source: 'the checked files', names }];
  }

  private addToFolder(file: string, kind: NameKind, name: string): void {
    const folder = path.dirname(file);
    const known = this.folders.get(folder) ?? [];
    known.push({ kind, name, file: path.basename(file) });
    this.folders.set(folder, known);
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
