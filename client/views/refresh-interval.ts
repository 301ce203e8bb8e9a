import * as vscode from 'vscode';

/** The pace at which visible views are refreshed, in milliseconds; 0 is never. */
export function refreshInterval(): number {
  const seconds = vscode.workspace.getConfiguration('engineRoom').get<number>('views.refreshInterval', 30);
  return seconds > 0 ? Math.max(seconds, 5) * 1000 : 0;
}
