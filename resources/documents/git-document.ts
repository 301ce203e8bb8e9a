import * as l10n from '@vscode/l10n';
import { updateGitFile } from '../../api/catalogue/git/files';
import { fileCall, readGitFile } from '../servicestage/git-file';
import { commitNote } from '../servicestage/git-file-actions';
import { gitCommits, gitFiles, type RefScope } from '../servicestage/git-repositories';
import { done, failed, type ActionPlace } from '../resource-action';
import { applyAction, changedLines, type DocumentKind } from './document-kind';
import { decodePart, encodePart } from './path-part';

const reading = {
  kind: gitFiles,
  text: async ({ session, scope, subject }: ActionPlace<RefScope, string>) =>
    (await readGitFile(session, scope, subject)).text,
};

/** A file of a branch, in its own language. Applying a draft of it is a commit. */
export const gitFileDocument: DocumentKind<RefScope, string> = {
  ...reading,
  title: () => l10n.t('File of a Git repository'),
  path: ({ authorization, namespace, project, ref }, file) =>
    [authorization, namespace, project, ref, ...file.split('/')].map(encodePart),
  locate: (parts) => {
    const [authorization, namespace, project, ref, ...file] = parts.map(decodePart);
    if (authorization === undefined || namespace === undefined || project === undefined) return undefined;
    const names = file.filter((part) => part !== undefined);
    if (ref === undefined || file.length === 0 || names.length < file.length) return undefined;
    return { scope: { authorization, namespace, project, ref }, identity: names.join('/') };
  },
  readOnlyReason: () => undefined,
  apply: applyAction(reading, {
    affects: [gitCommits],
    plan: async ({ session, scope, subject }, text) => {
      const { text: before, isText } = await readGitFile(session, scope, subject);
      return {
        summary: l10n.t('Change {0} in {1}', subject, scope.ref),
        changes: [{ path: 'message', to: messageOf(subject) }, changedLines(subject, before, text)],
        notes: [commitNote()],
        ...(!isText && { obstacle: l10n.t('It is not a text in UTF-8, and can only be read.') }),
      };
    },
    run: async ({ session, scope, subject }, text) => {
      const { sha } = await readGitFile(session, scope, subject);
      const { client, place } = await fileCall(session, scope, subject);
      const body = { message: messageOf(subject), content: Buffer.from(text).toString('base64'), sha };
      await client.call(updateGitFile, { ...place, body });
      return (await readGitFile(session, scope, subject)).text === text
        ? done(l10n.t('{0} is changed in {1}.', subject, scope.ref))
        : failed(l10n.t('The Git host did not keep {0}.', subject));
    },
  }),
};

/** The message of the commit that a draft becomes; commits are in English. */
function messageOf(path: string): string {
  return `Change ${path}`;
}
