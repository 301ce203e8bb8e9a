import { kindsBeyond } from '../../manifests/rules/file-names';
import type { KnownNames, NameKind, NameSource, NameUse } from '../../manifests/names';

/** Every scope of a kind of name. */
const anyScope = Symbol('any scope');

const asked: ReadonlySet<NameKind> = new Set(kindsBeyond);

/** The names that the checked files define and rules look up in other files; nothing else of these files. */
export class GatheredNames implements NameSource {
  private readonly names = new Map<NameKind, Map<string | typeof anyScope, Set<string>>>();
  private readonly lists = new Map<Set<string>, readonly string[]>();

  /** `isComplete`: whether all files that could define a name were looked at, so that absence proves something. */
  constructor(private isComplete: boolean) {}

  add(uses: readonly NameUse[]): void {
    for (const { kind, role, name, scope } of uses) {
      if (role !== 'definition' || !asked.has(kind)) continue;
      const own = ownCopy(name);
      this.setOf(kind, anyScope).add(own);
      if (scope !== undefined) this.setOf(kind, ownCopy(scope)).add(own);
    }
  }

  /** A file could not be read: what it defines stays unknown. */
  miss(): void {
    this.isComplete = false;
  }

  namesOf(kind: NameKind, scope?: string): readonly KnownNames[] {
    const state = this.isComplete ? 'complete' : 'partial';
    const names = this.names.get(kind)?.get(scope ?? anyScope);
    return [
      { state, strength: 'suggested', source: 'the checked files', names: names ? this.listOf(names) : [] },
    ];
  }

  private setOf(kind: NameKind, scope: string | typeof anyScope): Set<string> {
    const scopes = this.names.get(kind) ?? new Map<string | typeof anyScope, Set<string>>();
    this.names.set(kind, scopes);
    const names = scopes.get(scope) ?? new Set();
    scopes.set(scope, names);
    return names;
  }

  private listOf(names: Set<string>): readonly string[] {
    const list = this.lists.get(names) ?? [...names];
    this.lists.set(names, list);
    return list;
  }
}

/** A piece of a text keeps the whole text in memory; a copy of its own doesn't. */
function ownCopy(piece: string): string {
  return Buffer.from(piece, 'utf16le').toString('utf16le');
}
