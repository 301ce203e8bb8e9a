import * as l10n from '@vscode/l10n';
import type { Input } from '../../api/catalogue/operation';
import {
  createComponent as create,
  NewComponent,
  subCategoriesOf,
} from '../../api/catalogue/servicestage/components';
import type { GitAuthorization } from '../../api/catalogue/git/shapes';
import { freeText } from '../../api/catalogue/servicestage/fields';
import { addressProblem, choiceOf, choiceQuestion, textQuestion } from '../questions';
import { done, failed, type ActionQuestion, type Answers, type ResourceAction } from '../resource-action';
import type { ListResources } from '../resource-action';
import { applications, type ApplicationScope } from './applications';
import { componentOverviews } from './component-overviews';
import { components } from './components';
import { gitAuthorizations, gitNamespaces, gitProjects, repositoriesByAddress } from './git-authorizations';
import { gitBranches } from './git-repositories';
import { withObstacle } from './instance-run';
import { templates } from './flavors';
import { runtimes } from './runtimes';
import { stageOf } from './stage';

type Body = Input<typeof create>['body'];
type Source = NonNullable<Body['source']>;

/** Git hosts as the sources of components spell them, by their names in authorizations. */
const hostNames: Readonly<Record<string, string>> = {
  github: 'GitHub',
  gitlab: 'GitLab',
  gitee: 'Gitee',
  bitbucket: 'Bitbucket',
  devcloud: 'DevCloud',
};

/** What is asked after the authorization, by the kind of source. */
const afterAuthorization: Readonly<Record<string, ActionQuestion['next']>> = {
  code: namespaceQuestions,
  address: addressQuestions,
  template: templateQuestions,
};

/** Creates a component, whose source is chosen where the Git host shows it. Source: resources §3. */
export const createComponent: ResourceAction<ApplicationScope, undefined> = {
  kind: components,
  on: 'list',
  effect: 'create',
  affects: [applications, componentOverviews],
  questions: async ({ list }) => {
    const all = await list(runtimes, {});
    return [
      textQuestion(NewComponent.properties.name, { name: 'name', title: l10n.t('Name of the component') }),
      {
        name: 'runtime',
        title: l10n.t('Runtime of the component'),
        choices: all.map((runtime) => ({
          value: runtime.type_name,
          label: runtime.type_name,
          description: runtimes.details?.(runtime) ?? '',
        })),
      },
      choiceQuestion(NewComponent.properties.category, {
        name: 'category',
        title: l10n.t('Kind of the component'),
        next: ({ category = '' }) => subCategoryQuestions(category),
      }),
      textQuestion(freeText, { name: 'description', title: l10n.t('Description of the component') }),
      {
        name: 'kind',
        title: l10n.t('Source of the component'),
        choices: [
          {
            value: '',
            label: l10n.t('None'),
            description: l10n.t('its instances name an image or a package'),
          },
          { value: 'code', label: l10n.t('Source code of a Git repository') },
          {
            value: 'address',
            label: l10n.t('Source code at a clone address'),
            description: l10n.t('for who knows it already'),
          },
          {
            value: 'template',
            label: l10n.t('Source code of a template'),
            description: l10n.t('its own repository, which others change'),
          },
          { value: 'artifact', label: l10n.t('Package in the object storage') },
        ],
        next: sourceQuestions,
      },
    ];
  },
  plan: async ({ scope, list }, answers) => {
    const { name = '', runtime = '', category = '', sub_category = '' } = answers;
    const isTaken = (await list(components, scope)).some((one) => one.name === name);
    const source = await sourceOf(answers, list);
    const { repo_url, repo_ref, url } = (source?.spec ?? {}) as Readonly<Record<string, string | undefined>>;
    return {
      summary: l10n.t('Create the component {0}', name),
      changes: [
        { path: 'runtime', to: runtime },
        { path: 'category', to: [category, sub_category].filter(Boolean).join(', ') },
        ...(source ? [{ path: 'source', to: url ?? [repo_url, repo_ref].filter(Boolean).join(' ') }] : []),
      ],
      notes: [l10n.t('Nothing runs yet: an instance deploys it to an environment.')],
      ...withObstacle(isTaken ? l10n.t('A component with this name exists.') : undefined),
    };
  },
  run: async ({ session, scope, list }, answers, { signal }) => {
    const { client, project_id } = await stageOf(session);
    const { name = '', runtime = '', category = '', sub_category = '', description = '' } = answers;
    const source = await sourceOf(answers, list);
    const body: Body = {
      name,
      runtime,
      category: category as Body['category'], // checked by the question
      sub_category,
      ...(description !== '' && { description }),
      ...(source && { source }),
    };
    const { id } = await client.call(create, { project_id, application_id: scope.applicationId, body });
    return (await components.read(session, scope, id, signal))
      ? done(l10n.t('{0} is created.', name))
      : failed(l10n.t('The server does not list it.'));
  },
};

function subCategoryQuestions(category: string): ActionQuestion[] {
  const known = (subCategoriesOf as Readonly<Record<string, readonly string[]>>)[category] ?? [];
  const choices = known.filter((text) => text !== '').map(choiceOf);
  return choices.length === 0
    ? []
    : [{ name: 'sub_category', title: l10n.t('Framework of the component'), choices }];
}

