import type { NameKind, NameUse } from '../names';
import { isSameName, isSameScope } from './placed-names';
import type { PlacedName } from './placed-names';

/** A name and the file that contains it. */
export interface NameInFile {
  readonly file: string;
  readonly use: PlacedName;
}

/** The identity of a name, without its position. */
export type Naming = Pick<NameUse, 'kind' | 'name' | 'scope'>;

type ByFile = Map<string, readonly PlacedName[]>;

/** The names of many files, by kind and name. Keeps nothing else of the files. */
export class NameIndex {
  private readonly files = new Map<string, readonly PlacedName[]>();
  private readonly kinds = new Map<NameKind, Map<string, ByFile>>();
  private total = 0;
  private changes = 0;

  /** Grows whenever a definition is added or removed; conclusions from the names before are outdated then. */
  get generation(): number {
    return this.changes;
  }

  /** The number of names. */
  get size(): number {
    return this.total;
  }

  /** The files, including those without names. */
  knownFiles(): readonly string[] {
    return [...this.files.keys()];
  }

  has(file: string): boolean {
    return this.files.has(file);
  }

  /** Replaces the names of a file. */
  set(file: string, names: readonly PlacedName[]): void {
    const before = this.files.get(file) ?? [];
    this.takeOut(file, before);
    this.files.set(file, names);
    this.putIn(file, names);
    if (definitionsIn(before) !== definitionsIn(names)) this.changes++;
  }

  /** Forgets a file. */
  delete(file: string): void {
    const before = this.files.get(file);
    if (before === undefined) return;
    this.takeOut(file, before);
    this.files.delete(file);
    if (definitionsIn(before) !== '') this.changes++;
  }

  /** Every use of a name, file by file. */
  usesOf(naming: Naming): readonly NameInFile[] {
    const files = this.kinds.get(naming.kind)?.get(naming.name) ?? new Map<string, readonly PlacedName[]>();
    return [...files].flatMap(([file, uses]) =>
      uses.filter((use) => isSameName(use, naming)).map((use) => ({ file, use })),
    );
  }

  /** The names of a kind that are defined outside of a file, without duplicates. */
  definedOutside(file: string, kind: NameKind, scope?: string): readonly string[] {
    const names: string[] = [];
    for (const [name, files] of this.kinds.get(kind) ?? []) {
      for (const [other, uses] of files) {
        if (other === file || !uses.some((use) => defines(use, scope))) continue;
        names.push(name);
        break;
      }
    }
    return names;
  }

  /** The other files that a name is deployed from, sorted by name. */
  filesDefining(file: string, { kind, name, scope }: Naming): readonly string[] {
    const files = this.kinds.get(kind)?.get(name) ?? new Map<string, readonly PlacedName[]>();
    return [...files]
      .filter(
        ([other, uses]) => other !== file && uses.some((use) => defines(use, scope) && !use.isRegistered),
      )
      .map(([other]) => other)
      .sort();
  }

  /** The names of a kind that some files define, each with its file. */
  *definedIn(kind: NameKind, isWanted: (file: string) => boolean): Generator<{ name: string; file: string }> {
    for (const [name, files] of this.kinds.get(kind) ?? []) {
      for (const [file, uses] of files) {
        if (isWanted(file) && uses.some(({ role }) => role === 'definition')) yield { name, file };
      }
    }
  }

  /** The definitions whose names contain the letters of a query in order, case-insensitively. */
  *search(query: string): Generator<NameInFile> {
    const wanted = query.toLowerCase();
    for (const [file, names] of this.files) {
      for (const use of names) {
        if (use.role === 'definition' && holdsInOrder(use.name.toLowerCase(), wanted)) yield { file, use };
      }
    }
  }

  private putIn(file: string, names: readonly PlacedName[]): void {
    this.total += names.length;
    const grouped = new Map<ByFile, PlacedName[]>();
    for (const use of names) {
      const files = this.filesOf(use);
      const group = grouped.get(files) ?? [];
      group.push(use);
      grouped.set(files, group);
    }
    for (const [files, uses] of grouped) files.set(file, uses);
  }

  private filesOf({ kind, name }: PlacedName): ByFile {
    const names = this.kinds.get(kind) ?? new Map<string, ByFile>();
    this.kinds.set(kind, names);
    const files = names.get(name) ?? new Map<string, readonly PlacedName[]>();
    names.set(name, files);
    return files;
  }

  private takeOut(file: string, names: readonly PlacedName[]): void {
    this.total -= names.length;
    for (const { kind, name } of names) {
      const files = this.kinds.get(kind)?.get(name);
      files?.delete(file);
      if (files?.size === 0) this.kinds.get(kind)?.delete(name);
    }
  }
}

function defines(use: PlacedName, scope: string | undefined): boolean {
  return use.role === 'definition' && isSameScope(use.scope, scope);
}

/** The definitions among the names, in comparable form. */
function definitionsIn(names: readonly PlacedName[]): string {
  const definitions = names.filter(({ role }) => role === 'definition');
  const keys = definitions.map(({ kind, name, scope }) => JSON.stringify([kind, scope ?? null, name]));
  return [...new Set(keys)].sort().join('\n');
}

function holdsInOrder(name: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
