import type { LiveState } from './plan';
import { readMetaVersion } from './versions';

/** The versions to choose from, and the preselected one. */
export interface VersionChoice {
  readonly newest: string | undefined;
  /** Version of the checked-out commit, if it was pushed. */
  readonly checkedOut: string | undefined;
  /** The version to deploy by default. */
  readonly usual: string | undefined;
}

/**
 * Preselects the version of the checked-out commit, else the newest. A first deployment has no choice: the console
 * takes the newest. LAIN console API §5.10.
 */
export function versionChoice(live: LiveState, commit: string | undefined): VersionChoice {
  const [newest] = live.versions;
  const checkedOut = live.versions.find((version) => readMetaVersion(version)?.commit === commit);
  return { newest, checkedOut, usual: live.app ? (checkedOut ?? newest) : newest };
}
