import os from 'node:os';
import path from 'node:path';

/** What decides where the state of a user is. */
export interface Machine {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
}

/**
 * The folder of a user's state on this machine, one for the editor and the terminal: `XDG_STATE_HOME`, else what the
 * platform has for it. Source: XDG Base Directory Specification 0.8; Apple File System Programming Guide.
 */
export function stateFolder({ environment, platform, home }: Machine): string {
  const chosen = environment['XDG_STATE_HOME'];
  if (chosen !== undefined && path.isAbsolute(chosen)) return path.join(chosen, 'engine-room');
  switch (platform) {
    case 'darwin':
      return path.join(home, 'Library', 'Application Support', 'engine-room');
    case 'win32':
      return path.join(environment['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), 'engine-room');
    default:
      return path.join(home, '.local', 'state', 'engine-room');
  }
}

/** The folder of the user of this process. */
export function ownStateFolder(environment: Machine['environment']): string {
  const home = environment['HOME'] ?? os.homedir();
  return stateFolder({ environment, platform: process.platform, home });
}
