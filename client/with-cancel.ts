import * as vscode from 'vscode';
import { plainText } from './plain-text';

/** Shows a message in the notification while the task runs. */
export type ReportMessage = (message: string) => void;

/** How long a task may take before its notification is shown, in milliseconds: the editor shows three at most. */
const showAfterMs = 500;

/** Runs a task behind a notification whose cancel button aborts the signal; a short task needs none. */
export async function withCancel<T>(
  title: string,
  task: (signal: AbortSignal, report: ReportMessage) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let latest: string | undefined;
  let show: ReportMessage = (message) => void (latest = message);
  const running = task(controller.signal, (message) => show(message));
  if (await endsSoon(running)) return running;
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: plainText(title),
    cancellable: true,
  };
  return vscode.window.withProgress(options, (progress, token) => {
    token.onCancellationRequested(() => controller.abort());
    show = (message) => progress.report({ message: plainText(message) });
    if (latest !== undefined) show(latest);
    return running;
  });
}

async function endsSoon(running: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), showAfterMs);
  });
  const ended = running.then(
    () => true,
    () => true,
  );
  const isEnded = await Promise.race([ended, waited]);
  clearTimeout(timer);
  return isEnded;
}
