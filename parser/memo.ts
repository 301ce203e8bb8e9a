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
