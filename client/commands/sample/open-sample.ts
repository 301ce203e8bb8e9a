import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Prompts } from '../../prompts';

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

/**
 * Opens the sample below a folder. It is written where there is none; where somebody has changed it, they say whether to
 * begin again.
 */
export async function openSample(prompts: Prompts, folder: vscode.Uri): Promise<void> {
  const file = vscode.Uri.joinPath(folder, 'sample', 'greeting.kie.yaml');
  const text = await textOf(file);
  const begins = text === undefined || (text !== sample() && (await askToBegin(prompts)));
  if (begins === undefined) return;
  if (begins) await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(sample()));
  const { document } = await vscode.window.showTextDocument(file);
  if (begins && document.getText() !== sample()) {
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
}

/** Undefined when cancelled. */
function askToBegin(prompts: Prompts): Promise<boolean | undefined> {
  return prompts.choose(l10n.t('The sample was changed'), [
    { label: l10n.t('Go On with It'), value: false, preselected: true },
    { label: l10n.t('Begin Again'), description: l10n.t('what was changed is lost'), value: true },
  ]);
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

/** The text of a file, as the editor has it where it is open; undefined when there is no such file. */
async function textOf(file: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === file.toString());
  try {
    const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    return open?.isDirty ? open.getText() : content;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
