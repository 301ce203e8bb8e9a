import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Plan } from '../../deploy/plan';
import { openPage } from '../open-page';
import { pageName } from '../page-name';

export const planScheme = 'engine-room-plan';

/** Read-only pages that show plans, one for each connection, folded by indentation. */
export class PlanPages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly pages = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(planScheme, this);

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.pages.get(uri.toString()) ?? '';
  }

  /** Opens the page of a plan beside the editor, without taking the focus. */
  async show(plan: Plan): Promise<void> {
    const { planText } = await import('../../deploy/text');
    const uri = pageOf(plan);
    this.pages.set(uri.toString(), planText(plan));
    this.changed.fire(uri);
    await vscode.window.showTextDocument(await openPage(uri), {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
      preview: true,
    });
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }
}

function pageOf({ target }: Plan): vscode.Uri {
  return vscode.Uri.from({
    scheme: planScheme,
    path: `/${pageName(l10n.t('Plan for {0}', target.name))}`,
  });
}
