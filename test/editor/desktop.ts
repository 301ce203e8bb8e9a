import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { guide, root } from './paths';
import { endProcess, findProgram, start, type Running } from './processes';

/** The command line of a desktop VS Code that can open a window here. */
export function findDesktop(): string | undefined {
  const windows =
    process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
  return windows ? findProgram('code') : undefined;
}

/**
 * Opens a window with the extension from this repository and a profile of its own, so that the person's extensions and
 * settings stay out of it; the window closes when this process exits.
 */
export function openDesktop(
  code: string,
  profile: string,
  workspace: string,
  env: Record<string, string>,
): Running {
  const userData = join(profile, 'user');
  const window = start(
    code,
    [
      ...['--wait', '--new-window', '--disable-workspace-trust'],
      ...[`--extensionDevelopmentPath=${root}`, `--extensionDevelopmentPath=${guide}`],
      ...['--user-data-dir', userData, '--extensions-dir', join(profile, 'extensions')],
      workspace,
    ],
    { env },
  );
  process.once('exit', () => endWindow(join(userData, 'code.lock')));
  return window;
}

/** The command line lets go of its window at once, but the window's main process writes its id into the profile. */
function endWindow(lock: string): void {
  if (!existsSync(lock)) return;
  const id = Number(readFileSync(lock, 'utf8'));
  if (Number.isInteger(id) && id > 1) endProcess(id, 'SIGTERM');
}
