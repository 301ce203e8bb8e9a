import assert from 'node:assert/strict';
import { parse } from '../../../parser/parse';
import { readBlocks } from '../../../parser/yaml/fast/blocks';
import { hasOddCharacters } from '../../../parser/yaml/fast/line-cursor';
import { readJoining } from '../../../parser/yaml/read-joining';
import { characterProblem, tabProblem } from '../../../parser/yaml/refused-characters';
import { unsupportedByFastPath, UnsupportedByFastPath } from '../../../parser/yaml/fast/unsupported';
import { typePlainScalar } from '../../../parser/scalar-type';
import { isEmptyScalar, plainTree } from './plain-tree';

const texts = [
  'apiVersion: cse/v3\nkind: RateLimiting\nmetadata: { name: checkout, engine: prod }\nspec:\n  rate: 100\n  limitRefreshPeriod: 1S\n',
  'servicecomb:\n  matchGroup:\n    user-login: |\n      alias: user login\n      matches:\n        - name: login\n          apiPath:\n            exact: "/login"\n          method:\n            - POST\n  retry:\n    user-login: |-\n      maxAttempts: 3\n',
  '# comment\nlist:\n- a\n- b: 1\n  c: [1, "two", {d: e}]\n-   - nested\n    - x\n\n- - y\nend: yes\n',
  "quoted: 'it''s'\ndouble: \"a\\tb\\u0041\"\nempty:\nnone: ~\nurl: http://127.0.0.1:30100/a#b # why\nversion: 0.1\ndate: 2020-01-01\n",
  'a:\r\n  b: 1\r\n  c: |\r\n    x\r\n    y\r\nd: 2\r\n',
  'a: [\n  b,\n  {c: d,\n   "e": [1, 2]}, # why\n\n# more\n  f\n]\nlist:\n  - [x,\n    y]\n  - k: {\n      l: m\n    }\n',
  '{\n"a": [1,\n2], "b": {\n"c":\n"d"}}\n',
  'folded: >\n  a\n  b\nanchor: &x 1\nalias: *x\nplain text\n  over lines: 1\nmulti: "a\n  b"\n',
];

const pieces =
  '\\n|  | |:|: |- |#| #|"|\'|[|]|{|}|,|&a|*a|!|%|\\t|\\r\\n|x|1|null|\\n\\n|? |<<: |\\\\|é|...|---|@|`|~|>|\\n    x|\\n- '
    .split('|')
    .map((piece) => piece.replace('\\n', '\n').replace('\\n', '\n').replace('\\r', '\r').replace('\\t', '\t'))
    .concat('|', '|-\n');

/** Numbers from 0 to below 1, the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

function mutated(text: string, random: () => number): string {
  let result = text;
  for (let edits = 1 + Math.floor(random() * 3); edits > 0; edits--) {
    const at = Math.floor(random() * (result.length + 1));
    const piece = pieces[Math.floor(random() * pieces.length)] ?? '';
    const removed = random() < 0.4 ? 1 + Math.floor(random() * 6) : 0;
    result = result.slice(0, at) + (removed === 0 ? piece : '') + result.slice(at + removed);
  }
  return result;
}

/** What the YAML library makes of a text: a tree, or an error, with what is refused in YAML of any version. */
function readByLibrary(
  text: string,
): { readonly tree: unknown; readonly error: string | undefined } | undefined {
  const { root, problem, second } = readJoining(text, 'yaml-1.2');
  if (second !== undefined) return undefined;
  const refused = problem ?? tabProblem(text, 'yaml-1.2') ?? characterProblem(text, 'yaml-1.2');
  return { tree: root === undefined || isEmptyScalar(root) ? null : plainTree(root), error: refused?.code };
}

