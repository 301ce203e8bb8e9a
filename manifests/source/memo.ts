/**
 * What was made of texts, handed from one version of a file to the next: a text that is still there is not read again,
 * and what the new version does not ask for is forgotten.
 */
export class Memo<T> {
  private readonly made = new Map<string, T>();

  private constructor(private readonly earlier: ReadonlyMap<string, T>) {}

  static after<T>(previous: Memo<T> | undefined): Memo<T> {
    return new Memo(previous?.made ?? new Map<string, T>());
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
