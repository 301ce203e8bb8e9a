import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { manifestKinds } from '../../manifests/kinds';
import type { Manifest, ManifestKind } from '../../manifests/engine/manifest';
import { defaultManifestOptions } from '../../manifests/engine/manifest';
import { hostileTexts } from './hostile-texts';
import { applyEdit, editsEverywhere, mutate } from './mutate';
import type { Edit } from './mutate';
import { Random } from './random';
import { corpusSamples, ownSamples } from './samples';
import type { Sample } from './samples';
import { rounds } from './seeds';
import { openAfter, smallestCase, stateOf } from './state';

/** Of the usual seed, and of the run's own. */
const mutations = [10_000, 2_000] as const;
/** Edits of one file after the other before the next file has its turn. */
const chain = 8;
/** Length from which a file that grows with its edits is left. */
const longest = 10_000;
/** Megabytes that all the mutations may leave behind. */
const leftBehind = 40;
/** Failures that are told in full. */
const told = 5;

/** What a whole suite of edits came to. */
class Tally {
  edits = 0;
  slowest = 0;
  private readonly failures = new Map<string, string>();
  private failed = 0;

  /** Opens what an edit has made of a manifest and notes what is wrong with it. */
  check(kind: ManifestKind, fileName: string, before: Manifest, edit: Edit): Manifest | undefined {
    const options = { ...defaultManifestOptions, fileName };
    const text = applyEdit(before.text, edit);
    const offset = Math.min(text.length, edit.start + edit.text.length);
    const { manifest, milliseconds, problem } = openAfter(kind, text, options, before, offset);
    this.edits++;
    this.slowest = Math.max(this.slowest, milliseconds);
    if (problem !== undefined) this.fail(kind, fileName, before.text, edit, problem);
    return manifest;
  }

  private fail(kind: ManifestKind, fileName: string, before: string, edit: Edit, problem: string): void {
    this.failed++;
    const sort = `${kind.id} ${problem.split(/[:\n]/)[0]}`;
    if (this.failures.has(sort) || this.failures.size >= told) return;
    const small = problem.startsWith('is slow')
      ? undefined
      : smallestCase(kind, before, edit, { ...defaultManifestOptions, fileName });
    const shown = small ?? { before, after: applyEdit(before, edit), problem };
    this.failures.set(
      sort,
      `${kind.id}, ${fileName}, ${edit.what}: ${shown.problem.slice(0, 1500)}\n` +
        `  before: ${JSON.stringify(shown.before).slice(0, 1500)}\n  after: ${JSON.stringify(shown.after).slice(0, 1500)}`,
    );
  }

  assertFine(): void {
    assert.equal(
      this.failed,
      0,
      `${this.failed} of ${this.edits} failed\n${[...this.failures.values()].join('\n')}`,
    );
  }

  toString(): string {
    return `${this.edits} edits, ${this.failed} failed, the slowest answer in ${Math.round(this.slowest)} ms`;
  }
}

function open(kind: ManifestKind, fileName: string, text: string): Manifest {
  const manifest = kind.open(text, { ...defaultManifestOptions, fileName });
  stateOf(manifest, 0);
  return manifest;
}

/** Megabytes of memory in use after what nobody holds any more has been thrown away. */
function memory(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') Reflect.apply(collect, undefined, []);
  return process.memoryUsage().heapUsed / 1e6;
}

describe('manifests under edits that nobody means', function () {
  this.timeout(120_000);
  const own = ownSamples();
  const groups = [own, corpusSamples()].filter((group) => group.length > 0);
  const samples = groups.flat();
  const totals: string[] = [];

  after(() => console.log(totals.map((line) => `    ${line}`).join('\n')));

  for (const { seed, edits } of rounds(...mutations)) {
    it(`answers ${edits} random edits of the seed ${seed} as it answers the texts read afresh`, () => {
      const random = new Random(seed);
      const tally = new Tally();
      let atFirst = Infinity;
      while (tally.edits < edits) {
        if (atFirst === Infinity && tally.edits >= edits / 10) atFirst = memory();
        editInARow(random.pick(random.pick(groups)), random, tally);
      }
      const grown = memory() - atFirst;
      totals.push(
        `${tally.toString()}, of ${samples.length} files; memory grew by ${grown.toFixed(1)} MB; seed ${seed}`,
      );
      tally.assertFine();
      assert.ok(grown < leftBehind, `${grown.toFixed(0)} MB were left behind`);
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