/** What the plain style alone makes of it; undefined where it gives up. */
function readPlainly(text: string): { readonly tree: unknown } | undefined {
  try {
    const root = readBlocks(text, typePlainScalar, () => {
      throw unsupportedByFastPath;
    });
    return { tree: plainTree(root) };
  } catch (error) {
    if (error instanceof UnsupportedByFastPath) return undefined;
    throw error;
  }
}

/** Missing keys are placed in another way. */
const hasMissingKey = /(?:^|[\n{,[-]) *:(?:\s|$)/;

describe('reading YAML in plain style', () => {
  it('gives the tree of the YAML library, and nothing where that finds an error', () => {
    const random = randomFrom(20_261_121);
    let read = 0;
    for (let round = 0; round < 4000; round++) {
      const text = mutated(texts[round % texts.length] ?? '', random);
      if (hasOddCharacters(text)) continue;
      const found = readPlainly(text);
      const expected = found && readByLibrary(text);
      if (!found || !expected) continue;
      read++;
      assert.equal(expected.error, undefined, text);
      assert.deepEqual(found.tree, expected.tree, text);
    }
    assert.ok(read > 1000, `only ${read} texts were in plain style`);
  });

  it('reads whatever the library reads, with the same tree, and finds an error where the library does', () => {
    const random = randomFrom(7);
    for (let round = 0; round < 4000; round++) {
      const text = mutated(texts[round % texts.length] ?? '', random);
      const expected = readByLibrary(text);
      if (!expected || hasMissingKey.test(text)) continue;
      const { root, problems } = parse(text, 'yaml-1.2');
      assert.equal(problems.length > 0, expected.error !== undefined, JSON.stringify(text));
      const tree = isEmptyScalar(root) ? null : plainTree(root);
      if (expected.error === undefined) assert.deepEqual(tree, expected.tree, text);
    }
  });

  it('counts characters that only look like white space as text, in values and their places', () => {
    for (const character of ['\uFEFF', '\u00A0', '\u3000', '\v'])
      for (const flavour of ['yaml-1.1', 'yaml-1.2'] as const)
        for (const text of [`k${character}: v${character}\n`, `k${character}: &a v${character}\n`]) {
          const { root, problems } = parse(text, flavour);
          if (problems.length > 0) continue;
          assert.ok(root?.kind === 'map');
          for (const node of [root.entries[0]?.key, root.entries[0]?.value]) {
            assert.ok(node?.kind === 'scalar');
            assert.equal(node.text.length, 2, JSON.stringify(text));
            assert.equal(text.slice(node.range.start, node.range.end), node.text, JSON.stringify(text));
          }
        }
  });

  it('keeps the rest of a document when one entry is broken', () => {
    const { root, problems } = parse('a: 1\nb: "x\nc:\n  d: [1\n  e: 2\nf: 3\n', 'yaml-1.2');
    assert.equal(problems.length, 2);
    assert.ok(root?.kind === 'map');
    assert.deepEqual([...root.fields.keys()], ['a', 'b', 'c', 'f']);
  });

  it('takes brackets over many lines, as they are formatted', () => {
    for (const text of [
      'a: [\n  b,\n\n  # why\n  c, # d\n]\n',
      '{\n"a": {\n"b": [1,\n2]}}\n',
      '- [a,\r\n  b]\r\n',
    ])
      assert.ok(readPlainly(text), text);
    for (const text of [
      'a: [b,\nc]\n',
      'a: [b\n  c]\n',
      'a: [\n---\n]\n',
      '[a,\n--- ]\n',
      'a: [b,\n\tc]\n',
      'a: [b\n',
    ])
      assert.equal(readPlainly(text), undefined, text);
  });

  it('is not slowed down by long lines and many of them', () => {
    const text = Array.from({ length: 20_000 }, (_, line) => `key.${line}: value ${line}\n`).join('');
    const { root } = parse(`${text}long: ${'x'.repeat(1_000_000)}\n`, 'yaml-1.2');
    assert.ok(root?.kind === 'map');
    assert.equal(root.fields.size, 20_001);
  });
});
