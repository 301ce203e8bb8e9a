import assert from 'node:assert/strict';
import { kieKind } from '../../../../../manifests/kinds/kie/kind';
import { defaultManifestOptions } from '../../../../../manifests/engine/manifest';
import type { Manifest, Suggestion } from '../../../../../manifests/engine/manifest';
import type { Finding } from '../../../../../manifests/engine/rules/rule';
import { withoutPlaceholders } from '../../../../../manifests/engine/language/snippet';
import type { NameSource } from '../../../../../manifests/engine/names';
import { sortFindings } from '../../../../../manifests/engine/rules/run';
import { atCursor } from '../../completion/cursor';

/** Opens a text as configuration items; without a name, its first character tells whether it is JSON. */
export function openKie(text: string, fileName?: string, previous?: Manifest): Manifest {
  return kieKind.open(text, { ...defaultManifestOptions, ...(fileName && { fileName }) }, previous);
}

/** Findings of a file alone; with `known` also those of its names. */
export function kieFindings(text: string, known?: NameSource): readonly Finding[] {
  const manifest = openKie(text);
  return sortFindings([...manifest.findings(), ...(known ? manifest.crossFileFindings(known) : [])]);
}

/** Findings as `rule «text»`. */
export function shown(text: string, findings = kieFindings(text)): readonly string[] {
  return findings.map(({ rule, range }) => `${rule} «${text.slice(range.start, range.end)}»`);
}

export function suggestionsAt(marked: string): readonly Suggestion[] {
  const { text, offset } = atCursor(marked);
  const suggestions = openKie(text).complete(offset);
  for (const { label, range } of suggestions)
    assert.ok(range.start <= offset && offset <= range.end, `${label} replaces a range without the cursor`);
  return [...suggestions].sort((a, b) => a.order - b.order);
}

export function labelsAt(marked: string): readonly string[] {
  return suggestionsAt(marked).map(({ label }) => label);
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
  return openKie(text).explain(offset)?.markdown;
}

/** Everything that a manifest says of its text. */
export function everything(manifest: Manifest) {
  return {
    findings: manifest.findings(),
    names: manifest.names(),
    outline: manifest.outline(),
    hints: manifest.hints(),
  };
}
