/** A path that cannot be looked at, and why. */
export interface PathProblem {
  readonly path: string;
  /** What follows the path in a sentence. */
  readonly problem: string;
}

export type Complain = (problem: PathProblem) => Promise<void>;

/** Why a path cannot be opened, for the person who named it. */
export function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'does not exist: check the spelling of the path.';
  if (code === 'EACCES' || code === 'EPERM') return 'cannot be read: you have no permission for it.';
  return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}
