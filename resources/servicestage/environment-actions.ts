import * as l10n from '@vscode/l10n';
import {
  createEnvironment as create,
  deleteEnvironment as removeEnvironment,
  NewEnvironment,
  updateEnvironmentResources,
} from '../../api/catalogue/servicestage/environments';
import { BaseResource, Resource } from '../../api/catalogue/servicestage/fields';
import type { Environment, EnvironmentResource } from '../../api/catalogue/servicestage/shapes';
import { choiceOf, choiceQuestion, textQuestion } from '../questions';
import { catchUp, readUntil } from '../read-until';
import type { ActionPlace, ResourceAction } from '../resource-action';
import type { Everything } from '../resource-kind';
import { applications, variableSets } from './applications';
import { components } from './components';
import { changeEnvironment } from './change-descriptions';
import { environmentResources, environments, type EnvironmentScope } from './environments';
import { withObstacle } from './instance-run';
import { componentInstances } from './instances';
import { stageOf } from './stage';

type List = ActionPlace<unknown, unknown>['list'];
type BaseType = 'cce' | 'ecs';

/** Creates an environment with its first resource; others are added to it. Source: resources §1. */
const createEnvironment: ResourceAction<Everything, undefined> = {
  kind: environments,
  on: 'list',
  effect: 'create',
  affects: [variableSets],
  questions: async ({ list }) => {
    const [existing] = await list(environments, {});
    const { name, vpc_id } = NewEnvironment.properties;
    return [
      textQuestion(name, { name: 'name', title: l10n.t('Name of the environment') }),
      textQuestion(vpc_id, {
        name: 'vpc_id',
        title: l10n.t('VPC of the environment'),
        initial: existing?.vpc_id ?? '',
      }),
      choiceQuestion(BaseResource.properties.type, {
        name: 'type',
        title: l10n.t('What its instances run on'),
      }),
      textQuestion(BaseResource.properties.id, {
        name: 'id',
        title: l10n.t('Id of the cluster or virtual machine'),
        prompt: l10n.t('It must be in the VPC of the environment.'),
      }),
    ];
  },
  plan: async ({ list }, { name = '', type = '', id = '' }) => {
    const isTaken = (await list(environments, {})).some((one) => one.name === name);
    return {
      summary: l10n.t('Create the environment {0} with {1} ({2})', name, id, type),
      ...withObstacle(isTaken ? l10n.t('An environment with this name exists.') : undefined),
    };
  },
  run: async ({ session }, { name = '', vpc_id = '', type = '', id = '' }) => {
    const { client, project_id } = await stageOf(session);
    const body = {
      name,
      vpc_id,
      deploy_mode: type === 'ecs' ? ('virtualmachine' as const) : ('container' as const),
      base_resources: [{ id, type }],
    };
    const created = await client.call(create, { project_id, body });
    return { state: 'done', message: l10n.t('{0} is created.', created.name) };
  },
};

/** Deletes an environment in which no instance runs. Source: resources §1. */
const deleteEnvironment: ResourceAction<Everything, Environment> = {
  kind: environments,
  on: 'item',
  effect: 'remove',
  affects: [variableSets],
  plan: async ({ subject, list }) => {
    const deployed = await instancesIn(subject.id, list);
    const resources = await list(environmentResources, { environmentId: subject.id });
    return {
      summary: l10n.t('Delete the environment {0}', subject.name),
      notes: [
        l10n.t('Resources that stay, outside of it: {0}.', resources.length),
        l10n.t('Variables of applications for this environment go with it.'),
      ],
      ...withObstacle(
        deployed.length > 0
          ? l10n.t('Delete the instances in it first: {0} ({1}).', deployed.length, shorten(deployed))
          : undefined,
      ),
    };
  },
  run: async ({ session, scope, subject }, _answers, run) => {
    const { client, project_id } = await stageOf(session);
    await client.call(removeEnvironment, { project_id, environment_id: subject.id });
    const read = () => environments.read(session, scope, subject.id, run.signal);
    const left = await readUntil(read, (environment) => environment === undefined, run, catchUp);
    return left
      ? { state: 'failed', message: l10n.t('ServiceStage still has {0}.', subject.name) }
      : { state: 'done', message: l10n.t('{0} is deleted.', subject.name) };
  },
};

/** Kinds of resources that people add; the server takes others too. */
const resourceTypes = ['cce', 'ecs', 'elb', 'dcs', 'cse', 'rds', 'eip', 'as', 'cci'];

