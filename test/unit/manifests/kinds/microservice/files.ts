import { defaultManifestOptions } from '../../../../../manifests/engine/manifest';
import type { Manifest } from '../../../../../manifests/engine/manifest';
import type { Finding } from '../../../../../manifests/engine/rules/rule';
import { microserviceKind } from '../../../../../manifests/kinds/microservice/kind';
import type { CandidateNames, NameKind, NameSource } from '../../../../../manifests/engine/names';

/** An example of a rule: its text without marks, what is marked, and the name of the file that it says in its first line. */
export interface Example {
  readonly text: string;
  readonly fileName: string;
  readonly start: number;
  readonly marked: string;
}

export function readExample(example: string): Example {
  const fileName = /^# file: (\S+)/.exec(example)?.[1] ?? 'microservice.yaml';
  const start = example.indexOf('«');
  const marked = start === -1 ? '' : example.slice(start + 1, example.indexOf('»'));
  return { text: example.replace(/[«»]/g, ''), fileName, start, marked };
}

export function open(text: string, fileName = 'microservice.yaml', previous?: Manifest): Manifest {
  return microserviceKind.open(text, { ...defaultManifestOptions, fileName }, previous);
}

export function findingsOf(text: string, fileName?: string): readonly Finding[] {
  return open(text, fileName).findings();
}

/** A workspace where a file beside says another name, and where `pay` is a service of another application. */
const otherModules: NameSource = {
  namesOf: (kind, scope): readonly CandidateNames[] => {
    const names = kind === 'microservice' && scope === undefined ? ['pay'] : [];
    return [{ state: 'complete', strength: 'suggested', source: 'the workspace', names }];
  },
  definedBeside: (kind) => (kind === 'microservice' ? [{ name: 'order', file: 'bootstrap.yml' }] : []),
};

/** The findings of a file between others. */
export function findingsBesideOthers(text: string, fileName?: string): readonly Finding[] {
  const manifest = open(text, fileName);
  return [...manifest.findings(), ...manifest.crossFileFindings(otherModules)];
}

/** A text and the offset of the `¦` in it. */
export function atCursor(text: string): { readonly text: string; readonly offset: number } {
  return { text: text.replace('¦', ''), offset: text.indexOf('¦') };
}

/** Names of one source. */
export function namesFrom(names: Partial<Record<NameKind, readonly string[]>>): NameSource {
  return {
    namesOf: (kind): readonly CandidateNames[] => [
      { state: 'complete', strength: 'suggested', source: 'prod', names: names[kind] ?? [] },
    ],
  };
}
