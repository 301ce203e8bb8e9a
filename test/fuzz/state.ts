import type { Manifest, ManifestKind, ManifestOptions } from '../../manifests/engine/manifest';
import type { Finding } from '../../manifests/engine/rules/rule';
import type { Range } from '../../parser/range';
import type { NameSource } from '../../manifests/engine/names';
import type { Edit } from './mutate';
import { applyEdit } from './mutate';
import { processorTime } from '../processor-time';

/** Milliseconds of processor time that any answer may take; the clock would count other programs too. */
export const patience = 2000;

/** A world in which no name is known, and every list of names is complete. */
const strangers: NameSource = {
  namesOf: () => [{ state: 'complete', strength: 'allowed', source: 'the workspace', names: ['stranger'] }],
};

/** Everything that a manifest says of its text, as one text for each question. */
type State = Readonly<Record<string, string>>;

/** What is asked of every manifest; completion and hover at one offset. */
export function stateOf(manifest: Manifest, offset: number): State {
  const answers = {
    findings: manifest.findings(),
    crossFileFindings: manifest.crossFileFindings(strangers),
    names: manifest.names(),
    outline: manifest.outline(),
    hints: manifest.hints(),
    links: manifest.links(),
    lenses: manifest.lenses(),
    parts: manifest.parts().map(({ start, text }) => [start, text.length]),
    complete: manifest.complete(offset, strangers),
    explain: manifest.explain(offset),
  };
  return Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [name, String(JSON.stringify(answer))]),
  );
}

/** What came of one edit. */
export interface Outcome {
  /** The manifest after the edit; undefined when reading it threw. */
  readonly manifest: Manifest | undefined;
  readonly milliseconds: number;
  /** What is wrong with the answers; undefined when nothing is. */
  readonly problem: string | undefined;
}

/** What a text that is read afresh answers, and what is wrong with that. */
interface Fresh {
  readonly state: State;
  readonly problem: string | undefined;
}

/** Reads texts afresh. The last two are remembered: after every other edit of some suites the text is the old one again. */
export class FreshAnswers {
  private readonly remembered = new Map<string, Fresh>();

  of(kind: ManifestKind, text: string, options: ManifestOptions, offset: number): Fresh {
    const key = JSON.stringify([kind.id, options.fileName, offset, text]);
    const fresh = this.remembered.get(key) ?? readAfresh(kind, text, options, offset);
    this.remembered.delete(key);
    this.remembered.set(key, fresh);
    const [oldest] = this.remembered.keys();
    if (this.remembered.size > 2 && oldest !== undefined) this.remembered.delete(oldest);
    return fresh;
  }
}

function readAfresh(kind: ManifestKind, text: string, options: ManifestOptions, offset: number): Fresh {
  const manifest = kind.open(text, options);
  return { state: stateOf(manifest, offset), problem: wrongAnswer(manifest) };
}

