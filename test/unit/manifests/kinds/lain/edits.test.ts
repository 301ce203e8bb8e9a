import assert from 'node:assert/strict';
import type { Manifest } from '../../../../../manifests/engine/manifest';
import { Random } from '../../../../fuzz/random';
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

  it('is checked in linear time, even when no key is known', () => {
    const [few, many] = [editTime(2500), editTime(10_000)];
    // Four times as many keys; what is quadratic takes sixteen times as long.
    assert.ok(many < 9 * few, `${few} ms for 2,500 keys, ${many} ms for 10,000`);
  });

  /** The least milliseconds of processor time of an edit in a file of unknown keys. */
  function editTime(count: number): number {
    const keys = Array.from({ length: count }, (_, key) => `key${key}: value ${key}\n`).join('');
    const text = `appname: hello\nbuild:\n  base: a\n  script: [make]\n${keys}`;
    let manifest = openLain(text);
    const times = Array.from({ length: 12 }, (_, edit) => {
      const start = process.cpuUsage();
      manifest = openLain(text.replace('value 1250', `value ${edit}`), 'laincloud', manifest);
      assert.equal(manifest.findings().length, count);
      return process.cpuUsage(start).user / 1000;
    });
    return Math.min(...times);
  }
});
