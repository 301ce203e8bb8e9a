import { lainKind } from '../../../../../manifests/kinds/lain/kind';
import { defaultManifestOptions } from '../../../../../manifests/engine/manifest';
import type { Manifest } from '../../../../../manifests/engine/manifest';
import type { Finding } from '../../../../../manifests/engine/rules/rule';
import type { CandidateNames, NameKind, NameSource } from '../../../../../manifests/engine/names';

type Dialect = typeof defaultManifestOptions.lainDialect;

export function openLain(text: string, lainDialect: Dialect = 'laincloud', previous?: Manifest): Manifest {
  return lainKind.open(text, { ...defaultManifestOptions, lainDialect }, previous);
}

/** Names by kind, or by kind and scope as `lain-service@hello`. */
export type Given = Readonly<Partial<Record<NameKind | `lain-service@${string}`, readonly string[]>>>;

/** What other files of the workspace define. */
export function workspaceOf(names: Given, state: CandidateNames['state'] = 'complete'): NameSource {
  return listsOf(names, { state, strength: 'suggested', source: 'the workspace' });
}

/** What a connection lists, completely and lately; of other kinds it knows nothing. */
export function consoleOf(names: Given, state: CandidateNames['state'] = 'complete'): NameSource {
  const listed = listsOf(names, { state, strength: 'allowed', source: 'dev' });
  return { namesOf: (kind, scope) => (kind in names ? listed.namesOf(kind, scope) : []) };
}

function listsOf(names: Given, list: Omit<CandidateNames, 'names'>): NameSource {
  return {
    namesOf: (kind, scope) => {
      const key = scope === undefined ? kind : `${kind}@${scope}`;
      const found = Object.entries(names).find(([name]) => name === key)?.[1];
      return [{ ...list, names: found ?? [] }];
    },
  };
}

/** Several sources as one. */
export function together(...sources: readonly NameSource[]): NameSource {
  return { namesOf: (kind, scope) => sources.flatMap((source) => source.namesOf(kind, scope)) };
}

/** Findings as `severity rule «text»`. */
export function shown(text: string, findings: readonly Finding[]): readonly string[] {
  return findings.map(
    ({ severity, rule, range }) => `${severity} ${rule} «${text.slice(range.start, range.end)}»`,
  );
}
