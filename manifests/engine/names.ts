import type { Range } from '../../parser/range';

/** What a name in a manifest names. */
export type NameKind =
  | 'lain-app'
  | 'lain-proc'
  | 'lain-service'
  | 'lain-resource'
  | 'environment'
  | 'application'
  | 'component'
  | 'instance'
  | 'engine'
  | 'microservice'
  | 'instance-version'
  | 'schema'
  | 'match-group'
  | 'policy'
  | 'config-item'
  | 'namespace';

/** A place where a name stands. Navigation, rename and checks across files are made of these. */
export interface NameUse {
  readonly kind: NameKind;
  readonly name: string;
  readonly role: 'definition' | 'reference';
  /** The name alone, as it is replaced when it is renamed. */
  readonly range: Range;
  /** What the name belongs to, such as the application of a component; names of other scopes are others. */
  readonly scope?: string;
  /** The whole of what is defined, for outlines and peeking. */
  readonly extent?: Range;
  /** True for a name that is part of a text with a grammar of its own, which a rename leaves alone. */
  readonly fixed?: boolean;
}

/** How much is known of the names of a kind: `partial` lists can be proposed, but prove nothing absent. */
export interface CandidateNames {
  readonly state: 'unavailable' | 'partial' | 'complete';
  /** `allowed`: what is not in the list does not exist; `suggested`: it may. */
  readonly strength: 'allowed' | 'suggested';
  /** Where they come from, in words: the workspace, or the name of a connection. */
  readonly source: string;
  readonly names: readonly string[];
}

/** A name and the file, without its path, that defines it. */
export interface DefinedName {
  readonly name: string;
  readonly file: string;
}

/** Orders names by their files, so that whoever gathers them reports the same one first. */
export function byFile(one: DefinedName, other: DefinedName): number {
  if (one.file === other.file) return 0;
  return one.file < other.file ? -1 : 1;
}

/** Names beyond one file: those of the workspace and of the live connection. */
export interface NameSource {
  /** The lists of names of a kind, the workspace's first. */
  namesOf(kind: NameKind, scope?: string): readonly CandidateNames[];
  /** Names of the other files of the workspace that define a name; absent where files are not known. */
  filesDefining?(kind: NameKind, name: string, scope?: string): readonly string[];
  /** Names of a kind that the other files of the same folder define; absent where files are not known. */
  definedBeside?(kind: NameKind): readonly DefinedName[];
}
