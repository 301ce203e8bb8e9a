import { isDeepStrictEqual } from 'node:util';

/**
 * Results by text, passed from one version of a file to the next: an unchanged text is not processed again, and entries
 * that the new version does not use are forgotten.
 */
export class Memo<T> {
  private readonly made = new Map<string, T>();

  private constructor(private readonly earlier: ReadonlyMap<string, T>) {}

  /** If a version used nothing, its successor can still use the entries of its predecessor. */
  static after<T>(previous: Memo<T> | undefined): Memo<T> {
    if (previous === undefined) return new Memo(new Map<string, T>());
    return new Memo(previous.made.size > 0 ? previous.made : previous.earlier);
  }

  /** `make` must depend on the text alone. */
  get(text: string, make: (text: string) => T): T {
    const known = this.made.get(text);
    if (known !== undefined) return known;
    const value = this.earlier.get(text) ?? make(text);
    this.made.set(text, value);
    return value;
  }
}

/** A result of many parts; the next version keeps it while what it is made of in each of them is the same object. */
export class Derived<Part, T> {
  private constructor(
    private readonly parts: readonly Part[],
    readonly value: T,
  ) {}

  /** `make` must depend on what `of` takes from the parts alone. */
  static of<Part, T>(
    parts: readonly Part[],
    of: (part: Part) => unknown,
    before: Derived<Part, T> | undefined,
    make: () => T,
  ): Derived<Part, T> {
    const isSame = (part: Part, index: number): boolean => {
      const other = before?.parts[index];
      return other === part || (other !== undefined && of(other) === of(part));
    };
    const isKept = before?.parts.length === parts.length && parts.every(isSame);
    return new Derived(parts, isKept ? before.value : make());
  }
}

/** The value of the version before if it is equal, so that what is derived from it is kept too. */
export function keepEqual<T>(before: T | undefined, after: T): T {
  return before !== undefined && isDeepStrictEqual(before, after) ? before : after;
}
