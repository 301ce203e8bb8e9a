import assert from 'node:assert/strict';
import { cloudKind } from '../../../../../manifests/kinds/cloud/kind';
import { defaultManifestOptions } from '../../../../../manifests/engine/manifest';
import type { Manifest, Suggestion } from '../../../../../manifests/engine/manifest';
import type { Finding } from '../../../../../manifests/engine/rules/rule';
import { withoutPlaceholders } from '../../../../../manifests/engine/language/snippet';
import type { CandidateNames, NameKind, NameSource } from '../../../../../manifests/engine/names';
import { sortFindings } from '../../../../../manifests/engine/rules/run';
import { atCursor } from '../../completion/cursor';

/** Opens a text as a cloud manifest; a first line `# file: NAME` gives its file's name. */
export function openCloud(text: string, previous?: Manifest): Manifest {
  const fileName = /^# file: (\S+)/.exec(text)?.[1];
  return cloudKind.open(text, { ...defaultManifestOptions, ...(fileName && { fileName }) }, previous);
}

/** A live connection on which there is nothing. */
export const emptyCloud: NameSource = {
  namesOf: () => [{ state: 'complete', strength: 'allowed', source: 'sandbox', names: [] }],
};

/** Names of some kinds, complete and live. */
export function cloudWith(names: Partial<Record<NameKind, readonly string[]>>): NameSource {
  return {
    namesOf: (kind): readonly CandidateNames[] => [
      { state: 'complete', strength: 'allowed', source: 'sandbox', names: names[kind] ?? [] },
    ],
  };
}

/** Findings of a file alone; with `known` also those of its names. */
export function cloudFindings(text: string, known?: NameSource): readonly Finding[] {
  const manifest = openCloud(text);
  return sortFindings([...manifest.findings(), ...(known ? manifest.crossFileFindings(known) : [])]);
}

/** Findings as `rule «text»`. */
export function shown(text: string, findings = cloudFindings(text)): readonly string[] {
  return findings.map(({ rule, range }) => `${rule} «${text.slice(range.start, range.end)}»`);
}

export function suggestionsAt(marked: string, known?: NameSource): readonly Suggestion[] {
  const { text, offset } = atCursor(marked);
  const suggestions = openCloud(text).complete(offset, known);
  for (const { label, range } of suggestions)
    assert.ok(range.start <= offset && offset <= range.end, `${label} replaces a range without the cursor`);
  return [...suggestions].sort((a, b) => a.order - b.order);
}

export function labelsAt(marked: string, known?: NameSource): readonly string[] {
  return suggestionsAt(marked, known).map(({ label }) => label);
}

/** The text after the suggestion with this label was accepted. */
export function accept(marked: string, label: string): string {
  const suggestion = suggestionsAt(marked).find((one) => one.label === label);
  assert.ok(suggestion, `${label} is not among: ${labelsAt(marked).join(', ')}`);
  const { text } = atCursor(marked);
  const { range, insertText } = suggestion;
  return text.slice(0, range.start) + withoutPlaceholders(insertText) + text.slice(range.end);
}

export function hoverAt(marked: string): string | undefined {
  const { text, offset } = atCursor(marked);
  return openCloud(text).explain(offset)?.markdown;
}
