import * as l10n from '@vscode/l10n';
import type { Service } from '../../api/catalogue/operation';
import { reaches, type ResolvedConnection } from '../../connections/resolved-connection';
import { appActions } from '../../resources/lain/app-actions';
import { registeredApps } from '../../resources/lain/apps';
import { connectionNode } from './connection-node';
import { appNodes } from './lain/apps';
import { enginesWithServicesNode } from './cse/engine-services';
import { servicesNode } from './registry/service-nodes';
import { listActions } from './resource-node';
import { applicationsNode } from './servicestage/application-nodes';
import type { TreeNode } from './tree-node';

/** Services whose instances the view shows. */
const shownServices: readonly Service[] = ['lain', 'servicestage', 'registry', 'cse'];

/** Roots of the Instances view: every LAIN console, every project of ServiceStage and every engine. */
export function instanceRoots(connections: readonly ResolvedConnection[]): readonly TreeNode[] {
  const shown = connections.filter((target) => shownServices.some((service) => reaches(target, service)));
  return shown.map((target) => ({
    ...connectionNode(target, async (live) => {
      const apps = reaches(target, 'lain') ? await appNodes(target, live) : [];
      const projects = reaches(target, 'servicestage') ? [applicationsNode(target, apps.length === 0)] : [];
      return { children: [...apps, ...projects, ...engineNodes(target)] };
    }),
    ...(reaches(target, 'lain') && listActions(registeredApps, {}, { actions: appActions })),
    emptyText: l10n.t('You have no registered apps'),
  }));
}

/** The microservices of the engine that a connection reaches itself, or of the engines of its project. */
function engineNodes(target: ResolvedConnection): TreeNode[] {
  if (reaches(target, 'registry')) return [servicesNode(target)];
  return reaches(target, 'cse') ? [enginesWithServicesNode({ target, parent: target.id })] : [];
}
