import * as vscode from 'vscode';
import { isRecord } from '../../api/values';
import { viewNames } from '../views/view-table';
import type { Feature } from '../services';
import { connectionIdIn, registerCommand } from './register';

/** Commands that find things over all connections and show them in the views. */
export const goToCommands: Feature = (services) => {
  const load = () => import('./go-to/go-to');
  return vscode.Disposable.from(
    registerCommand(services, 'goToMicroservice', async () => (await load()).goToMicroservice(services)),
    registerCommand(services, 'goToApp', async () => (await load()).goToApp(services)),
    registerCommand(services, 'goToInstance', async () => (await load()).goToInstance(services)),
    registerCommand(services, 'goToConfigurationItem', async () =>
      (await load()).goToConfigurationItem(services),
    ),
    registerCommand(services, 'goToEngine', async () => (await load()).goToEngine(services)),
    registerCommand(services, 'findInstances', async () =>
      (await import('./go-to/find-instances')).findInstances(services),
    ),
    registerCommand(services, 'showCounted', async (counter) => {
      const connection = connectionIdIn(counter);
      const view = isRecord(counter) && viewNames.find((name) => name === counter['leadsTo']);
      if (connection === undefined || !view) return;
      const { kieItems } = await import('../../resources/kie/items');
      const list = counter['listOf'] === kieItems.id ? [{ kind: kieItems, scope: {} }] : [];
      await services.views.reveal(view, connection, ...list);
    }),
  );
};
