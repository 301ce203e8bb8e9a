import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { lainDocumentOf } from '../../../../../manifests/kinds/lain/document';
import type { Dialect } from '../../../../../manifests/kinds/lain/sections';
import { lainRules } from '../../../../../manifests/kinds/lain/rules';
import { runRules, sortFindings } from '../../../../../manifests/engine/rules/run';
import { LineIndex } from '../../../../../parser/line-index';
import { parse } from '../../../../../parser/parse';
import { readStrictByLibrary } from '../../../../../parser/yaml/read-strict';
import type { Parsed } from '../../../../../parser/parsed';
import { readPlainly } from '../../../../../parser/yaml/read-plain';
import { Random } from '../../../../fuzz/random';
import { isEmptyScalar, plainTree } from '../../../parser/plain-tree';
import { edited, samples } from './samples';

function rootOf({ root }: Parsed): unknown {
  return isEmptyScalar(root) ? null : plainTree(root);
}

function findingsOf(text: string, source: Parsed, dialect: Dialect) {
  if (source.problems.length > 0) return source.problems;
  return sortFindings(runRules(lainRules, lainDocumentOf(text, source, dialect, new LineIndex(text))));
}

/** Asserts that a text means the same however it is read; answers whether it was read fast. */
function assertSame(text: string): boolean {
  const fast = readPlainly(text);
  if (fast === undefined || text.includes('\0')) return false;
  const found = parse(text, 'yaml-1.1');
  const expected = readStrictByLibrary(text);
  assert.deepEqual(found.problems, expected.problems, JSON.stringify(text));
  assert.deepEqual(rootOf(found), rootOf(expected), JSON.stringify(text));
  for (const dialect of ['laincloud', 'einplus'] as const)
    assert.deepEqual(
      findingsOf(text, found, dialect),
      findingsOf(text, expected, dialect),
      JSON.stringify(text),
    );
  return true;
}

describe('reading lain.yaml fast', () => {
  describe('of texts after any edits', () => {
    const random = new Random(20_261_121);
    let fast = 0;

    for (const end of [1000, 2000, 3000, 4000, 5000])
      it(`means the same as reading them with the library, up to number ${end}`, () => {
        for (let round = end - 1000; round < end; round++) {
          let text = samples[round % samples.length] ?? '';
          for (let edits = 1 + random.below(3); edits > 0; edits--) text = edited(text, random);
          if (assertSame(text)) fast++;
        }
      });

    it('is what happens to many of them', () => assert.ok(fast > 700, `only ${fast} texts were read fast`));
  });

  it('means the same for real manifests, most of which are read fast', function () {
    const corpus = path.resolve(__dirname, '../../../../../../shared/corpus');
    if (!existsSync(corpus)) {
      console.log(`    skipped: no folder ${corpus}`);
      this.skip();
    }
    const random = new Random(5);
    const texts = ['lain', 'lain-mistakes'].flatMap((folder) =>
      readdirSync(path.join(corpus, folder)).map((name) =>
        readFileSync(path.join(corpus, folder, name), 'utf8'),
      ),
    );
    assert.ok(texts.filter(assertSame).length > texts.length * 0.8);
    for (const text of texts) for (let edit = 0; edit < 40; edit++) assertSame(edited(text, random));
  });

  it('leaves to the library what only the whole text shows', () => {
    for (const text of [
      'a: &x 1\nb: *x\n',
      'a: 1\n---\nb: 2\n',
      'a: "b\n',
      'a: =\n',
      'a: !!python/x y\n',
      '\uFEFFa: b\n',
    ])
      assert.equal(readPlainly(text), undefined, text);
  });

  it('passes over what is before the beginning of the document', () => {
    assert.deepEqual(
      plainTree(readPlainly('# c\n\n---\na: 1\n')?.root),
      rootOf(readStrictByLibrary('# c\n\n---\na: 1\n')),
    );
  });
});
