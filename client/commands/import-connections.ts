import * as l10n from '@vscode/l10n';
import { findConnections, newConnections } from '../../connections/imports';
import { localSources } from '../../connections/local-keys';
import { needsSecret } from '../../connections/resolved-connection';
import type { Services } from '../services';

/** What importing needs of the services. */
interface Importing {
  readonly connections: Pick<Services['connections'], 'list' | 'save'>;
  readonly secrets: Pick<Services['secrets'], 'set'>;
  readonly prompts: Services['prompts'];
}

/** Where connections are looked for. */
const files = '~/.hcloud/config.json, ~/.huaweicloud/credentials, ~/.lain/lain.conf.yaml';
const variables = 'HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK';

/**
 * Shows the connections that other tools on this computer know, and adds those that the user picks.
 *
 * @param add Adds a connection by hand, which is offered where nothing was found.
 */
export async function importConnections(
  { connections, prompts, secrets }: Importing,
  add: () => Promise<void>,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<void> {
  const { found, problems } = await findConnections(localSources(environment));
  if (problems.length > 0) void prompts.warn(problems.join(' '));
  const fresh = newConnections(found, await connections.list());
  if (fresh.length === 0) {
    const addOne = l10n.t('Add Connection');
    const message =
      found.length > 0
        ? l10n.t('All connections that were found are there already.')
        : l10n.t(
            'No connections were found in the files {0} or in the environment variables {1}: add one by hand, or set up one of these tools.',
            files,
            variables,
          );
    if ((await prompts.inform(message, addOne)) === addOne) await add();
    return;
  }
  const choices = fresh.map((value) => ({
    label: value.target.connection.name,
    description: value.target.address,
    detail: value.origin,
    value,
    preselected: true,
  }));
  const picked = await prompts.chooseMany(l10n.t('Import connections'), choices);
  if (!picked || picked.length === 0) return;
  for (const { target, secret } of picked) {
    if (needsSecret(target)) await secrets.set(target, secret);
    await connections.save(target.connection);
  }
  const names = picked.map(({ target }) => target.connection.name).join(', ');
  await prompts.inform(l10n.t('Imported: {0}. Their secrets are in the secret storage only.', names));
}
