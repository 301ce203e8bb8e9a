/** Methods of strings that go over a text or copy a part of it; the YAML library's `substring(0, …)` copies nothing. */
const methods = ['slice', 'split', 'trim', 'trimStart', 'trimEnd', 'search', 'indexOf', 'lastIndexOf'];

/**
 * How many characters strings go over or copy while something runs, counted and not timed, and what it answers. What
 * regular expressions do within one call is not seen, but that they are called often on long texts is. From then on regular
 * expressions are several times as slow in the whole process, see `slowing` in `test/layers.ts`.
 */
export function charactersRead(run: () => number): { readonly read: number; readonly answer: number } {
  let read = 0;
  const count = (characters: number) => (read += characters);
  const restore = [...methods.map((name) => countCalls(String.prototype, name, count)), countTests(count)];
  try {
    const answer = run();
    return { read, answer };
  } finally {
    for (const one of restore) one();
  }
}

function countCalls(prototype: object, name: string, count: (characters: number) => void): () => void {
  const original = Object.getOwnPropertyDescriptor(prototype, name);
  const method: unknown = original?.value;
  if (original === undefined || typeof method !== 'function') throw new Error(`There is no ${name}.`);
  const value = function (this: string, ...given: unknown[]): unknown {
    const answer: unknown = Reflect.apply(method, this, given);
    count(sizeOf(answer, this, given));
    return answer;
  };
  Object.defineProperty(prototype, name, { ...original, value });
  return () => Object.defineProperty(prototype, name, original);
}

/** The length of what is copied, or the distance to what is found. */
function sizeOf(answer: unknown, text: string, [, from]: readonly unknown[]): number {
  if (typeof answer === 'string') return answer.length;
  if (typeof answer !== 'number') return text.length;
  const start = typeof from === 'number' ? from : 0;
  return answer === -1 ? Math.max(0, text.length - start) : Math.abs(answer - start);
}

/** A call of a regular expression that finds something reads up to there, one that does not reads the whole text. */
function countTests(count: (characters: number) => void): () => void {
  const original = Object.getOwnPropertyDescriptor(RegExp.prototype, 'exec');
  const exec: unknown = original?.value;
  if (original === undefined || typeof exec !== 'function') throw new Error('There is no exec.');
  const value = function (this: RegExp, text: string): unknown {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const answer: unknown = Reflect.apply(exec, this, [text]);
    const end = Array.isArray(answer) && 'index' in answer ? Number(answer.index) : undefined;
    const isAnchored = this.sticky || (this.source.startsWith('^') && !this.multiline);
    count(isAnchored ? 1 : (end ?? text.length) - from);
    return answer;
  };
  Object.defineProperty(RegExp.prototype, 'exec', { ...original, value });
  return () => Object.defineProperty(RegExp.prototype, 'exec', original);
}
