import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { DeployFile } from '../../deploy/deploy-file';
import { frameworks } from '../../manifests/engine/manifest';
import type { ManifestOptions } from '../../manifests/engine/manifest';
import { kindOf } from '../../manifests/kinds';
import type { FindingsResult } from '../../server/protocol';
import { errorsIn, listedErrors, problemsOf } from '../listed-errors';
import { plainText } from '../plain-text';
import type { Prompts } from '../prompts';
import type { Services } from '../services';
import { readablePath } from './readable-path';

type Needs = Pick<Services, 'languageServer' | 'prompts'>;

/**
 * The manifest of a document, or undefined when it is refused: it has errors, or changes that the user does not save.
 * The errors are those that the editor shows: both come from the language server.
 */
export async function readDocument(
  needs: Needs,
  document: vscode.TextDocument,
): Promise<DeployFile | undefined> {
  const { languageServer, prompts } = needs;
  if (document.isDirty && !(await offerSaving(prompts, document))) return undefined;
  const { fileName, languageId, uri, version } = document;
  const title = readablePath(uri);
  const text = document.getText();
  const kind = kindOf(fileName, text, languageId);
  if (!kind) {
    await prompts.fail(l10n.t('{0} is not a manifest that Engine Room supports.', title));
    return undefined;
  }
  const checked = await checkDocument(languageServer, document, title);
  if (checked === 'cancelled') return undefined;
  if (checked === undefined) {
    await prompts.fail(l10n.t('Couldn’t check {0}, so it is not deployed; see the log.', title));
    return undefined;
  }
  const isOutdated = checked.version !== version || document.version !== version;
  if (isOutdated) return readDocument(needs, document);
  const errors = errorsIn(checked);
  if (errors.length > 0) {
    await refuse(prompts, document, errors);
    return undefined;
  }
  const options = manifestOptionsFor(document);
  const manifest = kind.open(text, { ...options, fileName });
  const path = uri.scheme === 'file' ? uri.fsPath : undefined;
  const warnings = problemsOf(checked.findings.filter(({ severity }) => severity === 'warning'));
  return { path, title, manifest, ...options, warnings };
}

/** A document whose tab may have been closed since, as its file is now; undefined when that is gone, which is shown. */
export async function openAgain(
  prompts: Prompts,
  document: vscode.TextDocument,
): Promise<vscode.TextDocument | undefined> {
  if (!document.isClosed) return document;
  try {
    return await vscode.workspace.openTextDocument(document.uri);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await prompts.fail(l10n.t('Couldn’t open {0} again: {1}', readablePath(document.uri), reason));
    return undefined;
  }
}

/** The findings of a document; `undefined` when it can't be checked. Cancellable: a large workspace takes a while. */
export async function checkDocument(
  server: Needs['languageServer'],
  { uri }: vscode.TextDocument,
  title: string,
): Promise<FindingsResult | 'cancelled' | undefined> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: plainText(l10n.t('Checking {0}', title)),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (_progress, token) => {
    try {
      return await server.findings(uri, token);
    } catch (error) {
      if (token.isCancellationRequested) return 'cancelled';
      throw error;
    }
  });
}

/** Modal: a notification that fades would leave the command waiting unseen. */
async function offerSaving(prompts: Prompts, document: vscode.TextDocument): Promise<boolean> {
  const name = readablePath(document.uri);
  const agreed = await prompts.confirm(
    l10n.t('{0} has unsaved changes.', name),
    l10n.t('Only saved files can be deployed.'),
    l10n.t('Save and Continue'),
  );
  return agreed && document.save();
}

async function refuse(
  prompts: Prompts,
  document: vscode.TextDocument,
  errors: FindingsResult['findings'],
): Promise<void> {
  const show = l10n.t('Show Problems');
  const name = readablePath(document.uri);
  const message = l10n.t(
    '{0} is not deployed because of its errors ({1}): {2}',
    name,
    errors.length,
    listedErrors(errors),
  );
  if ((await prompts.fail(message, show)) !== show) return;
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('workbench.actions.view.problems');
}

/** What the settings say about reading a document, as the language server reads it. */
function manifestOptionsFor(document: vscode.TextDocument): ManifestOptions {
  const settings = vscode.workspace.getConfiguration('engineRoom', document);
  const framework = frameworks.find((one) => one === settings.get('microservice.framework'));
  return {
    lainDialect: settings.get('lain.dialect') === 'einplus' ? 'einplus' : 'laincloud',
    ...(framework && { framework }),
  };
}
