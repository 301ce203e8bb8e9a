import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { readerMethod } from '../server/protocol';
import type { ReaderParams, ReaderResult } from '../server/protocol';

/** Pause in typing after which the server is asked again, in milliseconds. */
const typingPauseMs = 500;

/** Shows beside the language of the active document which framework reads it, as long as a server runs. */
export function followReader(client: Pick<LanguageClient, 'sendRequest'>): vscode.Disposable {
  let item: vscode.LanguageStatusItem | undefined;
  let timer: NodeJS.Timeout | undefined;
  let asked = 0;
  const ask = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    const own = ++asked;
    const reader = document && (await readerOf(client, document.uri));
    if (own !== asked) return;
    item?.dispose();
    item = document && reader ? statusItem(document.uri, reader) : undefined;
  };
  const askSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), typingPauseMs);
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
    {
      dispose: () => {
        asked++; // an answer that comes later shows nothing
        clearTimeout(timer);
        item?.dispose();
      },
    },
  );
}

/** What reads a document; null for one that the server does not have, and while it does not answer. */
function readerOf(
  client: Pick<LanguageClient, 'sendRequest'>,
  uri: vscode.Uri,
): Promise<ReaderResult | null> {
  const params: ReaderParams = { uri: uri.toString() };
  return client.sendRequest<ReaderResult | null>(readerMethod, params).catch(() => null);
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
