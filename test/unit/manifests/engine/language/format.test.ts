import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatManifest } from '../../../../../manifests/engine/language/format/format';
import type { Layout } from '../../../../../manifests/engine/language/format/format';
import { applyChanges } from '../../../../../manifests/engine/rules/fix-all';
import { cutDocuments } from '../../../../../parser/documents';
import { parse } from '../../../../../parser/parse';
import type { Node } from '../../../../../parser/node';

const usual: Layout = { size: 2, trimTrailingWhitespace: true, insertFinalNewline: true };

function formatted(text: string, layout: Partial<Layout> = {}): string {
  const pieces = formatManifest({ text }, { ...usual, ...layout });
  for (let step = pieces.next(); ; step = pieces.next()) if (step.done) return applyChanges(text, step.value);
}

/** What PyYAML or the real servers would get: values alone. */
function values(text: string): unknown {
  return cutDocuments(text).map(({ start, end }) => {
    const { root } = parse(text.slice(start, end), 'yaml-1.2');
    return root && valueOf(root);
  });
}

function valueOf(node: Node): unknown {
  if (node.kind === 'map') return node.entries.map(({ name, value }) => [name, valueOf(value)]);
  if (node.kind === 'list') return node.items.map(valueOf);
  return node.kind === 'scalar' ? node.value : node.name;
}

const cases: readonly [what: string, before: string, after: string][] = [
  ['deeper levels', 'a:\n    b:\n        c: 1\n', 'a:\n  b:\n    c: 1\n'],
  ['levels of one column', 'a:\n b:\n  c: 1\n d: 2\n', 'a:\n  b:\n    c: 1\n  d: 2\n'],
  ['spaces at the ends of lines', 'a: 1  \n\t \nb: 2\t\n', 'a: 1\n\nb: 2\n'],
  ['a missing break at the end', 'a: 1', 'a: 1\n'],
  ['lists below their key', 'a:\n    - 1\n    - 2\n', 'a:\n  - 1\n  - 2\n'],
  ['lists in the column of their key', 'a:\n- b: 1\n  c:\n  - 2\n', 'a:\n- b: 1\n  c:\n  - 2\n'],
  [
    'spaces behind dashes',
    'a:\n  -   b: 1\n      c: 2\n  -   - x\n      - y\n',
    'a:\n  - b: 1\n    c: 2\n  - - x\n    - y\n',
  ],
  ['items on lines of their own', 'a:\n   -\n      b: 1\n      c: 2\n', 'a:\n  -\n    b: 1\n    c: 2\n'],
  [
    'comments with what they are for',
    '# top\na:\n    # of b\n    b: 1 # here\n    # end of a\n# of c\nc: 2\n',
    '# top\na:\n  # of b\n  b: 1 # here\n  # end of a\n# of c\nc: 2\n',
  ],
  [
    'literal blocks with their inner indentation',
    'a:\n    b: |\n            x:\n              y: 1  \n\n            z\n    c: 1\n',
    'a:\n  b: |\n    x:\n      y: 1  \n\n    z\n  c: 1\n',
  ],
  ['blocks with an indentation of their own', 'a:\n    b: |2\n         x\n', 'a:\n  b: |2\n       x\n'],
  [
    'long texts',
    'a:\n    b: one\n       two\n    c: "one\n       two"\n',
    'a:\n  b: one\n     two\n  c: "one\n     two"\n',
  ],
  ['brackets over several lines', 'a:\n    b: [1,\n        2]\n', 'a:\n  b: [1,\n      2]\n'],
  ['several documents', 'a:\n    b: 1\n---\nc:\n      d: 1\n', 'a:\n  b: 1\n---\nc:\n  d: 1\n'],
  ['Windows line breaks', 'a:\r\n    b: 1 \r\n    c: 2', 'a:\r\n  b: 1\r\n  c: 2\r\n'],
  [
    'spaces around colons, and before comments',
    'appname:   "my-app"\nweb :\t  # of web\n  cmd:  run  # here\n  memory :  64M\n  env:\n    -  A=1   # b:  c\n',
    'appname: "my-app"\nweb: # of web\n  cmd: run # here\n  memory: 64M\n  env:\n    - A=1 # b:  c\n',
  ],
  [
    'anchors, blocks and empty values alike',
    'a:   &x\n  b:  |   # text\n    c:   d   # no comment\nc:   *x   # alias\nd:    {e:  1, f : 2}   # g\n"h:  i":   1\nj:\n',
    'a: &x\n  b: | # text\n    c:   d   # no comment\nc: *x # alias\nd: {e:  1, f : 2} # g\n"h:  i": 1\nj:\n',
  ],
  ['JSON', '{"a":1,\n"b":[1,2]}', '{\n  "a": 1,\n  "b": [\n    1,\n    2\n  ]\n}\n'],
];

