import * as l10n from '@vscode/l10n';
import type { ListedEngine } from '../../../api/catalogue/cse/engine-shapes';
import { accessToEngine } from '../../../connections/project-engines';
import { engines } from '../../../resources/cse/engines';
import { microserviceActions } from '../../../resources/registry/microservice-actions';
import { microservices } from '../../../resources/registry/microservices';
import { flagsOf } from '../connection-node';
import type { LiveReader } from '../live-reader';
import { loadServices, noServicesText } from '../registry/service-nodes';
import { listActions, listNode, type RowPlace } from '../resource-node';
import { messageNode } from '../message-nodes';
import { healthIcon, type Loaded, type TreeNode } from '../tree-node';
import { healthOf, inOrder, labelOf, stateOf } from './engine-nodes';

/** The engines of a project, each with its microservices. */
export function enginesWithServicesNode({ target, parent }: RowPlace): TreeNode {
  const node: TreeNode = listNode(
    { target, parent },
    engines,
    {},
    {
      label: l10n.t('Microservices'),
      icon: { id: 'symbol-interface' },
      emptyText: l10n.t('The project has no ServiceComb engines'),
      load: (live) => loadEngineServices({ target, parent: node.id }, live),
    },
  );
  return node;
}

/** The ServiceComb engines of a project, each with its microservices; without those that the project's connection reaches itself. */
export async function loadEngineServices(place: RowPlace, live: LiveReader): Promise<Loaded> {
  const found = await live.list(place.target, engines, {});
  return { children: inOrder(found).flatMap((engine) => engineRow(place, engine)) };
}

function engineRow({ target: above, parent }: RowPlace, engine: ListedEngine): TreeNode[] {
  const access = accessToEngine(above, engine);
  if (!access || access.target === above) return [];
  const id = `${parent}/engine:${engine.id}`;
  const row = {
    id,
    label: labelOf(engine),
    description: stateOf(engine),
    icon: healthIcon(healthOf(engine)),
  };
  const { target, problem } = access;
  if (!target)
    return [{ ...row, connection: above, load: () => ({ children: [messageNode(id, problem, 'warning')] }) }];
  return [
    {
      ...row,
      ...listActions(microservices, {}, { actions: microserviceActions }),
      flags: ['named', ...flagsOf(target)],
      connection: target,
      engine: target,
      emptyText: noServicesText(),
      load: (live) => loadServices({ target, parent: id }, live),
    },
  ];
}
