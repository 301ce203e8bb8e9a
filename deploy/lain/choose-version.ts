import type { LiveState } from './plan';
import { readMetaVersion } from './versions';

/** Versions among which one is chosen, and the one to begin with. */
export interface VersionChoice {
  readonly newest: string | undefined;
  /** Version of the commit that is checked out, where it was pushed. */
  readonly checkedOut: string | undefined;
  /** What is deployed unless somebody says otherwise. */
  readonly usual: string | undefined;
}

/**
 * The version to begin with: that of the checked-out commit, else the newest. A first deployment has no choice: the
 * console takes the newest. LAIN console API §5.10.
 */
export function versionChoice(live: LiveState, commit: string | undefined): VersionChoice {
  const [newest] = live.versions;
  const checkedOut = live.versions.find((version) => readMetaVersion(version)?.commit === commit);
  return { newest, checkedOut, usual: live.app ? (checkedOut ?? newest) : newest };
}
