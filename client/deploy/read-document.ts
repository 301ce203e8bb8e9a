import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { DeployFile } from '../../deploy/deploy-file';
import { kindOf } from '../../manifests/kinds';
import type { Prompts } from '../prompts';

const maxListedErrors = 3;

/** The manifest of a document, or undefined when it is refused: it has errors, or changes that nobody wants to save. */
export async function readDocument(
  prompts: Prompts,
  document: vscode.TextDocument,
): Promise<DeployFile | undefined> {
  if (document.isDirty && !(await offerSaving(prompts, document))) return undefined;
  const { fileName, uri } = document;
  const title = vscode.workspace.asRelativePath(uri);
  const text = document.getText();
  const kind = kindOf(fileName, text);
  if (!kind) {
    await prompts.fail(l10n.t('{0} is not a manifest that Engine Room knows.', title));
    return undefined;
  }
  const lainDialect = dialectFor(document);
  const manifest = kind.open(text, { lainDialect, fileName });
  const errors = manifest.findings().filter((finding) => finding.severity === 'error');
  if (errors.length > 0) {
    const lines = errors.slice(0, maxListedErrors).map(({ range, message }) => {
      const line = manifest.lines.positionAt(range.start).line + 1;
      return l10n.t('line {0}: {1}', line, message);
    });
    await refuse(prompts, document, errors.length, lines);
    return undefined;
  }
  return { path: uri.scheme === 'file' ? uri.fsPath : undefined, title, manifest, lainDialect };
}

/** Modal: a message that fades would leave the command waiting unseen. */
async function offerSaving(prompts: Prompts, document: vscode.TextDocument): Promise<boolean> {
  const name = vscode.workspace.asRelativePath(document.uri);
  const agreed = await prompts.confirm(
    l10n.t('{0} has changes that are not saved.', name),
    l10n.t('Only what is saved can be deployed.'),
    l10n.t('Save and Continue'),
  );
  return agreed && document.save();
}

async function refuse(
  prompts: Prompts,
  document: vscode.TextDocument,
  count: number,
  errors: readonly string[],
): Promise<void> {
  const show = l10n.t('Show Problems');
  const name = vscode.workspace.asRelativePath(document.uri);
  const message = l10n.t(
    '{0} is not deployed because of its errors ({1}): {2}',
    name,
    count,
    errors.join(' '),
  );
  if ((await prompts.fail(message, show)) !== show) return;
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('workbench.actions.view.problems');
}

function dialectFor(document: vscode.TextDocument): DeployFile['lainDialect'] {
  const dialect = vscode.workspace.getConfiguration('engineRoom.lain', document).get<string>('dialect');
  return dialect === 'einplus' ? 'einplus' : 'laincloud';
}
