import * as vscode from 'vscode';
import type { TestApi } from '../../../client/extension';
import { Answers, type Script } from './answers';

/** Opens a call document that was never saved. */
export async function openCall(content: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language: 'call-document', content });
  return vscode.window.showTextDocument(document);
}

/** Runs a command on the call document of the editor, with answers in place of a person. */
export async function runCall(api: TestApi, command: string, script: Script = {}): Promise<Answers> {
  const answers = new Answers(script);
  api.answerWith(answers);
  await vscode.commands.executeCommand(`engineRoom.${command}`);
  return answers;
}

/** The text of the answer of an operation, where one is open. */
export function answerOf(operation: string): string | undefined {
  return vscode.workspace.textDocuments
    .find(({ uri }) => uri.scheme === 'engine-room-answer' && uri.path.endsWith(`/${operation}.answer.jsonc`))
    ?.getText();
}

/** Waits until an answer is as wanted: the editor reads it again some time after it was written. */
export function answerWhere(operation: string, pattern: RegExp): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!pattern.test(answerOf(operation) ?? '')) return;
      listening.dispose();
      resolve();
    };
    const listening = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument(look),
      vscode.workspace.onDidChangeTextDocument(look),
    );
    look();
  });
}

/** Closes the tabs of answers. */
export async function closeAnswers(): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const answers = tabs.filter(
    ({ input }) => input instanceof vscode.TabInputText && input.uri.scheme === 'engine-room-answer',
  );
  await vscode.window.tabGroups.close(answers);
}

/** Closes call documents one by one: closing all would ask what becomes of each that was never saved. */
export async function closeCalls(): Promise<void> {
  const calls = vscode.workspace.textDocuments.filter(
    ({ isUntitled, languageId }) => isUntitled && languageId === 'call-document',
  );
  for (const document of calls) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await closeAnswers();
}
