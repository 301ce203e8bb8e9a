import type { Manifest } from '../../../manifests/engine/manifest';
import type { Finding } from '../../../manifests/engine/rules/rule';
import type { FoundFile } from '../find-files';

/** Totals of a run. */
export interface Totals {
  readonly files: number;
  /** Number of paths that could not be read or written. */
  readonly unread: number;
  /** Number of findings fixed by `--fix`, not counted below. */
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
  /** The findings of one file, at least one, as they are printed; what was printed before makes no difference. */
  format(checked: CheckedFile): string;
  /** Prints what `format` has made of a file. */
  file(formatted: string): Promise<void>;
  /** Reports a path that could not be checked; a reporter without this leaves it to the terminal. */
  unread?(path: string, problem: string): Promise<void>;
  end(totals: Totals): Promise<void>;
}