describe('formatting', () => {
  for (const [what, before, after] of cases) {
    it(`lays out ${what}`, () => {
      assert.equal(formatted(before), after);
      assert.equal(formatted(after), after, 'again');
    });
  }

  it('takes the requested width of a level', () => {
    assert.equal(formatted('a:\n  b:\n    - c: 1\n', { size: 4 }), 'a:\n    b:\n        - c: 1\n');
  });

  it('leaves the ends of lines and of the file on request', () => {
    assert.equal(formatted('a: 1 ', { trimTrailingWhitespace: false, insertFinalNewline: false }), 'a: 1 ');
  });

  for (const broken of ['a: [1\nb:    2 ', 'a:\n\tb: 1 ', 'a: "x \n', '{"a": }']) {
    it(`leaves ${JSON.stringify(broken)} as it is`, () => assert.equal(formatted(broken), broken));
  }

  it('changes lines in a range alone, and none where that would change a value', () => {
    const text = 'a: 1 \nb: 2 \nc:\n    d: 1\n    e: 2\n';
    assert.equal(formatted(text, { lines: { first: 1, last: 1 } }), text.replace('2 ', '2'));
    assert.equal(formatted(text, { lines: { first: 3, last: 3 } }), text, 'one of two keys of a map');
    assert.equal(formatted(text, { lines: { first: 3, last: 4 } }), 'a: 1 \nb: 2 \nc:\n  d: 1\n  e: 2\n');
  });

  const linesOf: readonly [what: string, text: (count: number) => string][] = [
    ['comments', (count) => `a: 1\n${'#\n'.repeat(count)}`],
    ['comments between keys', (count) => `a:\n    b: 1\n${'   # of c\n'.repeat(count)}    c: 2\n`],
    ['blank lines and comments', (count) => `a: 1\n${'\n# x\n'.repeat(count / 2)}b: 2\n`],
    ['blank lines at the start of a text', (count) => `a: |\n${'\n'.repeat(count)}${'   x\n'.repeat(count)}`],
    [
      'a text below a long line',
      (count) => `a:\n   - b: | # ${'c'.repeat(count)}\n${'        x\n'.repeat(count)}`,
    ],
    ['a text with its indentation', (count) => `a: |2 # ${'c'.repeat(count)}\n${'   x\n'.repeat(count)}`],
    ['a text in quotes', (count) => `a: "x\n${'   x\n'.repeat(count)}   x"\n`],
    ['keys', (count) => Array.from({ length: count / 4 }, (_, key) => `k${key}:\n    a: 1\n`).join('')],
    ['brackets', (count) => `a: [\n${'   1,\n'.repeat(count / 4)}   1]\n`],
    ['documents', (count) => '---\na:\n    b: 1\n'.repeat(count / 8)],
    ['JSON', (count) => `[${'{"a":1},\n'.repeat(count / 8)}1]`],
  ];
  for (const [what, text] of linesOf) {
    it(`takes time in proportion to its lines: ${what}`, () => {
      const [few, many] = [formatTime(text(1_000)), formatTime(text(8_000))];
      // Eight times as many lines; what is quadratic takes sixty-four times as long.
      assert.ok(many < 24 * Math.max(few, 2), `${few} ms for the few lines, ${many} ms for the many`);
    });
  }

  /** The least milliseconds of processor time. */
  function formatTime(text: string): number {
    const times = Array.from({ length: 3 }, () => {
      const start = process.cpuUsage();
      formatted(text);
      return process.cpuUsage(start).user / 1000;
    });
    return Math.min(...times);
  }

  it('pauses between pieces of a long file, however it is written', () => {
    for (const [what, text] of linesOf) {
      let pauses = 0;
      const pieces = formatManifest({ text: text(8_000) }, usual);
      while (!pieces.next().done) pauses++;
      assert.ok(pauses >= 3, `${what}: ${pauses}`);
    }
  });

  it('keeps every value of real files, and has nothing to do a second time', function () {
    const corpus = join(import.meta.dirname, '../../../../../../shared/corpus');
    if (!existsSync(corpus)) this.skip();
    const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.ya?ml$/.test(name),
    );
    assert.notEqual(files.length, 0);
    let changed = 0;
    for (const file of files) {
      const text = readFileSync(join(corpus, file), 'utf8');
      const once = formatted(text);
      if (once !== text) changed++;
      assert.deepEqual(values(once), values(text), file);
      assert.equal(formatted(once), once, file);
    }
    assert.ok(changed > files.length / 4, `${changed} of ${files.length} files were laid out`);
  });
});
