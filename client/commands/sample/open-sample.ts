import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

/** Two configuration items that the sandbox takes; the status of the first has a mistake with a quick fix. */
const items = `data:
  - key: greeting.yaml
    value_type: yaml
    status: enabledd
    labels: { app: shop, environment: production }
    value: |
      greeting:
        text: Welcome
        languages: [en, zh]
  - key: greeting.color
    value_type: text
    status: enabled
    labels: { app: shop, environment: production }
    value: blue
`;

/** The sample below a folder; it is written where there is none, so that what somebody has tried in it stays. */
export async function openSample(folder: vscode.Uri): Promise<vscode.TextDocument> {
  const file = vscode.Uri.joinPath(folder, 'sample', 'greeting.kie.yaml');
  if (!(await exists(file))) await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(sample()));
  return vscode.workspace.openTextDocument(file);
}

function sample(): string {
  const lines = [
    l10n.t('Two configuration items to try things with. One has a mistake:'),
    l10n.t('put the cursor on it and press Ctrl+. to repair it.'),
    l10n.t('Then press F1 and run Engine Room: Deploy…'),
    l10n.t('They are in the Engines view then, below Configuration.'),
  ];
  return [...lines.map((line) => `# ${line}\n`), items].join('');
}

async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return false;
    throw error;
  }
}
