import type { Manifest } from '../../../manifests/engine/manifest';
import type { Finding } from '../../../manifests/engine/rules/rule';
import type { FoundFile } from '../find-files';

/** What was found altogether. */
export interface Totals {
  readonly files: number;
  /** Paths that could not be read or written. */
  readonly unread: number;
  /** Findings that `--fix` has repaired; they are not among the following. */
  readonly repaired: number;
  readonly error: number;
  readonly warning: number;
  readonly information: number;
}

/** A file with findings. */
export interface CheckedFile extends Pick<FoundFile, 'path' | 'absolute'> {
  readonly manifest: Manifest;
  readonly findings: readonly Finding[];
}

/** Prints findings as they come, so that memory does not grow with their number. */
export interface Reporter {
  /** The findings of one file; never called without any. */
  file(checked: CheckedFile): Promise<void>;
  /** A path that could not be checked, and why; those who only watch the terminal read it there. */
  unread?(path: string, problem: string): Promise<void>;
  end(totals: Totals): Promise<void>;
}
