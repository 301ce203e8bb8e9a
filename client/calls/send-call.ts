import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { FileOperation, Operation } from '../../api/catalogue/operation';
import type { ApiClient } from '../../api/client';
import { ApiError } from '../../api/errors/api-error';
import { answerText, statusOf, type CallOutcome } from '../../deploy/call/answer-text';
import { CallNotReady, checkInput, completeInput, readCallInput } from '../../deploy/call/call-input';
import { withoutLiteralSecrets } from '../../manifests/kinds/call/secrets';
import { isSecretName } from '../../resources/shown-value';
import { showFailure } from '../commands/register';
import type { Services } from '../services';
import { withCancel } from '../with-cancel';
import { agreeToCall, agreeToFiles, askInputs, readCallFile } from './ask-for-call';
import type { CallHistory } from './call-history';
import { readOpenCall, uriOf, type OpenCall } from './read-call';
import type { SharedCalls } from './shared-calls';

/** A call that is ready to be sent. */
export interface ReadyCall extends OpenCall {
  readonly client: ApiClient;
  readonly input: Record<string, unknown>;
  readonly secrets: readonly string[];
}

/** Sends the call of a document, and shows the answer beside it. A second click while it is being sent does nothing. */
export async function sendCall(services: Services, calls: SharedCalls, resource: unknown): Promise<void> {
  const uri = uriOf(resource)?.toString() ?? '';
  if (calls.sending.has(uri)) return;
  calls.sending.add(uri);
  try {
    await sendOnce(services, calls, resource);
  } finally {
    calls.sending.delete(uri);
  }
}

async function sendOnce(services: Services, calls: SharedCalls, resource: unknown): Promise<void> {
  await withReadyCall(services, calls, resource, async (call) => {
    const { operation, target, secrets } = call;
    const at = services.clock.now();
    const { outcome, file } = await withCancel(l10n.t('Calling {0}', operation.id), (signal) =>
      send(call, signal),
    );
    const milliseconds = Math.max(0, Math.round(services.clock.now() - at));
    if (outcome.kind === 'failed' && outcome.error.status === undefined) throw outcome.error;
    const connection = target.connection.name;
    const text = answerText({ operation, connection, at, milliseconds, outcome }, secrets);
    await calls.pages.show(operation.id, connection, text, true);
    await remember(calls.history, call, at, outcome);
    if (file) await offerToSave(services, operation, file);
  });
}

/** Asks all that a call needs, and hands it over ready to be sent; failures are shown. */
export async function withReadyCall(
  services: Services,
  calls: SharedCalls,
  resource: unknown,
  use: (call: ReadyCall) => Promise<void>,
): Promise<void> {
  const open = await readOpenCall(services, resource);
  if (open === undefined) return;
  try {
    if (!(await agreeToCall(services, open, calls.confirmed)) || !(await agreeToFiles(services, open)))
      return;
    const inputs = await askInputs(services, open);
    if (inputs === undefined) return;
    await use(await ready(services, open, inputs));
  } catch (error) {
    if (error instanceof CallNotReady) await services.prompts.fail(error.message);
    else await showFailure(services, error, open.target);
  }
}

async function ready(services: Services, open: OpenCall, inputs: Record<string, string>): Promise<ReadyCall> {
  const { document, manifest, operation, target } = open;
  const { values, secrets } = await readCallInput(manifest.document, operation, {
    environment: process.env,
    inputs,
    readFile: (given) => readCallFile(document, given),
  });
  const session = await services.live.sessions.get(target.id);
  const input = await completeInput(operation, values, session);
  checkInput(operation, input);
  return { ...open, input, secrets, client: await session.client(operation.service) };
}

async function send(
  { operation, client, input }: ReadyCall,
  signal: AbortSignal,
): Promise<{ readonly outcome: CallOutcome; readonly file?: Uint8Array }> {
  try {
    if (carriesFile(operation)) {
      const file = await client.download(operation, input, { signal });
      return { outcome: { kind: 'file', size: file.byteLength }, file };
    }
    const { status, data, notModified } = await client.send(operation, input, { signal });
    return { outcome: notModified ? { kind: 'unchanged', status } : { kind: 'answer', status, data } };
  } catch (error) {
    if (error instanceof ApiError) return { outcome: { kind: 'failed', error } };
    throw error;
  }
}

function carriesFile(operation: Operation): operation is FileOperation {
  return operation.file !== undefined;
}

async function remember(
  history: CallHistory,
  { manifest, operation, target }: OpenCall,
  at: number,
  outcome: CallOutcome,
): Promise<void> {
  await history.add({
    operation: operation.id,
    connection: target.connection.name,
    at,
    outcome: statusOf(outcome),
    text: withoutLiteralSecrets(manifest, isSecretName),
  });
}

/** Files are written only where the user says. */
async function offerToSave({ prompts }: Services, { id }: Operation, file: Uint8Array): Promise<void> {
  const save = l10n.t('Save As…');
  const message = l10n.t('{0} answered with a file of {1} bytes.', id, file.byteLength);
  if ((await prompts.inform(message, save)) !== save) return;
  const path = await prompts.chooseNewFile(l10n.t('Save the file of {0}', id));
  if (path !== undefined) await vscode.workspace.fs.writeFile(vscode.Uri.file(path), file);
}
