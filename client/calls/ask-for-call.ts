import * as l10n from '@vscode/l10n';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { CallNotReady } from '../../deploy/call/call-input';
import { realFileBelow } from '../../deploy/call/file-below';
import { agreementKey, isAgreementDue, planOfCall } from '../../deploy/call/plan-call';
import { filesOfCall } from '../../manifests/kinds/call/links';
import { placeholdersOfCall, variablesOfCall } from '../../manifests/kinds/call/values';
import { confirmPlan } from '../deploy/confirm-plan';
import type { Services } from '../services';
import type { OpenCall } from './read-call';

/** Maximum size of a file to send, in bytes; no service accepts larger ones. */
const maxFileBytes = 50_000_000;

/** The answers to the inputs of a call, by label; undefined when one was cancelled. */
export async function askInputs(
  { prompts }: Services,
  { manifest, operation }: OpenCall,
): Promise<Record<string, string> | undefined> {
  const inputs: Record<string, string> = {};
  for (const { from, name } of placeholdersOfCall(manifest.document)) {
    if (from !== 'input') continue;
    const answer = await prompts.ask({
      title: `${operation.id}: ${name}`,
      prompt: l10n.t('It is sent, and neither shown nor kept.'),
      password: true,
    });
    if (answer === undefined) return undefined;
    inputs[name] = answer;
  }
  return inputs;
}

/**
 * Asks whether a call is sent, where that has to be asked.
 *
 * @param confirmed What was agreed to in this session.
 */
export async function agreeToCall(
  { prompts }: Services,
  { document, manifest, operation, target }: OpenCall,
  confirmed: Set<string>,
): Promise<boolean> {
  const key = agreementKey(document.uri.toString(), manifest.text, { target });
  const variables = variablesOfCall(manifest.document);
  const origin = {
    isFile: !document.isUntitled,
    isTrusted: vscode.workspace.isTrusted,
    isAgreed: confirmed.has(key),
    variables,
  };
  if (!isAgreementDue(operation, { target }, origin)) return true;
  const agreed = await confirmPlan(
    prompts,
    planOfCall(manifest.document, operation, { target }),
    l10n.t('Send'),
  );
  if (agreed) confirmed.add(key);
  return agreed;
}

/** Whether the files that a call sends may be sent: each is named. */
export async function agreeToFiles({ prompts }: Services, { manifest, target }: OpenCall): Promise<boolean> {
  const files = [...filesOfCall(manifest.document).values()].map(({ text }) => text);
  if (files.length === 0) return true;
  return prompts.confirm(
    l10n.t('Send these files to {0}?', target.connection.name),
    [...files, l10n.t('Connection: {0} ({1})', target.connection.name, target.address)].join('\n'),
    l10n.t('Send'),
  );
}

/** The text of a file beside the document; only files of the workspace are read. @throws CallNotReady */
export async function readCallFile(document: vscode.TextDocument, given: string): Promise<string> {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  if (folder === undefined || path.isAbsolute(given))
    throw new CallNotReady(l10n.t('Only files of the workspace are sent; {0} is not one.', given));
  const uri = vscode.Uri.joinPath(document.uri, '..', given);
  const real = await inWorkspace(uri);
  if (real === undefined)
    throw new CallNotReady(l10n.t('Only files of the workspace are sent; {0} is not one.', given));
  const bytes = await bytesOf(real, given);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CallNotReady(l10n.t('{0} is not UTF-8 text.', given));
  }
}

/** Where a file of the workspace really is; undefined for one that is elsewhere. */
async function inWorkspace(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  if (uri.scheme !== 'file') return vscode.workspace.getWorkspaceFolder(uri) && uri;
  const folders = (vscode.workspace.workspaceFolders ?? []).filter((folder) => folder.uri.scheme === 'file');
  const real = await realFileBelow(
    uri.fsPath,
    folders.map((folder) => folder.uri.fsPath),
  );
  return real === undefined ? undefined : vscode.Uri.file(real);
}

async function bytesOf(uri: vscode.Uri, given: string): Promise<Uint8Array> {
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if (type !== vscode.FileType.File || size > maxFileBytes)
      throw new Error(l10n.t('it is not a file, or too large'));
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CallNotReady(l10n.t('Couldn’t read {0}: {1}', given, reason));
  }
}
