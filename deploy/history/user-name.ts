import os from 'node:os';

/** The name of the user of this process; empty for one without an entry among the users. */
export function userName(): string {
  try {
    return os.userInfo().username;
  } catch {
    return '';
  }
}
