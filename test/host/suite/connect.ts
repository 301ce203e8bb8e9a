import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../../client/extension';
import type { ResolvedConnection } from '../../../connections/resolved-connection';
import type { ReadyLine } from '../../../sandbox/options';

/** Replaces the connections in the user's settings; undefined takes all of them away. */
export async function configure(connections: readonly unknown[] | undefined): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('engineRoom');
  await configuration.update('connections', connections, vscode.ConfigurationTarget.Global);
}

/** The connection of a setting, which is the only one there; its sign-in is role-based unless the setting says otherwise. */
export async function connect(
  { services }: TestApi,
  setting: Readonly<Record<string, unknown>>,
): Promise<ResolvedConnection> {
  await configure([{ authentication: 'rbac', ...setting }]);
  const found = (await services.connections.list()).find(({ origin }) => origin === 'settings');
  assert.ok(found);
  return found;
}

/** The project of a sandbox as the only connection in the settings, signed in by its user. */
export async function connectProject(
  api: TestApi,
  { iam, servicestage, cse, credentials }: ReadyLine,
): Promise<ResolvedConnection> {
  const { user, password, domain, project } = credentials.iam;
  const cloud = await connect(api, {
    type: 'huaweicloud',
    name: 'cloud',
    region: project,
    domain,
    addresses: { iam, servicestage, cse },
    authentication: 'password',
  });
  await api.services.secrets.set(cloud, { user, password });
  return cloud;
}