/** Opens a text after an edit, asks it everything, and compares the answers with those of the text read afresh. */
export function openAfter(
  kind: ManifestKind,
  text: string,
  options: ManifestOptions,
  previous: Manifest | undefined,
  offset: number,
  afresh = new FreshAnswers(),
): Outcome {
  const started = performance.now();
  try {
    const manifest = kind.open(text, options, previous);
    const state = stateOf(manifest, offset);
    const milliseconds = performance.now() - started;
    const fresh = afresh.of(kind, text, options, offset);
    const problem = difference(state, fresh.state) ?? fresh.problem;
    if (problem !== undefined || milliseconds <= patience) return { manifest, milliseconds, problem };
    const needed = processorTimeAfter(kind, text, options, previous, offset);
    return { manifest, milliseconds: needed, problem: tooSlow(needed) };
  } catch (error) {
    const problem = `throws ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    return { manifest: undefined, milliseconds: performance.now() - started, problem };
  }
}

/** Milliseconds of processor time of an edit that took long by the clock, done once more. */
function processorTimeAfter(
  kind: ManifestKind,
  text: string,
  options: ManifestOptions,
  previous: Manifest | undefined,
  offset: number,
): number {
  const before = previous && kind.open(previous.text, options);
  if (before) stateOf(before, 0);
  return processorTime(() => stateOf(kind.open(text, options, before), offset));
}

/** The problem of an edit with as few of the lines around it as show it. */
export function smallestCase(
  kind: ManifestKind,
  before: string,
  edit: Edit,
  options: ManifestOptions,
): { readonly before: string; readonly after: string; readonly problem: string } | undefined {
  const problemWith = (head: string, tail: string): string | undefined => {
    const middle = before.slice(edit.start, edit.end);
    const previous = openAfter(kind, head + middle + tail, options, undefined, head.length).manifest;
    return openAfter(kind, head + edit.text + tail, options, previous, head.length).problem;
  };
  const wanted = sort(problemWith(before.slice(0, edit.start), before.slice(edit.end)));
  if (wanted === undefined) return undefined;
  const tail = fewestLines(
    before.slice(edit.end),
    (lines) => sort(problemWith(before.slice(0, edit.start), lines)) === wanted,
  );
  const head = fewestLines(before.slice(0, edit.start), (lines) => sort(problemWith(lines, tail)) === wanted);
  const small: Edit = { ...edit, start: head.length, end: head.length + edit.end - edit.start };
  const smallBefore = head + before.slice(edit.start, edit.end) + tail;
  return {
    before: smallBefore,
    after: applyEdit(smallBefore, small),
    problem: problemWith(head, tail) ?? wanted,
  };
}

/** The first words of a problem, which say what sort it is. */
function sort(problem: string | undefined): string | undefined {
  return problem?.split(/[:\n]/)[0];
}

function fewestLines(text: string, isEnough: (text: string) => boolean): string {
  let lines = text.split(/(?<=\n)/);
  for (let size = Math.ceil(lines.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < lines.length;) {
      const fewer = [...lines.slice(0, at), ...lines.slice(at + size)];
      if (isEnough(fewer.join(''))) lines = fewer;
      else at += size;
    }
  }
  return lines.join('');
}

function difference(incremental: State, fresh: State): string | undefined {
  const name = Object.keys(fresh).find((one) => incremental[one] !== fresh[one]);
  if (name === undefined) return undefined;
  const [left = '', right = ''] = [incremental[name], fresh[name]];
  const from = Math.max(0, firstDifference(left, right) - 60);
  return `${name} differ from a fresh reading: …${left.slice(from, from + 240)}\n  afresh: …${right.slice(from, from + 240)}`;
}

function firstDifference(left: string, right: string): number {
  for (let at = 0; at < left.length; at++) if (left[at] !== right[at]) return at;
  return left.length;
}

function wrongAnswer(manifest: Manifest): string | undefined {
  const { text } = manifest;
  for (const finding of manifest.findings()) {
    if (finding.message.startsWith('This check failed on the file'))
      return `${finding.rule} fails: ${finding.message}`;
    const range = rangesOf(finding).find((one) => !isWithin(one, text));
    if (range)
      return `${finding.rule} points outside of the text: ${JSON.stringify(range)} of ${text.length}`;
  }
  const name = manifest.names().find(({ range }) => !isWithin(range, text));
  if (name) return `a name points outside of the text: ${JSON.stringify(name)}`;
  const pending = [...manifest.outline()];
  for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
    const { range, nameRange, children } = item;
    const isInside = range.start <= nameRange.start && nameRange.end <= range.end;
    if (!isWithin(range, text) || !isInside)
      return `the outline has a wrong place: ${JSON.stringify(item).slice(0, 300)}`;
    pending.push(...children);
  }
  return undefined;
}

function rangesOf({ range, fixes = [] }: Finding): readonly Range[] {
  return [range, ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.range))];
}

function isWithin({ start, end }: Range, text: string): boolean {
  return Number.isInteger(start) && start >= 0 && start <= end && end <= text.length;
}

function tooSlow(milliseconds: number): string | undefined {
  return milliseconds > patience ? `is slow: ${Math.round(milliseconds)} ms` : undefined;
}
