import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Manifest, ManifestKind } from '../../manifests/engine/manifest';
import { defaultManifestOptions } from '../../manifests/engine/manifest';
import { applyEdit } from './mutate';
import type { Edit } from './mutate';
import { FreshAnswers, openAfter, smallestCase, stateOf } from './state';

/** Maximum number of failures that are reported in full. */
const maxReported = 5;

/** What a whole suite of edits came to. */
export class Tally {
  edits = 0;
  slowest = 0;
  private readonly afresh = new FreshAnswers();
  private readonly failures = new Map<string, string>();
  private failed = 0;

  /** Opens what an edit has made of a manifest and notes what is wrong with it. */
  check(kind: ManifestKind, fileName: string, before: Manifest, edit: Edit): Manifest | undefined {
    const options = { ...defaultManifestOptions, fileName };
    const text = applyEdit(before.text, edit);
    const offset = Math.min(text.length, edit.start + edit.text.length);
    const { manifest, milliseconds, problem } = openAfter(kind, text, options, before, offset, this.afresh);
    this.edits++;
    this.slowest = Math.max(this.slowest, milliseconds);
    if (problem !== undefined) this.fail(kind, fileName, before.text, edit, problem);
    return manifest;
  }

  private fail(kind: ManifestKind, fileName: string, before: string, edit: Edit, problem: string): void {
    this.failed++;
    const sort = `${kind.id} ${problem.split(/[:\n]/)[0]}`;
    if (this.failures.has(sort) || this.failures.size >= maxReported) return;
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

/** Reads a text, and asks everything of it once. */
export function open(kind: ManifestKind, fileName: string, text: string): Manifest {
  const manifest = kind.open(text, { ...defaultManifestOptions, fileName });
  stateOf(manifest, 0);
  return manifest;
}

/** Megabytes of memory in use after what nobody holds any more has been thrown away. */
export function memory(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') Reflect.apply(collect, undefined, []);
  return process.memoryUsage().heapUsed / 1e6;
}
