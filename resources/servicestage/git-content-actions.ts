import * as l10n from '@vscode/l10n';
import { createGitFile as createFile } from '../../api/catalogue/git/files';
import { createGitProject as createProject } from '../../api/catalogue/git/projects';
import { textQuestion } from '../questions';
import { done, failed, type ResourceAction } from '../resource-action';
import { gitProjects, type NamespaceScope } from './git-authorizations';
import { gitCommits, gitFiles, repositoryPath, type RefScope } from './git-repositories';
import { withObstacle } from './instance-run';
import { stageOf } from './stage';

/** Files of code and settings are smaller; the whole of one is sent in a request. */
const maxFileBytes = 1_000_000;

/** Creates an empty repository. */
const createGitProject: ResourceAction<NamespaceScope, undefined> = {
  kind: gitProjects,
  on: 'list',
  effect: 'create',
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

/** Commits a file of this machine to a branch. */
const addGitFile: ResourceAction<RefScope, undefined> = {
  kind: gitFiles,
  on: 'list',
  effect: 'create',
  affects: [gitCommits],
  questions: () => [
    {
      name: 'content',
      title: l10n.t('File to add'),
      file: { extensions: ['*'], maxBytes: maxFileBytes },
      // What is not UTF-8 would arrive as another file.
      check: (text) => (text.includes('\uFFFD') ? l10n.t('The file is not a text in UTF-8.') : undefined),
    },
    {
      name: 'path',
      title: l10n.t('Path in the repository'),
      prompt: l10n.t('For example src/app.yaml'),
      check: (text) =>
        /^(?!\/)(?!.*(?:\/\/|:))\S(?:.*[^\s/])?$/.test(text)
          ? undefined
          : l10n.t('Enter a path without a slash at its ends, and without colons.'),
    },
    textQuestion(createFile.body.properties.message, {
      name: 'message',
      title: l10n.t('Message of the commit'),
    }),
  ],
  plan: async ({ scope, list }, { path = '', message = '', content = '' }) => {
    const isTaken = (await list(gitFiles, scope)).includes(path);
    return {
      summary: l10n.t('Add {0} to {1}', path, scope.ref),
      changes: [
        { path: 'message', to: message },
        { path: 'size', to: String(Buffer.byteLength(content)) },
      ],
      notes: [l10n.t('This is a commit to the branch, which hooks and builds react to.')],
      ...withObstacle(isTaken ? l10n.t('There is a file with this path.') : undefined),
    };
  },
  run: async ({ session, scope, list }, { path = '', message = '', content = '' }) => {
    const { client, project_id } = await stageOf(session);
    const body = { message, content: Buffer.from(content).toString('base64') };
    const place = { project_id, ...repositoryPath(scope), path: path.replaceAll('/', ':'), ref: scope.ref };
    await client.call(createFile, { ...place, body });
    return (await list(gitFiles, scope)).includes(path)
      ? done(l10n.t('{0} is added to {1}.', path, scope.ref))
      : failed(l10n.t('The Git host did not keep {0}.', path));
  },
};

/** Actions on repositories and their files. */
export const gitContentActions = { createGitProject, addGitFile };
