import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Plan } from '../../deploy/plan';
import { openPage } from '../open-page';
import { pageName } from '../page-name';
import type { ComparedStep } from './plan-view';

export const planScheme = 'engine-room-plan';

/** Read-only pages that show plans, one for each connection, folded by indentation. */
export class PlanPages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly pages = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  /** Addresses of the pages that are compared. */
  private compared: readonly string[] = [];
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(planScheme, this);

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.pages.get(uri.toString()) ?? '';
  }

  /** Opens the page of a plan beside the editor, without taking the focus. */
  async show(plan: Plan): Promise<void> {
    const { planText } = await import('../../deploy/text');
    await this.showText(l10n.t('Plan for {0}', plan.target.name), planText(plan));
  }

  /** Opens a text beside the editor, without taking the focus. */
  async showText(title: string, text: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme: planScheme, path: `/${pageName(title)}` });
    this.pages.set(uri.toString(), text);
    this.changed.fire(uri);
    await vscode.window.showTextDocument(await openPage(uri), {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
      preview: true,
    });
  }

  /** Opens the differences of resources, in one editor; those of an earlier plan are forgotten. */
  async compare(steps: readonly ComparedStep[]): Promise<void> {
    for (const uri of this.compared) this.pages.delete(uri);
    const pairs = steps.map(({ title, before, after }) => ({
      title,
      before: this.put('before', title, before),
      after: this.put('after', title, after),
    }));
    this.compared = pairs.flatMap(({ before, after }) => [before.toString(), after.toString()]);
    const [first] = pairs;
    if (pairs.length === 1 && first) {
      const title = l10n.t('{0}: live ↔ manifest', first.title);
      await vscode.commands.executeCommand('vscode.diff', first.before, first.after, title);
      return;
    }
    const resources = pairs.map(({ before, after }) => [after, before, after]);
    await vscode.commands.executeCommand('vscode.changes', l10n.t('Live ↔ manifests'), resources);
  }

  private put(side: 'before' | 'after', title: string, text: string): vscode.Uri {
    // Both sides have one path, so that the editor takes none for the other one renamed.
    const uri = vscode.Uri.from({ scheme: planScheme, path: `/${pageName(title)}.yaml`, query: side });
    this.pages.set(uri.toString(), text);
    this.changed.fire(uri);
    return uri;
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }
}
