import * as l10n from '@vscode/l10n';
import { createGitProject as createProject } from '../../api/catalogue/git/projects';
import { textQuestion } from '../questions';
import { done, failed, type ResourceAction } from '../resource-action';
import { gitProjects, repositoriesByAddress, type NamespaceScope } from './git-authorizations';
import { withObstacle } from './instance-run';
import { stageOf } from './stage';

/** Creates an empty repository. */
const createGitProject: ResourceAction<NamespaceScope, undefined> = {
  kind: gitProjects,
  on: 'list',
  effect: 'create',
  affects: [repositoriesByAddress],
  questions: () => [
    textQuestion(createProject.body.properties.name, {
      name: 'name',
      title: l10n.t('Name of the repository'),
      check: (text) =>
        /^[\w.-]+$/.test(text) ? undefined : l10n.t('Enter letters, digits, - and _, and dots.'),
    }),
  ],
  plan: async ({ scope, list }, { name = '' }) => {
    const isTaken = (await list(gitProjects, scope)).some((one) => one.name === name);
    return {
      summary: l10n.t('Create the repository {0}', name),
      ...withObstacle(isTaken ? l10n.t('A repository with this name exists.') : undefined),
    };
  },
  run: async ({ session, scope, list }, { name = '' }) => {
    const { client, project_id } = await stageOf(session);
    const { authorization, namespace } = scope;
    await client.call(createProject, { project_id, namespace, 'X-Repo-Auth': authorization, body: { name } });
    return (await list(gitProjects, scope)).some((one) => one.name === name)
      ? done(l10n.t('{0} is created.', name))
      : failed(l10n.t('The Git host did not keep {0}.', name));
  },
};

/** Actions on the lists of repositories. */
export const gitContentActions = { createGitProject };
