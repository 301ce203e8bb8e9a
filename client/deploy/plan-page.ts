import * as vscode from 'vscode';
import type { LainPlan } from '../../deploy/lain/plan';

export const planScheme = 'engine-room';

/** Read-only pages that show plans, one for each app of a connection. */
export class PlanPages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly pages = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(planScheme, this);

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.pages.get(uri.toString()) ?? '';
  }

  /** Opens the page of a plan beside the editor, without taking the focus. */
  async show(plan: LainPlan): Promise<void> {
    const { renderPlan } = await import('../../deploy/lain/markdown');
    const uri = vscode.Uri.from({ scheme: planScheme, path: `/plan/${plan.target}/${plan.app}.md` });
    this.pages.set(uri.toString(), renderPlan(plan));
    this.changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, {
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
