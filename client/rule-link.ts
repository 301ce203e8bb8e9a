import * as vscode from 'vscode';

/** Scheme of the pages of rules, which are made of a file of the extension. */
export const ruleScheme = 'engine-room-rule';

/** The id of a rule as the code of a diagnostic: a link that shows its page. */
export function ruleCode(rule: string): { readonly value: string; readonly target: vscode.Uri } {
  const target = vscode.Uri.from({
    scheme: 'command',
    path: 'engineRoom.showRule',
    query: JSON.stringify([rule]),
  });
  return { value: rule, target };
}
