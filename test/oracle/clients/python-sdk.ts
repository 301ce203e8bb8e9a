import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadyLine } from '../../../sandbox/options';
import { output } from '../libraries';
import { callsOf } from './client-call';
import type { ClientCall } from './client-call';

const python = join(import.meta.dirname, 'python');
const list = join(python, 'requirements.txt');

/**
 * The Python of an environment of its own that has the vendor's SDK; undefined where there is no Python 3, or where its
 * packages can't be fetched.
 */
export function pythonWithSdk(folder: string): string | undefined {
  const command = join(folder, 'bin/python');
  const installed = join(folder, 'requirements.txt');
  const wanted = readFileSync(list, 'utf8');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return command;
  if (output('python3', '--version') === undefined) return undefined;
  try {
    execFileSync('python3', ['-m', 'venv', folder], { stdio: 'ignore' });
    execFileSync(command, ['-m', 'pip', 'install', '-q', '-r', list], { stdio: 'ignore' });
  } catch {
    return undefined; // no module venv, or no package index
  }
  writeFileSync(installed, wanted);
  return command;
}

/** Calls every operation of ServiceStage v2 and CSE that the SDK and the documents share. */
export function callsOfSdk(command: string, { servicestage, cse, credentials }: ReadyLine) {
  const { accessKey, secretKey, projectId } = credentials.iam;
  const engines = { servicecomb: 'prod-engine', nacos: 'nacos-engine' };
  const place = { servicestage, cse, accessKey, secretKey, projectId, engines };
  return callsOf(command, [join(python, 'main.py')], {
    ENGINE_ROOM_CLIENTS: JSON.stringify(place),
    PYTHONDONTWRITEBYTECODE: '1',
  }) satisfies Promise<readonly ClientCall[]>;
}
