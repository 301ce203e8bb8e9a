import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { catalogue } from '../../api/catalogue/catalogue';
import type { Operation } from '../../api/catalogue/operation';
import { services as serviceFacts } from '../../api/openapi/services';
import { curlCommand, redacted } from '../../deploy/call/curl';
import { CallNotReady, valuesToSend, withDefaults } from '../../deploy/call/call-input';
import { exampleCall } from '../../deploy/call/example-call';
import { CallManifest } from '../../manifests/kinds/call/kind';
import { withoutLiteralSecrets } from '../../manifests/kinds/call/secrets';
import { shownTime } from '../../resources/shown-time';
import { isSecretName } from '../../resources/shown-value';
import { chooseConnection } from '../connections/choose-connection';
import type { Services } from '../services';
import type { Choice } from '../prompts';
import type { CallHistory } from './call-history';
import { readOpenCall } from './read-call';

/** Opens a call document for an operation that the user chooses, with what the operation requires to be filled in. */
export async function openNewCall(services: Services, history: CallHistory): Promise<void> {
  const { prompts } = services;
  const operation = await prompts.choose(l10n.t('Select an operation'), operationChoices(history));
  if (operation === undefined) return;
  const target = await chooseConnection(services, [operation.service], operation.id);
  const editor = await openUntitled('');
  await editor.insertSnippet(new vscode.SnippetString(exampleCall(operation, target?.connection.name)));
}

/** The operations: those used last first, then those that only read; the list opens on one of these. */
function operationChoices(history: CallHistory): readonly Choice<Operation>[] {
  const used = new Set(history.list().map(({ operation }) => operation));
  const rank = ({ id, method }: Operation): number => {
    const place = [...used].indexOf(id);
    if (place >= 0) return place;
    return used.size + (method === 'GET' ? 0 : 1);
  };
  const operations = [...catalogue].sort((one, other) => rank(one) - rank(other));
  const first = operations.find(({ method }) => method === 'GET');
  return operations.map((one) => ({
    label: one.id,
    description: `${one.method} ${one.path}`,
    detail: `${serviceFacts[one.service].title} — ${l10n.t(one.title)}`,
    ...(used.has(one.id) && { icon: 'history' }),
    preselected: one === first,
    value: one,
  }));
}

/** Opens the document of an earlier call that the user chooses. */
export async function showCallHistory({ prompts }: Services, history: CallHistory): Promise<void> {
  const records = history.list();
  if (records.length === 0) {
    await prompts.inform(l10n.t('No call was sent yet.'));
    return;
  }
  const chosen = await prompts.choose(
    l10n.t('Select a call to open again'),
    records.map((record) => ({
      label: record.operation,
      description: `${record.outcome} · ${record.connection}`,
      detail: shownTime(record.at) ?? '',
      value: record,
    })),
  );
  if (chosen) await openUntitled(chosen.text);
}

/** Copies the call of a document as a command line of curl. Nothing is asked or sent for that, and secrets are masked. */
export async function copyAsCurl(services: Services, resource: unknown): Promise<void> {
  const open = await readOpenCall(services, resource);
  if (open === undefined) return;
  const { manifest, operation, target } = open;
  const masked = new CallManifest(withoutLiteralSecrets(manifest, isSecretName), undefined);
  try {
    const { parameters, body } = valuesToSend(masked.document, () => redacted);
    const project = 'project_id' in operation.parameters.path.properties ? { project_id: 'PROJECT_ID' } : {};
    const input = { ...project, ...withDefaults(operation, parameters), ...(body !== undefined && { body }) };
    await vscode.env.clipboard.writeText(curlCommand(operation, target, input));
    await services.prompts.inform(l10n.t('The command was copied. Fill in its secrets before you run it.'));
  } catch (error) {
    if (!(error instanceof CallNotReady)) throw error;
    await services.prompts.fail(error.message);
  }
}

async function openUntitled(content: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language: 'call-document', content });
  return vscode.window.showTextDocument(document);
}
