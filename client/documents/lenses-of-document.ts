import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { connectionNameIn } from '../../resources/documents/documents';
import { repairs } from '../commands/register';
import { plainText } from '../plain-text';
import type { DocumentProblem } from './document-problem';
import { openDocumentAt } from './document-uri';
import type { Drafts } from './drafts';
import type { OpenDocuments } from './open-documents';

/** The lenses of a document; they name its connection, since documents look alike. */
export async function lensesOf(
  documents: OpenDocuments,
  drafts: Drafts,
  uri: vscode.Uri,
): Promise<vscode.CodeLens[]> {
  const problem = documents.problemOf(uri);
  if (problem) return lensesOfProblem(documents, uri, problem);
  const isDirty = openDocumentAt(uri)?.isDirty === true;
  const { readOnlyReason } = await documents.peek(uri, isDirty);
  const name = connectionNameIn(uri);
  if (readOnlyReason !== undefined) return [lens(l10n.t('Read-only: {0}', readOnlyReason))];
  if (!isDirty && !(await drafts.saved(uri))) {
    return [lens(l10n.t('As on {0}. Saving keeps a draft here and sends nothing.', name))];
  }
  return [
    lens(l10n.t('Apply to {0}…', name), 'engineRoom.applyDocument', uri),
    lens(l10n.t('Discard Draft'), 'engineRoom.discardDraft', uri),
  ];
}

/** What helps where a document could not be read; its text says why. */
async function lensesOfProblem(
  { live }: OpenDocuments,
  uri: vscode.Uri,
  { cause }: DocumentProblem,
): Promise<vscode.CodeLens[]> {
  const target = await live.locate(uri).then(
    (located) => located.target,
    () => undefined,
  );
  const row = { connection: { id: target?.id } };
  return [
    lens(l10n.t('Try Again'), 'workbench.action.files.revert'),
    ...repairs(cause, target).map(({ title, id }) => lens(title, `engineRoom.${id}`, row)),
    ...(target ? [] : [lens(l10n.t('Add Connection'), 'engineRoom.addConnection')]),
  ];
}

/** A lens without a command is only read. */
function lens(title: string, command = '', ...args: readonly unknown[]): vscode.CodeLens {
  return new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
    title: plainText(title),
    command,
    arguments: [...args],
  });
}
