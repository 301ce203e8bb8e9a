import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { readerMethod } from '../server/protocol';
import type { ReaderParams, ReaderResult } from '../server/protocol';

/** How long typing has to rest before the server is asked again, in milliseconds. */
const rest = 500;

/** Shows beside the language of the active document which framework reads it, as long as a server runs. */
export function followReader(client: Pick<LanguageClient, 'sendRequest'>): vscode.Disposable {
  let item: vscode.LanguageStatusItem | undefined;
  let timer: NodeJS.Timeout | undefined;
  let asked = 0;
  const show = (uri: vscode.Uri, reader: ReaderResult | null): void => {
    item?.dispose();
    item = reader === null ? undefined : statusItem(uri, reader);
  };
  const ask = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    const own = ++asked;
    if (document === undefined || !/^(?:yaml|dockercompose)$/.test(document.languageId)) return;
    const params: ReaderParams = { uri: document.uri.toString() };
    const reader = await client.sendRequest<ReaderResult | null>(readerMethod, params).catch(() => null);
    if (own === asked) show(document.uri, reader);
  };
  const askSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), rest);
  };
  void ask();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(() => void ask()),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) askSoon();
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('engineRoom.microservice')) askSoon();
    }),
    { dispose: () => (clearTimeout(timer), item?.dispose()) },
  );
}

function statusItem(uri: vscode.Uri, { title, detail }: ReaderResult): vscode.LanguageStatusItem {
  const selector = {
    scheme: uri.scheme,
    pattern: new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), '*'),
  };
  const item = vscode.languages.createLanguageStatusItem('engineRoom.framework', selector);
  item.name = l10n.t('Framework of microservices');
  item.text = title;
  item.detail = detail.replaceAll('`', '');
  item.command = {
    title: l10n.t('Choose'),
    command: 'workbench.action.openSettings',
    arguments: ['engineRoom.microservice.framework'],
  };
  return item;
}
