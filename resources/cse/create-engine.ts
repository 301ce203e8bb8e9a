import * as l10n from '@vscode/l10n';
import type { TString } from 'typebox';
import { authType, engineDescription, NewEngine, specType } from '../../api/catalogue/cse/engine-fields';
import { createEngine as create } from '../../api/catalogue/cse/engines';
import { newPassword } from '../../api/catalogue/registry/account-fields';
import { choiceQuestion, fieldProblem, textQuestion } from '../questions';
import {
  done,
  failed,
  type ActionPlan,
  type ActionQuestion,
  type Answers,
  type ResourceAction,
} from '../resource-action';
import type { ListResources } from '../resource-action';
import type { Everything } from '../resource-kind';
import { engineNetworks } from './engine-networks';
import { cseOf, engineFlavors, engineQuotas, engines, type FlavorScope } from './engines';
import { followEngineJob } from './follow-job';
import { engineJobs, jobPhases } from './jobs';

const fields = NewEngine.properties;

/** Creates an engine that is paid by use, and follows its job. Source: CSE API Reference, section 5.3.3. */
export const createEngine: ResourceAction<Everything, undefined> = {
  kind: engines,
  on: 'list',
  effect: 'create',
  affects: [engineJobs, jobPhases, engineQuotas, engineNetworks],
  obstacle: async ({ list }) => {
    const { used, quota } = (await list(engineQuotas, {})).find(({ type }) => type === 'Engine') ?? {};
    return used && quota && used >= quota
      ? l10n.t('The project may have no more engines than {0}: raise its quota first.', quota)
      : undefined;
  },
  questions: async ({ list }) => [
    textQuestion(fields.name, { name: 'name', title: l10n.t('Name of the engine') }),
    {
      ...choiceQuestion(specType, {
        name: 'specType',
        title: l10n.t('Type of the engine'),
        next: ({ specType: type }, read) => flavorQuestions(type, read),
      }),
      choices: [
        { value: 'CSE2', label: l10n.t('ServiceComb'), description: l10n.t('registry and configuration') },
        { value: 'Nacos2', label: l10n.t('Nacos'), description: l10n.t('registry and configuration') },
      ],
    },
    await networkQuestion(list),
    textQuestion(engineDescription, { name: 'description', title: l10n.t('Description of the engine') }),
  ],
  plan: async ({ list }, answers) => {
    const { name = '' } = answers;
    return {
      summary: l10n.t('Create the engine {0}', name),
      changes: await describeOrder(answers, list),
      notes: [
        l10n.t('It is paid by use from now on, until it is deleted.'),
        l10n.t('Creating it takes about a quarter of an hour.'),
      ],
      ...(await obstacleTo(answers, list)),
    };
  },
  run: async ({ session, list }, answers, run) => {
    const { client, project_id } = await cseOf(session);
    const body = await bodyOf(answers, list);
    const { enterpriseProject } = session;
    const input = { project_id, 'X-Enterprise-Project-ID': enterpriseProject, body };
    const { id, jobId } = await client.call(create, input);
    run.changed();
    const scope = { engineId: id ?? '', enterpriseProject };
    const stopped = await followEngineJob(session, scope, jobId, run);
    if (stopped) return stopped;
    const engine = (await list(engines, {})).find((one) => one.id === id);
    return engine?.status === 'Available'
      ? done(l10n.t('{0} is created.', body.name))
      : failed(l10n.t('The job ended, but {0} is not available.', body.name));
  },
};

/** What is ordered, in words; the password of its account is left out. */
async function describeOrder(
  answers: Answers,
  list: ListResources,
): Promise<NonNullable<ActionPlan['changes']>> {
  const { flavor = '', azList = '', authType: authentication = '' } = answers;
  const { vpc, networkId, subnetCidr } = await networkOf(answers, list);
  const order = [
    { path: l10n.t('Size'), to: flavor },
    { path: l10n.t('Availability zones'), to: readZones(azList).join(', ') },
    { path: l10n.t('VPC'), to: vpc },
    { path: l10n.t('Subnet'), to: `${subnetCidr} (${networkId})` },
    { path: l10n.t('Authentication'), to: authentication },
  ];
  return order.filter(({ to }) => to !== '');
}

