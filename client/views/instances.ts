import * as l10n from '@vscode/l10n';
import { reaches, type ResolvedConnection } from '../../connections/resolved-connection';
import { appActions } from '../../resources/lain/app-actions';
import { registeredApps } from '../../resources/lain/apps';
import { connectionNode } from './connection-node';
import { appNodes } from './lain/apps';
import { listActions } from './resource-node';
import { applicationsNode } from './servicestage/application-nodes';
import type { TreeNode } from './tree-node';

/** Roots of the Instances view: every LAIN console and every project of ServiceStage. */
export function instanceRoots(connections: readonly ResolvedConnection[]): readonly TreeNode[] {
  const shown = connections.filter((target) => reaches(target, 'lain') || reaches(target, 'servicestage'));
  return shown.map((target) => ({
    ...connectionNode(target, async (live) => {
      const apps = reaches(target, 'lain') ? await appNodes(target, live) : [];
      const projects = reaches(target, 'servicestage') ? [applicationsNode(target, apps.length === 0)] : [];
      return { children: [...apps, ...projects] };
    }),
    ...(reaches(target, 'lain') && listActions(registeredApps, {}, { actions: appActions })),
    emptyText: l10n.t('You have no registered apps'),
  }));
}
