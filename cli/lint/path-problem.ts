import { FileError } from '../../api/regular-file';

/** A path that can't be read, and the reason. */
export interface PathProblem {
  readonly path: string;
  /** Predicate of a sentence about the path. */
  readonly problem: string;
}

export type Complain = (problem: PathProblem) => Promise<void>;

/** Why a path can't be opened, in plain words. */
export function explain(error: unknown): string {
  const problem = error instanceof FileError ? error.problem : undefined;
  const cause = error instanceof FileError && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (problem === 'not-a-file') return 'is no file: name one.';
  if (problem === 'too-large') return 'is too large to be read.';
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'does not exist: check the spelling of the path.';
  if (code === 'EACCES' || code === 'EPERM') return 'cannot be read: you have no permission for it.';
  return `cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`;
}