/** The size, and for ServiceComb engines where and how they are reached. */
async function flavorQuestions(type: string | undefined, list: ListResources): Promise<ActionQuestion[]> {
  const flavors = await list(engineFlavors, { specType: type === 'Nacos2' ? 'Nacos2' : 'CSE2' });
  const size: ActionQuestion = {
    name: 'flavor',
    title: l10n.t('Size of the engine'),
    choices: flavors.map(({ flavor, description }) => ({
      value: flavor,
      label: flavor,
      description: description ?? '',
    })),
  };
  if (type === 'Nacos2') return [size];
  const authentication = choiceQuestion(authType, {
    name: 'authType',
    title: l10n.t('Authentication of the engine'),
    initial: 'RBAC',
    next: ({ authType: chosen }) => (chosen === 'RBAC' ? passwordQuestions() : []),
  });
  return [size, authentication];
}

/** The account root is one of the registry, which takes no other password. */
function passwordQuestions(): ActionQuestion[] {
  const again = ({ password }: Answers): ActionQuestion => ({
    name: 'repeated',
    title: l10n.t('Password of the account root once more'),
    secret: true,
    check: (text) => (text === password ? undefined : l10n.t('The passwords differ.')),
  });
  return [
    textQuestion(newPassword, {
      name: 'password',
      title: l10n.t('Password of the account root'),
      secret: true,
      next: (given) => [again(given)],
    }),
  ];
}

/** A network of another engine, or one by its ids: no operation lists the networks of an account. */
async function networkQuestion(list: ListResources): Promise<ActionQuestion> {
  const known = await list(engineNetworks, {});
  return {
    name: 'network',
    title: l10n.t('Network of the engine'),
    choices: [
      ...known.map((one) => ({
        value: one.networkId,
        label: engineNetworks.name(one),
        description: one.networkId,
      })),
      { value: '', label: l10n.t('Another network…'), description: l10n.t('by its ids') },
    ],
    next: (given) => {
      const chosen = known.find(({ networkId }) => networkId === given['network']);
      return [
        ...(chosen ? [] : ownNetworkQuestions()),
        ...(given['specType'] === 'Nacos2' ? [] : [zoneQuestion(chosen?.azList ?? [])]),
      ];
    },
  };
}

function ownNetworkQuestions(): ActionQuestion[] {
  const ask = (name: string, field: TString, title: string) => textQuestion(field, { name, title });
  return [
    ask('vpc', fields.vpc, l10n.t('Name of the VPC')),
    ask('vpcId', fields.vpcId, l10n.t('Id of the VPC')),
    ask('networkId', fields.networkId, l10n.t('Id of the subnet')),
    ask('subnetCidr', fields.subnetCidr, l10n.t('Addresses of the subnet')),
  ];
}

function zoneQuestion(known: readonly string[]): ActionQuestion {
  return {
    name: 'azList',
    title: l10n.t('Availability zones of the engine'),
    prompt: l10n.t('One to three names, with commas between them'),
    initial: [...known].sort().join(', '),
    check: (text) => fieldProblem(fields.azList, readZones(text)),
  };
}

function readZones(text: string): string[] {
  return [...new Set(text.split(',').map((zone) => zone.trim()))].filter((zone) => zone !== '');
}

/** What is known before a quarter of an hour is lost. Source: life cycle of engines (errors at create). */
async function obstacleTo(answers: Answers, list: ListResources): Promise<{ readonly obstacle?: string }> {
  const existing = await list(engines, {});
  if (existing.some(({ name }) => name === answers['name'])) {
    return { obstacle: l10n.t('An engine with this name exists.') };
  }
  return answers['password'] === answers['repeated'] ? {} : { obstacle: l10n.t('The passwords differ.') };
}

async function networkOf(answers: Answers, list: ListResources) {
  const { network = '', vpc = '', vpcId = '', networkId = '', subnetCidr = '' } = answers;
  if (network === '') return { vpc, vpcId, networkId, subnetCidr };
  const known = (await list(engineNetworks, {})).find((one) => one.networkId === network);
  return known ?? { vpc, vpcId, networkId: network, subnetCidr };
}

async function bodyOf(answers: Answers, list: ListResources): Promise<NewEngine> {
  const { name = '', description = '', flavor = '', azList, authType: chosen, password } = answers;
  const { vpc, vpcId, networkId, subnetCidr } = await networkOf(answers, list);
  const type: FlavorScope['specType'] = answers['specType'] === 'Nacos2' ? 'Nacos2' : 'CSE2';
  return {
    name,
    payment: '1',
    flavor,
    specType: type,
    vpc,
    networkId,
    subnetCidr,
    ...(vpcId !== '' && { vpcId }),
    ...(description !== '' && { description }),
    ...(azList !== undefined && { azList: readZones(azList) }),
    ...(chosen !== undefined && { authType: chosen === 'RBAC' ? 'RBAC' : 'NONE' }),
    ...(password !== undefined && { auth_cred: { pwd: password } }),
  };
}
