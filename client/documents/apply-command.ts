import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { kindOf } from '../../manifests/kinds';
import { agreeAndCarryOut } from '../actions/run-action';
import { showFailure } from '../commands/register';
import { errorsIn, listedErrors } from '../listed-errors';
import { showResult } from '../deploy/show-result';
import { checkDocument } from '../deploy/read-document';
import type { Services } from '../services';
import { withCancel } from '../with-cancel';
import { applyDraft } from './apply-draft';
import { documentUri, openDocumentAt, uriOf } from './document-uri';
import { draftName } from './drafts';
import { calledFor, findDraft } from './find-draft';
import { whileCompared } from './live-comparison';
import type { LiveTexts } from './live-texts';
import type { Merges } from './merges';

/** Applies the draft of the editor's document, of a row, or one that the user chooses, after saving and checking it. */
export async function applyDocument(
  services: Services,
  merges: Merges,
  liveTexts: Pick<LiveTexts, 'refresh'>,
  argument: unknown,
): Promise<void> {
  const address = await calledFor(services, argument, documentUri(argument));
  const edited = address && openDocumentAt(uriOf(address));
  if (edited?.isDirty && !(await edited.save())) return; // the editor has said why
  const draft = await findDraft(services, argument, address, l10n.t('Select a draft to apply'));
  if (!draft) return;
  const document = await vscode.workspace.openTextDocument(uriOf(draft.address));
  if (!(await isFreeOfErrors(services, document))) return;
  const { prompts, documents } = services;
  const open = await documents.open();
  const title = l10n.t('Apply');
  await applyDraft(
    {
      prompts,
      documents: open,
      drafts: documents.drafts,
      reading: (name, task) => withCancel(l10n.t('Reading the state on {0}', name), task),
      showing: (shown, task) => whileCompared(liveTexts, uriOf(shown.address), task),
      carryOut: (target, request, answers) => agreeAndCarryOut(services, target, request, answers, title),
      showResult: (result) => showResult(services, result),
      showFailure: (error, target) => showFailure(services, error, target),
      merge: (mine, live) => merges.open(services, mine, live),
      copy: async (text) => vscode.env.clipboard.writeText(text),
    },
    draft,
  );
}

/** Whether the language server finds no errors; they are shown. Documents that are no manifests are not checked. */
async function isFreeOfErrors(services: Services, document: vscode.TextDocument): Promise<boolean> {
  const { languageServer, prompts } = services;
  const name = draftName({ address: document.uri });
  if (!kindOf(document.uri.path, document.getText(), document.languageId)) return true;
  const checked = await checkDocument(languageServer, document, name);
  if (checked === 'cancelled') return false;
  if (checked === undefined) {
    await prompts.fail(l10n.t('Couldn’t check {0}, so it is not applied; see the log.', name));
    return false;
  }
  if (checked.version !== document.version) return isFreeOfErrors(services, document);
  const errors = errorsIn(checked);
  if (errors.length === 0) return true;
  const show = l10n.t('Show Problems');
  const message = l10n.t(
    '{0} is not applied because of its errors ({1}): {2}',
    name,
    errors.length,
    listedErrors(errors),
  );
  if ((await prompts.fail(message, show)) !== show) return false;
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('workbench.actions.view.problems');
  return false;
}
