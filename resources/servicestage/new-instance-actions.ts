import * as l10n from '@vscode/l10n';
import type { Input } from '../../api/catalogue/operation';
import {
  flavorId,
  instanceName,
  replica,
  version as versionField,
} from '../../api/catalogue/servicestage/fields';
import { createComponentInstance as create } from '../../api/catalogue/servicestage/instances';
import type { Component } from '../../api/catalogue/servicestage/shapes';
import { maskSecrets } from '../mask-secrets';
import { numberQuestion, textQuestion } from '../questions';
import { failed, type ActionPlace, type ActionQuestion, type Answers } from '../resource-action';
import type { ListResources, ResourceAction } from '../resource-action';
import { components } from './components';
import { environmentResources, environments } from './environments';
import { stageFlavors } from './flavors';
import { describeReplicas, finishJob, isRunning, onInstance, withObstacle } from './instance-run';
import { componentInstances, type ComponentScope } from './instances';
import { stageOf } from './stage';

type Body = Input<typeof create>['body'];
type Place = ActionPlace<ComponentScope, undefined>;

/** Deploys a component to an environment for the first time, and follows the job. Source: resources §4. */
const createComponentInstance: ResourceAction<ComponentScope, undefined> = {
  kind: componentInstances,
  on: 'list',
  effect: 'create',
  affects: onInstance.affects,
  questions: async (place) => {
    const component = await componentOf(place);
    return [
      textQuestion(instanceName, {
        name: 'name',
        title: l10n.t('Name of the instance'),
        initial: component?.name ?? '',
      }),
      await environmentQuestion(place.list),
      ...sourceQuestions(component),
      textQuestion(versionField, { name: 'version', title: l10n.t('Version to deploy'), initial: '1.0.0' }),
      await flavorQuestion(place.list),
      numberQuestion(replica, { name: 'replica', title: l10n.t('Number of replicas'), initial: '1' }),
    ];
  },
  plan: async (place, answers) => {
    const { scope, list } = place;
    const {
      name = '',
      environment = '',
      version = '',
      replica: count = '',
      source = 'own',
      url = '',
    } = answers;
    const known = await list(componentInstances, scope);
    const there = known.filter(({ environment_id }) => environment_id === environment);
    const target = (await list(environments, {})).find(({ id }) => id === environment);
    return {
      summary: l10n.t('Deploy {0} to {1}', name, target?.name ?? environment),
      changes: [
        { path: 'version', to: version },
        { path: 'flavor_id', to: flavorOf(answers) },
        { path: 'replica', to: count },
        ...(source === 'own' ? [] : [{ path: 'artifacts', to: url }]),
      ],
      notes: [l10n.t('Replicas that start: {0}.', count)],
      ...withObstacle(
        there.some((one) => one.name === name)
          ? l10n.t('An instance with this name exists there.')
          : there.some((one) => one.version === version)
            ? l10n.t('The version {0} has been used there: enter another one.', version)
            : undefined,
      ),
    };
  },
  run: async (place, answers, run) => {
    const { session, scope } = place;
    const { client, project_id } = await stageOf(session);
    const body = bodyOf(answers, await componentOf(place));
    const path = { project_id, application_id: scope.applicationId, component_id: scope.componentId };
    const { job_id, instance_id } = await client.call(create, { ...path, body });
    const subject = await componentInstances.read(session, scope, instance_id, run.signal);
    if (!subject) return failed(l10n.t('The server does not list it.'));
    return finishJob({ ...place, subject }, job_id, run, {
      isReached: isRunning,
      done: (instance) => l10n.t('{0} is deployed: {1} run.', body.name, describeReplicas(instance)),
    });
  },
};

/** Actions on the list of the instances of a component. */
export const newInstanceActions = { createComponentInstance };

async function componentOf({ scope, list }: Place): Promise<Component | undefined> {
  const all = await list(components, { applicationId: scope.applicationId });
  return all.find(({ id }) => id === scope.componentId);
}

async function environmentQuestion(list: ListResources): Promise<ActionQuestion> {
  const all = await list(environments, {});
  return {
    name: 'environment',
    title: l10n.t('Environment to deploy to'),
    choices: all.map(({ id, name, description }) => ({
      value: id,
      label: name,
      description: description ?? '',
    })),
    next: ({ environment = '' }, read) => platformQuestions(environment, read),
  };
}

