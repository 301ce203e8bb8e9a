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
  | 'namespace'
  | 'connection';

/** An occurrence of a name. Navigation, rename and checks across files are based on these. */
export interface NameUse {
  readonly kind: NameKind;
  readonly name: string;
  readonly role: 'definition' | 'reference';
  /** The name alone, as it is replaced by a rename. */
  readonly range: Range;
  /** What the name belongs to, such as the application of a component; equal names in other scopes are different. */
  readonly scope?: string;
  /** The whole definition, for outlines and peeking. */
  readonly extent?: Range;
  /** True for a name inside a text with its own grammar, which a rename leaves alone. */
  readonly fixed?: boolean;
  /** True for a definition that a program makes by itself when it starts, so that no deployment undoes it. */
  readonly isRegistered?: true;
  /** True for a service that requests are sent to, and not only described. */
  readonly isCalled?: true;
}

/**
 * How completely the names of a kind are known: names from `partial` lists are proposed, but a missing name proves
 * nothing.
 */
export interface CandidateNames {
  readonly state: 'unavailable' | 'partial' | 'complete';
  /** `allowed`: names not in the list don't exist; `suggested`: they may. */
  readonly strength: 'allowed' | 'suggested';
  /** Origin of the names, for display: the workspace, or the name of a connection. */
  readonly source: string;
  readonly names: readonly string[];
  /** Whether a name is in the list, where its source knows that without the list. */
  has?(name: string): boolean;
}

/** A name and the file, without its path, that defines it. */
export interface DefinedName {
  readonly name: string;
  readonly file: string;
}

/** Orders names by their files, so that results do not depend on the order of collecting. */
export function byFile(one: DefinedName, other: DefinedName): number {
  if (one.file === other.file) return 0;
  return one.file < other.file ? -1 : 1;
}

/** Names beyond one file: those of the workspace and of the live connection. */
export interface NameSource {
  /** The lists of names of a kind, the workspace's first. */
  namesOf(kind: NameKind, scope?: string): readonly CandidateNames[];
  /** Names of a kind defined by the other files of the same folder; absent where files are not known. */
  definedBeside?(kind: NameKind): readonly DefinedName[];
}
