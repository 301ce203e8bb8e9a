import { UsageError } from '../exit-code';
import type { NamedFile } from './read-files';

/** A version belongs to one app. @throws UsageError unless the files contain exactly one LAIN app. */
export function checkVersion(version: string | undefined, files: readonly NamedFile[]): void {
  if (version === undefined) return;
  const apps = files.filter(({ manifest }) => manifest.kind === 'lain').length;
  if (apps !== 1) {
    throw new UsageError('--app-version is the version of one app of LAIN: name exactly one lain.yaml.');
  }
}
