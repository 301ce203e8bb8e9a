import assert from 'node:assert/strict';
import type { Manifest } from '../../../../manifests/manifest';
import { Random } from '../../../fuzz/random';
import { openLain } from './files';
import { edited, samples } from './samples';

function everything(manifest: Manifest, offset: number) {
  return {
    findings: manifest.findings(),
    names: manifest.names(),
    outline: manifest.outline(),
    hints: manifest.hints(),
    links: manifest.links(),
    lenses: manifest.lenses(),
    completion: manifest.complete(offset),
    explanation: manifest.explain(offset),
  };
}

describe('a lain.yaml after edits', () => {
  it('says the same as one that is read anew, with every place in the text', () => {
    const random = new Random(45);
    for (let round = 0; round < 20; round++) {
      let text = samples[round % samples.length] ?? '';
      let manifest = openLain(text);
      for (let edit = 0; edit < 25; edit++) {
        text = edited(text, random);
        manifest = openLain(text, 'laincloud', manifest);
        const offset = random.below(text.length + 1);
        const found = everything(manifest, offset);
        assert.deepEqual(found, everything(openLain(text), offset), JSON.stringify(text));
        const ranges = [
          ...found.findings,
          ...found.names,
          ...found.outline,
          ...found.links,
          ...found.lenses,
          ...found.completion,
        ].map(({ range }) => range);
        for (const { start, end } of ranges)
          assert.ok(0 <= start && start <= end && end <= text.length, JSON.stringify(text));
        for (const hint of found.hints) assert.ok(hint.offset <= text.length);
      }
    }
  });

  it('is judged at once, even with 10,000 keys of which none is known', () => {
    const keys = Array.from({ length: 10_000 }, (_, key) => `key${key}: value ${key}\n`).join('');
    const text = `appname: hello\nbuild:\n  base: a\n  script: [make]\n${keys}`;
    let manifest = openLain(text);
    assert.equal(manifest.findings().length, 10_000);
    const times = Array.from({ length: 12 }, (_, edit) => {
      const start = performance.now();
      manifest = openLain(text.replace('value 5000', `value ${edit}`), 'laincloud', manifest);
      assert.equal(manifest.findings().length, 10_000);
      return performance.now() - start;
    });
    // 60 ms on a quiet machine; what is quadratic takes seconds.
    assert.ok(Math.min(...times) < 150, times.join(' '));
  });
});
