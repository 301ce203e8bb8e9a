import * as l10n from '@vscode/l10n';
import { reaches, type ResolvedConnection } from '../../connections/resolved-connection';
import { microserviceActions } from '../../resources/registry/microservice-actions';
import { microservices } from '../../resources/registry/microservices';
import { connectionNode } from './connection-node';
import { loadEngineServices } from './cse/engine-services';
import { loadServices, noServicesText } from './registry/service-nodes';
import { listActions } from './resource-node';
import type { TreeNode } from './tree-node';

/** Roots of the Microservices view: every service center, and every project with its engines. */
export function microserviceRoots(connections: readonly ResolvedConnection[]): readonly TreeNode[] {
  return connections.flatMap((target) => {
    if (reaches(target, 'registry')) return [serviceCenterRoot(target)];
    return reaches(target, 'cse') ? [projectRoot(target)] : [];
  });
}

function serviceCenterRoot(target: ResolvedConnection): TreeNode {
  return {
    ...connectionNode(target, (live) => loadServices({ target, parent: target.id }, live)),
    ...listActions(microservices, {}, { actions: microserviceActions }),
    emptyText: noServicesText(),
  };
}

function projectRoot(target: ResolvedConnection): TreeNode {
  return {
    ...connectionNode(target, (live) => loadEngineServices({ target, parent: target.id }, live)),
    emptyText: l10n.t('The project has no ServiceComb engines'),
  };
}
