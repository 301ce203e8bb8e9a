import assert from 'node:assert/strict';
import { lainKind } from '../../../../manifests/kinds/lain/kind';
import { withoutPlaceholders } from '../../../../manifests/engine/language/snippet';
import { defaultManifestOptions } from '../../../../manifests/engine/manifest';
import type { ManifestOptions, Suggestion } from '../../../../manifests/engine/manifest';
import { atCursor } from './cursor';

type Dialect = ManifestOptions['lainDialect'];

/** What is suggested at the marker, in the order of the list. */
export function suggestionsAt(marked: string, lainDialect: Dialect = 'laincloud'): readonly Suggestion[] {
  const { text, offset } = atCursor(marked);
  const suggestions = lainKind.open(text, { ...defaultManifestOptions, lainDialect }).complete(offset);
  for (const { label, range } of suggestions) {
    assert.ok(range.start <= offset && offset <= range.end, `${label} replaces a range without the cursor`);
  }
  return [...suggestions].sort((a, b) => a.order - b.order);
}

export function labelsAt(marked: string, dialect?: Dialect): string[] {
  return suggestionsAt(marked, dialect).map(({ label }) => label);
}

/** The document after the suggestion with this label was accepted and its placeholders were left as they are. */
export function accept(marked: string, label: string, dialect?: Dialect): string {
  const suggestion = suggestionsAt(marked, dialect).find((one) => one.label === label);
  assert.ok(suggestion, `${label} is not among: ${labelsAt(marked, dialect).join(', ')}`);
  const { text } = atCursor(marked);
  const { range, insertText } = suggestion;
  return text.slice(0, range.start) + withoutPlaceholders(insertText) + text.slice(range.end);
}
