import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { readLainDocument } from '../../manifests/kinds/lain/document';
import { lainKind } from '../../manifests/kinds/lain/kind';
import type { ManifestOptions } from '../../manifests/engine/manifest';
import { readFacts, type LainFacts } from '../../deploy/lain/facts';
import type { Prompts } from '../prompts';

const listedErrors = 3;

/** What the manifest says, or undefined when it is refused: it has errors, or changes that nobody wants to save. */
export async function checkManifest(
  prompts: Prompts,
  document: vscode.TextDocument,
): Promise<LainFacts | undefined> {
  if (document.isDirty && !(await offerSaving(prompts, document))) return undefined;
  const text = document.getText();
  const options = optionsFor(document);
  const manifest = lainKind.open(text, options);
  const errors = manifest.findings().filter((finding) => finding.severity === 'error');
  if (errors.length > 0) {
    const lines = errors.slice(0, listedErrors).map(({ range, message }) => {
      const line = manifest.lines.positionAt(range.start).line + 1;
      return l10n.t('line {0}: {1}', line, message);
    });
    await refuse(prompts, document, errors.length, lines);
    return undefined;
  }
  const facts = readFacts(readLainDocument(text, options.lainDialect));
  if (!facts) await refuse(prompts, document, 1, [l10n.t('appname is missing.')]);
  return facts;
}

async function offerSaving(prompts: Prompts, document: vscode.TextDocument): Promise<boolean> {
  const save = l10n.t('Save and Go On');
  const name = vscode.workspace.asRelativePath(document.uri);
  const answer = await prompts.warn(l10n.t('{0} has changes that are not saved.', name), save);
  return answer === save && document.save();
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

function optionsFor(document: vscode.TextDocument): ManifestOptions {
  const dialect = vscode.workspace.getConfiguration('engineRoom.lain', document).get<string>('dialect');
  return { lainDialect: dialect === 'einplus' ? 'einplus' : 'laincloud' };
}