/** What it runs on there: a cluster, or virtual machines; and the engine that it registers with. */
async function platformQuestions(environmentId: string, list: ListResources): Promise<ActionQuestion[]> {
  const resources = await list(environmentResources, { environmentId });
  const ofType = (type: string) => resources.filter((one) => one.type?.toLowerCase() === type);
  const hosts = ofType('ecs').map(({ id }) => id);
  const engines = ofType('cse').map(({ id, name }) => ({ value: id, label: name ?? id }));
  return [
    {
      name: 'platform',
      title: l10n.t('What the instance runs on'),
      choices: [
        ...ofType('cce').map(({ id, name }) => ({
          value: id,
          label: name ?? id,
          description: l10n.t('container cluster'),
        })),
        ...(hosts.length > 0
          ? [{ value: 'Default', label: l10n.t('Virtual machines'), description: hosts.join(', ') }]
          : []),
      ],
      next: ({ platform }) => [platform === 'Default' ? hostsQuestion(hosts) : namespaceQuestion()],
    },
    ...(engines.length > 0
      ? [
          {
            name: 'engine',
            title: l10n.t('Microservice engine that it registers with'),
            choices: [...engines, { value: '', label: l10n.t('None') }],
          },
        ]
      : []),
  ];
}

function namespaceQuestion(): ActionQuestion {
  return {
    name: 'namespace',
    title: l10n.t('Namespace of the cluster'),
    initial: 'default',
    check: (text) => (text.trim() === '' ? l10n.t('Enter a name.') : undefined),
  };
}

function hostsQuestion(known: readonly string[]): ActionQuestion {
  return {
    name: 'hosts',
    title: l10n.t('Virtual machines to run on'),
    prompt: l10n.t('Ids of virtual machines, with commas between them'),
    initial: known.join(', '),
    check: (text) => {
      const unknown = readList(text).find((id) => !known.includes(id));
      if (unknown !== undefined)
        return l10n.t('There is no virtual machine {0} in the environment.', unknown);
      return readList(text).length === 0 ? l10n.t('Enter at least one.') : undefined;
    },
  };
}

/** A component with a package deploys that, unless another one is wanted; all others need an address. */
function sourceQuestions(component: Component | undefined): ActionQuestion[] {
  const own = component?.source?.kind === 'artifact' ? component.source.spec?.url : undefined;
  const address: ActionQuestion = {
    name: 'url',
    title: l10n.t('Image or package to deploy'),
    prompt: l10n.t('An image with its tag, or a package such as obs://myapp/demo.jar for virtual machines'),
    check: (text) => (text.trim() === '' ? l10n.t('Enter an address.') : undefined),
  };
  if (!own) return [{ ...address }];
  return [
    {
      name: 'source',
      title: l10n.t('What to deploy'),
      choices: [
        {
          value: 'own',
          label: l10n.t('The package of the component'),
          description: maskSecrets(own, 'text', 'url'),
        },
        { value: 'other', label: l10n.t('Another image or package…') },
      ],
      next: ({ source }) => (source === 'own' ? [] : [address]),
    },
  ];
}

async function flavorQuestion(list: ListResources): Promise<ActionQuestion> {
  const all = await list(stageFlavors, {});
  return {
    name: 'flavor',
    title: l10n.t('Size of the instance'),
    choices: [
      ...all.map((one) => ({
        value: one.flavor_id,
        label: one.flavor_id,
        description: stageFlavors.details?.(one) ?? '',
      })),
      { value: '', label: l10n.t('Another size…') },
    ],
    next: ({ flavor }) =>
      flavor === ''
        ? [
            textQuestion(flavorId, {
              name: 'size',
              title: l10n.t('Size of the instance'),
              initial: 'CUSTOM-10G:0.5C-0.25C:1Gi-0.5Gi',
            }),
          ]
        : [],
  };
}

function flavorOf({ flavor = '', size = '' }: Answers): string {
  return flavor === '' ? size : flavor;
}

function readList(text: string): string[] {
  return [...new Set(text.split(',').map((one) => one.trim()))].filter((one) => one !== '');
}

function bodyOf(answers: Answers, component: Component | undefined): Body {
  const { name = '', environment = '', version = '', replica: count = '', url, hosts, engine = '' } = answers;
  const { platform = '', namespace = '' } = answers;
  const runsOn: Body['refer_resources'][number] =
    hosts === undefined
      ? { id: platform, type: 'cce', parameters: { namespace } }
      : { id: 'Default', type: 'ecs', parameters: { hosts: readList(hosts) } };
  const type = hosts === undefined ? 'image' : 'package';
  return {
    name,
    environment_id: environment,
    version,
    replica: Number(count),
    flavor_id: flavorOf(answers),
    refer_resources: [runsOn, ...(engine === '' ? [] : [{ id: engine, type: 'cse' }])],
    ...(url !== undefined && {
      artifacts: {
        [component?.name ?? name]: { storage: type === 'image' ? 'swr' : 'obs', type, url, auth: 'iam' },
      },
    }),
  };
}
