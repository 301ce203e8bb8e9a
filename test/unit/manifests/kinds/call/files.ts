import assert from 'node:assert/strict';
import { callKind } from '../../../../../manifests/kinds/call/kind';
import { defaultManifestOptions } from '../../../../../manifests/engine/manifest';
import type { Manifest, Suggestion } from '../../../../../manifests/engine/manifest';
import { withoutPlaceholders } from '../../../../../manifests/engine/language/snippet';
import type { NameSource } from '../../../../../manifests/engine/names';
import type { Finding } from '../../../../../manifests/engine/rules/rule';
import { sortFindings } from '../../../../../manifests/engine/rules/run';
import { atCursor } from '../../completion/cursor';

export function openCall(text: string, previous?: Manifest): Manifest {
  return callKind.open(text, { ...defaultManifestOptions, fileName: 'a.call.yaml' }, previous);
}

/** The names of connections, all of which are known. */
export function connections(...names: string[]): NameSource {
  const list = { state: 'complete', strength: 'allowed', source: 'the settings', names } as const;
  return { namesOf: (kind) => (kind === 'connection' ? [list] : []) };
}

/** Findings of a file; a first line `# connections: A, B` says which connections there are. */
export function callFindings(text: string): readonly Finding[] {
  const given = /^# connections: (.*)$/m.exec(text)?.[1];
  const manifest = openCall(text);
  const known = connections(...(given?.split(', ') ?? []));
  return sortFindings([...manifest.findings(), ...manifest.crossFileFindings(known)]);
}

/** Findings as `rule «text»`. */
export function shown(text: string): readonly string[] {
  return callFindings(text).map(({ rule, range }) => `${rule} «${text.slice(range.start, range.end)}»`);
}

export function suggestionsAt(marked: string, known?: NameSource): readonly Suggestion[] {
  const { text, offset } = atCursor(marked);
  return [...openCall(text).complete(offset, known)].sort((a, b) => a.order - b.order);
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
  return openCall(text).explain(offset)?.markdown;
}
