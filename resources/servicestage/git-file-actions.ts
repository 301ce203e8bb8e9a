import * as l10n from '@vscode/l10n';
import { createGitFile as createFile, deleteGitFile as removeFile } from '../../api/catalogue/git/files';
import { textQuestion } from '../questions';
import { done, failed, type ActionQuestion, type ResourceAction } from '../resource-action';
import { fileCall, readGitFile } from './git-file';
import { gitCommits, gitFiles, type RefScope } from './git-repositories';
import { withObstacle } from './instance-run';

/** Files of code and settings are smaller; the whole of one is sent in a request. */
const maxFileBytes = 1_000_000;

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
    messageQuestion(),
  ],
  plan: async ({ scope, list }, { path = '', message = '', content = '' }) => {
    const isTaken = (await list(gitFiles, scope)).includes(path);
    return {
      summary: l10n.t('Add {0} to {1}', path, scope.ref),
      changes: [
        { path: 'message', to: message },
        { path: 'size', to: String(Buffer.byteLength(content)) },
      ],
      notes: [commitNote()],
      ...withObstacle(isTaken ? l10n.t('There is a file with this path.') : undefined),
    };
  },
  run: async ({ session, scope, list }, { path = '', message = '', content = '' }) => {
    const { client, place } = await fileCall(session, scope, path);
    const body = { message, content: Buffer.from(content).toString('base64') };
    await client.call(createFile, { ...place, body });
    return (await list(gitFiles, scope)).includes(path)
      ? done(l10n.t('{0} is added to {1}.', path, scope.ref))
      : failed(l10n.t('The Git host did not keep {0}.', path));
  },
};

/** Commits the deletion of a file, of just the content that was planned. */
const deleteGitFile: ResourceAction<RefScope, string> = {
  kind: gitFiles,
  on: 'item',
  effect: 'remove',
  affects: [gitCommits],
  basis: async (path, { session, scope }) => [path, (await readGitFile(session, scope, path)).sha],
  questions: ({ subject }) => [messageQuestion(l10n.t('Delete {0}', subject))],
  plan: ({ scope, subject }, { message = '' }) => ({
    summary: l10n.t('Delete {0} from {1}', subject, scope.ref),
    changes: [{ path: 'message', to: message }],
    notes: [commitNote(), l10n.t('Former commits keep the file.')],
  }),
  run: async ({ session, scope, subject, list }, { message = '' }) => {
    const { sha } = await readGitFile(session, scope, subject);
    const { client, place } = await fileCall(session, scope, subject);
    await client.call(removeFile, { ...place, message, sha });
    return (await list(gitFiles, scope)).includes(subject)
      ? failed(l10n.t('The Git host still has {0}.', subject))
      : done(l10n.t('{0} is deleted from {1}.', subject, scope.ref));
  },
};

/** Actions on the files of branches. */
export const gitFileActions = { addGitFile, deleteGitFile };

/** What every commit sets off. */
export function commitNote(): string {
  return l10n.t('This is a commit to the branch, which hooks and builds react to.');
}

function messageQuestion(initial = ''): ActionQuestion {
  const title = l10n.t('Message of the commit');
  return textQuestion(createFile.body.properties.message, { name: 'message', title, initial });
}
