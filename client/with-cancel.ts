import * as vscode from 'vscode';
import { plainText } from './plain-text';

/** Shows a message in the notification while the task runs. */
export type ReportMessage = (message: string) => void;

/** Runs a task behind a notification whose cancel button aborts the signal. */
export async function withCancel<T>(
  title: string,
  task: (signal: AbortSignal, report: ReportMessage) => Promise<T>,
): Promise<T> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: plainText(title),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (progress, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    return task(controller.signal, (message) => progress.report({ message: plainText(message) }));
  });
}
