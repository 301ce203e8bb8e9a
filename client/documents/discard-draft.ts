import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Services } from '../services';
import { confirmDiscard } from './apply-draft';
import { documentUri, openDocumentAt, uriOf } from './document-uri';
import { calledFor, findDraft } from './find-draft';

/** Discards the draft of a row, of the editor's document, or one that the user chooses; asks first. */
export async function discardDraft(services: Services, argument: unknown): Promise<void> {
  const { documents, prompts } = services;
  const address = await calledFor(services, argument, documentUri(argument));
  const draft = await findDraft(services, argument, address, l10n.t('Select a draft to discard'));
  if (!draft || !(await confirmDiscard(prompts, draft))) return;
  const uri = uriOf(draft.address);
  await documents.drafts.delete(draft.address);
  if (openDocumentAt(uri)?.isDirty !== true) return;
  await vscode.window.showTextDocument(uri);
  await vscode.commands.executeCommand('workbench.action.files.revert');
}
