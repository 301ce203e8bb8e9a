import assert from 'node:assert/strict';
import { manifestKinds } from '../../manifests/kinds';
import type { ManifestKind } from '../../manifests/engine/manifest';
import { defaultManifestOptions } from '../../manifests/engine/manifest';
import { hostileTexts } from './hostile-texts';
import { editsEverywhere } from './mutate';
import { ownSamples } from './samples';
import type { Sample } from './samples';
import { stateOf } from './state';
import { memory, open, Tally } from './tally';

describe('manifests under edits that nobody means', function () {
  this.timeout(120_000);
  const own = ownSamples();
  const totals: string[] = [];

  after(() => console.log(totals.map((line) => `    ${line}`).join('\n')));

  for (const kind of manifestKinds) {
    it(`answers an edit at every offset of a small file of the kind ${kind.id}`, () => {
      const tally = new Tally();
      const { fileName, text } = smallFile(kind);
      const manifest = open(kind, fileName, text);
      for (const edit of editsEverywhere(text)) {
        const edited = tally.check(kind, fileName, manifest, edit);
        if (edited)
          tally.check(kind, fileName, edited, { what: 'undo', start: 0, end: edited.text.length, text });
      }
      totals.push(`${kind.id}, every offset: ${tally.toString()}`);
      tally.assertFine();
    });

    it(`answers hostile texts as ${kind.id}, and the text from before after them`, () => {
      const tally = new Tally();
      const { fileName, text } = smallFile(kind);
      const manifest = open(kind, fileName, text);
      for (const { what, text: hostile } of hostileTexts()) {
        const harmed = tally.check(kind, fileName, manifest, {
          what,
          start: 0,
          end: text.length,
          text: hostile,
        });
        const undo = { what: `undo ${what}`, start: 0, end: hostile.length, text };
        if (harmed) tally.check(kind, fileName, harmed, undo);
      }
      totals.push(`${kind.id}, hostile texts: ${tally.toString()}`);
      tally.assertFine();
    });

    it(`lets go of earlier versions of a file of the kind ${kind.id}`, async () => {
      const { fileName, text } = smallFile(kind);
      let manifest = open(kind, fileName, text);
      const first = new WeakRef(manifest);
      for (const letter of 'abcdefgh') {
        manifest = kind.open(`${text}\n# ${letter}`, { ...defaultManifestOptions, fileName }, manifest);
        stateOf(manifest, 0);
      }
      await new Promise((resolve) => setImmediate(resolve)); // What is looked at in a turn is held until its end.
      memory();
      assert.equal(first.deref(), undefined);
      assert.ok(manifest.text.endsWith('h'));
    });
  }

  /** A file of middle size, so that there is something to change at every offset. */
  function smallFile(kind: ManifestKind): Sample {
    const fitting = own.filter((sample) => sample.kind === kind && sample.text.length > 300);
    const [smallest] = fitting.sort((a, b) => a.text.length - b.text.length);
    assert.ok(smallest, `There is no sample of the kind ${kind.id}.`);
    return smallest;
  }
});