/** Where the source is: a package by its address, code by browsing from the authorization to the branch. */
async function sourceQuestions({ kind }: Answers, list: ListResources): Promise<ActionQuestion[]> {
  if (kind === 'artifact') {
    const check = (text: string) =>
      /^obs:\/\/[^/]+\/./.test(text) ? undefined : l10n.t('Enter an address such as obs://myapp/demo.jar.');
    return [{ name: 'url', title: l10n.t('Address of the package'), check }];
  }
  const next = kind === undefined ? undefined : afterAuthorization[kind];
  if (!next) return [];
  const valid = (await list(gitAuthorizations, {})).filter(({ status }) => status !== 1 && status !== 2);
  return [
    {
      name: 'authorization',
      title: l10n.t('Authorization of the Git host'),
      choices: valid.map((one) => ({
        value: one.name,
        label: one.name,
        description: gitAuthorizations.details?.(one) ?? '',
      })),
      next,
    },
  ];
}

/** The templates for the runtime; all of them where there is none for it. */
async function templateQuestions({ runtime }: Answers, list: ListResources): Promise<ActionQuestion[]> {
  const all = (await list(templates, {})).filter(({ source_repo_url }) => source_repo_url);
  const fitting = all.filter((one) => one.runtime === runtime);
  const choices = (fitting.length > 0 ? fitting : all).map((one) => ({
    value: one.template_name,
    label: one.template_name,
    description: templates.details?.(one) ?? '',
  }));
  return [{ name: 'template', title: l10n.t('Template of the component'), choices }];
}

function addressQuestions(): ActionQuestion[] {
  const title = l10n.t('Clone address of the repository');
  return [{ name: 'clone', title, check: addressProblem, next: foundQuestions }];
}

/** The branches of the repository at an address. */
async function foundQuestions({ authorization = '', clone = '' }: Answers, list: ListResources) {
  const [found] = await list(repositoriesByAddress, { authorization, cloneUrl: clone });
  const choices = found ? (await list(gitBranches, { authorization, ...found })).map(choiceOf) : [];
  return [{ name: 'branch', title: l10n.t('Branch'), choices }];
}

async function namespaceQuestions({ authorization = '' }: Answers, list: ListResources) {
  const all = await list(gitNamespaces, { authorization });
  const choices = all.map(({ id, name }) => ({ value: id, label: name }));
  return [{ name: 'namespace', title: l10n.t('User or organization'), choices, next: repositoryQuestions }];
}

async function repositoryQuestions({ authorization = '', namespace = '' }: Answers, list: ListResources) {
  const all = await list(gitProjects, { authorization, namespace });
  const choices = all.map(({ id, name, clone_url }) => ({
    value: id,
    label: name,
    description: clone_url ?? '',
  }));
  return [{ name: 'project', title: l10n.t('Repository'), choices, next: branchQuestions }];
}

async function branchQuestions(
  { authorization = '', namespace = '', project = '' }: Answers,
  list: ListResources,
) {
  const choices = (await list(gitBranches, { authorization, namespace, project })).map(choiceOf);
  return [{ name: 'branch', title: l10n.t('Branch'), choices }];
}

async function sourceOf(answers: Answers, list: ListResources): Promise<Source | undefined> {
  const { kind, url = '', authorization = '', namespace = '', project = '', branch = '' } = answers;
  if (kind === 'artifact') {
    return { kind, spec: { storage: 'obs', type: 'package', url, auth: 'iam' } };
  }
  if (kind === 'template') return templateSource(answers, list);
  if (kind === 'address') return addressSource(answers, list);
  if (kind !== 'code') return undefined;
  const [all, repositories] = await Promise.all([
    list(gitAuthorizations, {}),
    list(gitProjects, { authorization, namespace }),
  ]);
  const repo_type = hostOf(all, authorization);
  const repo_url = repositories.find(({ id }) => id === project)?.clone_url ?? '';
  return {
    kind,
    spec: {
      repo_type,
      repo_url,
      repo_ref: branch,
      repo_auth: authorization,
    },
  };
}

async function addressSource(
  { authorization = '', clone: repo_url = '', branch: repo_ref = '' }: Answers,
  list: ListResources,
): Promise<Source> {
  const repo_type = hostOf(await list(gitAuthorizations, {}), authorization);
  return { kind: 'code', spec: { repo_type, repo_url, repo_ref, repo_auth: authorization } };
}

async function templateSource(
  { template, authorization = '' }: Answers,
  list: ListResources,
): Promise<Source> {
  const [all, known] = await Promise.all([list(gitAuthorizations, {}), list(templates, {})]);
  const repo_url = known.find(({ template_name }) => template_name === template)?.source_repo_url ?? '';
  const spec = { repo_type: hostOf(all, authorization), repo_url, repo_auth: authorization };
  return { kind: 'code', spec };
}

/** The Git host of an authorization, as the sources of components spell it. */
function hostOf(all: readonly GitAuthorization[], authorization: string): string {
  const repo_type = all.find(({ name }) => name === authorization)?.repo_type ?? '';
  return hostNames[repo_type] ?? repo_type;
}