/** Makes a cluster, host or service part of an environment. Source: resources §1. */
const addEnvironmentResource: ResourceAction<EnvironmentScope, undefined> = {
  kind: environmentResources,
  on: 'list',
  effect: 'create',
  questions: () => [
    { name: 'type', title: l10n.t('Kind of the resource'), choices: resourceTypes.map(choiceOf) },
    textQuestion(Resource.properties.id, { name: 'id', title: l10n.t('Id of the resource') }),
  ],
  plan: async ({ scope, list }, { type = '', id = '' }) => {
    const isThere = (await list(environmentResources, scope)).some((one) => one.id === id);
    return {
      summary: l10n.t('Add {0} ({1}) to the environment', id, type),
      notes: [l10n.t('It must be in the VPC of the environment.')],
      ...withObstacle(isThere ? l10n.t('The environment has this resource already.') : undefined),
    };
  },
  run: async ({ session, scope: { environmentId } }, { type = '', id = '' }, run) => {
    const { client, project_id } = await stageOf(session);
    const body = isBase(type)
      ? { add_base_resources: [{ id, type }] }
      : { add_optional_resources: [{ id, type }] };
    await client.call(updateEnvironmentResources, { project_id, environment_id: environmentId, body });
    const read = () => environments.read(session, {}, environmentId, run.signal);
    return hasResource(id)(await readUntil(read, hasResource(id), run, catchUp))
      ? { state: 'done', message: l10n.t('{0} is added.', id) }
      : { state: 'failed', message: l10n.t('ServiceStage did not keep {0}.', id) };
  },
};

/** Takes a resource out of an environment; it is not deleted. */
const removeEnvironmentResource: ResourceAction<EnvironmentScope, EnvironmentResource> = {
  kind: environmentResources,
  on: 'item',
  effect: 'remove',
  plan: async ({ subject, scope, list }) => {
    const all = await list(environmentResources, scope);
    const base = all.filter(({ type }) => isBase(type ?? ''));
    const isLast = base.length === 1 && base[0]?.id === subject.id;
    const deployed = await instancesIn(scope.environmentId, list);
    return {
      summary: l10n.t('Remove {0} from the environment', environmentResources.name(subject)),
      notes: [
        l10n.t('The resource itself is not deleted.'),
        ...(deployed.length > 0
          ? [l10n.t('Instances in the environment, which may use it: {0}.', deployed.length)]
          : []),
      ],
      ...withObstacle(isLast ? l10n.t('It is the last resource that instances can run on.') : undefined),
    };
  },
  run: async ({ session, scope: { environmentId }, subject }, _answers, run) => {
    const { client, project_id } = await stageOf(session);
    const { id, type } = subject;
    const body = { remove_resources: [{ id, type: type ?? '' }] };
    await client.call(updateEnvironmentResources, { project_id, environment_id: environmentId, body });
    const read = () => environments.read(session, {}, environmentId, run.signal);
    const isGone = (environment: Environment | undefined) => !hasResource(id)(environment);
    return !isGone(await readUntil(read, isGone, run, catchUp))
      ? { state: 'failed', message: l10n.t('ServiceStage did not remove {0}.', id) }
      : { state: 'done', message: l10n.t('{0} is removed.', environmentResources.name(subject)) };
  },
};

/** Actions on environments and their resources. */
export const environmentActions = {
  changeEnvironment,
  createEnvironment,
  deleteEnvironment,
  addEnvironmentResource,
  removeEnvironmentResource,
};

/** Names of all instances in an environment: no call lists them, so those of every component are read. */
async function instancesIn(environmentId: string, list: List): Promise<string[]> {
  const ofComponents = async (applicationId: string) => {
    const all = await list(components, { applicationId });
    const scopes = all.map(({ id }) => ({ applicationId, componentId: id }));
    return Promise.all(scopes.map((scope) => list(componentInstances, scope)));
  };
  const found = await Promise.all((await list(applications, {})).map(({ id }) => ofComponents(id)));
  return found
    .flat(2)
    .filter(({ environment_id }) => environment_id === environmentId)
    .map(({ name }) => name);
}

function shorten(names: readonly string[]): string {
  return [...names.slice(0, 5), ...(names.length > 5 ? ['…'] : [])].join(', ');
}

function hasResource(id: string): (environment: Environment | undefined) => boolean {
  return (environment) =>
    [...(environment?.base_resources ?? []), ...(environment?.optional_resources ?? [])].some(
      (one) => one.id === id,
    );
}

/** Whether instances run on resources of this kind. */
function isBase(type: string): type is BaseType {
  return type === 'cce' || type === 'ecs';
}
