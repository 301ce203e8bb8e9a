import * as l10n from '@vscode/l10n';
import { createGitHook as createHook, deleteGitHook as removeHook } from '../../api/catalogue/git/hooks';
import type { GitHook } from '../../api/catalogue/git/shapes';
import { createGitTag as createTag, deleteGitTag as removeTag } from '../../api/catalogue/git/tags';
import { addressProblem, choiceOf, textQuestion } from '../questions';
import type { ResourceAction } from '../resource-action';
import { gitBranches, gitHooks, gitTags, repositoryPath, type RepositoryScope } from './git-repositories';
import { withObstacle } from './instance-run';
import { shownAddress } from '../shown-value';
import { stageOf } from './stage';

/** Tags the newest commit of a branch. */
const createGitTag: ResourceAction<RepositoryScope, undefined> = {
  kind: gitTags,
  on: 'list',
  effect: 'create',
  questions: async ({ scope, list }) => {
    const { name, description } = createTag.body.properties;
    const branches = await list(gitBranches, scope);
    return [
      { name: 'ref', title: l10n.t('Branch to tag'), choices: branches.map(choiceOf) },
      textQuestion(name, { name: 'name', title: l10n.t('Name of the tag') }),
      textQuestion(description, { name: 'description', title: l10n.t('Description of the tag') }),
    ];
  },
  plan: async ({ scope, list }, { ref = '', name = '' }) => {
    const isTaken = (await list(gitTags, scope)).includes(name);
    return {
      summary: l10n.t('Tag the newest commit of {0} as {1}', ref, name),
      ...withObstacle(isTaken ? l10n.t('A tag with this name exists.') : undefined),
    };
  },
  run: async ({ session, scope }, { ref = '', name = '', description = '' }, { signal }) => {
    const { client, project_id } = await stageOf(session);
    const body = { name, description };
    await client.call(createTag, { project_id, ...repositoryPath(scope), ref, body });
    const { items } = await gitTags.list(session, scope, signal);
    return items.includes(name)
      ? { state: 'done', message: l10n.t('{0} is created.', name) }
      : { state: 'failed', message: l10n.t('The Git host did not keep {0}.', name) };
  },
};

/** Deletes a tag; its commit stays. */
const deleteGitTag: ResourceAction<RepositoryScope, string> = {
  kind: gitTags,
  on: 'item',
  effect: 'remove',
  plan: ({ subject }) => ({
    summary: l10n.t('Delete the tag {0}', subject),
    notes: [l10n.t('The commit stays; components that name the tag can no longer be built from it.')],
  }),
  run: async ({ session, scope, subject }, _answers, { signal }) => {
    const { client, project_id } = await stageOf(session);
    await client.call(removeTag, { project_id, ...repositoryPath(scope), tag_name: subject });
    const { items } = await gitTags.list(session, scope, signal);
    return items.includes(subject)
      ? { state: 'failed', message: l10n.t('The Git host still has {0}.', subject) }
      : { state: 'done', message: l10n.t('{0} is deleted.', subject) };
  },
};

/** Lets the Git host call an address when the repository changes. The secret is sent once and shown nowhere. */
const createGitHook: ResourceAction<RepositoryScope, undefined> = {
  kind: gitHooks,
  on: 'list',
  effect: 'create',
  questions: () => {
    const { url, secret } = createHook.body.properties;
    return [
      textQuestion(url, { name: 'url', title: l10n.t('Address to call'), check: addressProblem }),
      textQuestion(secret, { name: 'secret', title: l10n.t('Secret of the hook'), secret: true }),
    ];
  },
  plan: async ({ scope, list }, { url = '' }) => {
    const isTaken = (await list(gitHooks, scope)).some(({ callback_url }) => callback_url === url);
    return {
      summary: l10n.t('Call {0} when the repository changes', shownAddress(url)),
      ...withObstacle(isTaken ? l10n.t('A hook calls this address already.') : undefined),
    };
  },
  run: async ({ session, scope }, { url = '', secret = '' }, { signal }) => {
    const { client, project_id } = await stageOf(session);
    const body = { url, secret };
    const { id } = await client.call(createHook, { project_id, ...repositoryPath(scope), body });
    const { items } = await gitHooks.list(session, scope, signal);
    return items.some((hook) => hook.id === id)
      ? { state: 'done', message: l10n.t('The hook to {0} is created.', shownAddress(url)) }
      : { state: 'failed', message: l10n.t('The Git host did not keep {0}.', shownAddress(url)) };
  },
};

/** Deletes a hook. */
const deleteGitHook: ResourceAction<RepositoryScope, GitHook> = {
  kind: gitHooks,
  on: 'item',
  effect: 'remove',
  plan: ({ subject }) => ({
    summary: l10n.t('Delete the hook to {0}', gitHooks.name(subject)),
    notes: [l10n.t('The Git host no longer calls this address.')],
  }),
  run: async ({ session, scope, subject }, _answers, { signal }) => {
    const { client, project_id } = await stageOf(session);
    await client.call(removeHook, { project_id, ...repositoryPath(scope), hook_id: subject.id });
    const { items } = await gitHooks.list(session, scope, signal);
    const name = gitHooks.name(subject);
    return items.some(({ id }) => id === subject.id)
      ? { state: 'failed', message: l10n.t('The Git host still has {0}.', name) }
      : { state: 'done', message: l10n.t('The hook to {0} is deleted.', name) };
  },
};

/** Actions on the tags and hooks of repositories. */
export const gitRepositoryActions = { createGitTag, deleteGitTag, createGitHook, deleteGitHook };
