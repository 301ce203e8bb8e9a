import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import type { ReadyLine } from '../../../sandbox/options';
import { compile } from '../libraries';
import { callsOf } from './client-call';
import type { ClientCall } from './client-call';

/** Compiles what drives ServiceComb's Java clients; the class path with which it runs. */
export function compileClients(folder: string): string {
  const sources = globSync('java/*.java', { cwd: import.meta.dirname, absolute: true });
  return compile('servicecomb-clients', sources, join(folder, 'servicecomb-clients'));
}

/** Calls registry and configuration center as Java Chassis and Spring Cloud do it. */
export function callsOfJava(
  path: string,
  { registry, kie, credentials }: ReadyLine,
): Promise<readonly ClientCall[]> {
  const { registry: signIn } = credentials;
  const account = signIn.authentication === 'rbac' ? [signIn.name] : [];
  const password = signIn.authentication === 'rbac' ? signIn.password : '';
  return callsOf('java', ['-Xmx300m', '-cp', path, 'Clients', registry, kie, ...account], {
    ENGINE_ROOM_PASSWORD: password,
  });
}
