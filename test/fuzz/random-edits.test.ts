import assert from 'node:assert/strict';
import { manifestKinds } from '../../manifests/kinds';
import type { Manifest } from '../../manifests/engine/manifest';
import { mutate } from './mutate';
import { Random } from './random';
import { corpusSamples, ownSamples } from './samples';
import type { Sample } from './samples';
import { rounds } from './seeds';
import { memory, open, Tally } from './tally';

/** Of the usual seed, and of the run's own. */
const mutations = [10_000, 2_000] as const;
/** Edits of one test: one test of all of them would need most of its time limit on a busy machine. */
const part = 1_000;
/** Edits of one file after the other before the next file has its turn. */
const chain = 8;
/** Length from which a file that grows with its edits is left. */
const longest = 10_000;
/** Megabytes that all the mutations may leave behind. */
const leftBehind = 40;

describe('manifests under random edits', function () {
  this.timeout(120_000);
  const groups = [ownSamples(), corpusSamples()].filter((group) => group.length > 0);
  const samples = groups.flat();
  const totals: string[] = [];

  after(() => console.log(totals.map((line) => `    ${line}`).join('\n')));

  for (const { seed, edits } of rounds(...mutations)) {
    describe(`of the seed ${seed}`, () => {
      const random = new Random(seed);
      const tally = new Tally();
      let atFirst = 0;

      for (let end = part; end <= edits; end += part) {
        it(`are answered like texts read afresh, up to number ${end} of ${edits}`, () => {
          while (tally.edits < end) editInARow(random.pick(random.pick(groups)), random, tally);
          if (end === part) atFirst = memory();
          tally.assertFine();
        });
      }

      it('leave no memory behind', () => {
        const grown = memory() - atFirst;
        totals.push(
          `${tally.toString()}, of ${samples.length} files; memory grew by ${grown.toFixed(1)} MB; seed ${seed}`,
        );
        assert.ok(tally.edits >= edits, tally.toString());
        assert.ok(grown < leftBehind, `${grown.toFixed(0)} MB were left behind`);
      });
    });
  }

  /** Most files are read as what they are; some as another kind, since a setting of the editor can ask for that. */
  function editInARow({ kind: usual, fileName, text }: Sample, random: Random, tally: Tally): void {
    const kind = random.below(6) === 0 ? random.pick(manifestKinds) : usual;
    let manifest: Manifest | undefined = open(kind, fileName, text);
    for (let count = 0; count < chain && manifest !== undefined; count++) {
      const edit = mutate(manifest.text, random, random.pick(samples).text);
      const before: Manifest = manifest;
      manifest = tally.check(kind, fileName, before, edit);
      if (manifest !== undefined && manifest.text.length > longest) return;
    }
  }
});
