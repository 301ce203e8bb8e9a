/**
 * What was made of texts, handed from one version of a file to the next: a text that is still there is not read again,
 * and what the new version does not ask for is forgotten.
 */
export class Memo<T> {
  private readonly made = new Map<string, T>();

  private constructor(private readonly earlier: ReadonlyMap<string, T>) {}

  /** What follows a version that nothing was asked of uses what that one could have used. */
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
