import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Plan } from '../../deploy/plan';
import { openPage } from '../open-page';
import { pageName } from '../page-name';
import type { ComparedStep, PlanView } from './plan-view';

export const planScheme = 'engine-room-plan';

/** The view of the plan, which the page of a plan follows. */
type ViewedPlan = Pick<PlanView, 'current' | 'hasBegun' | 'onDidChangeTreeData'>;

/** Read-only pages that show plans, one for each connection, folded by indentation. */
export class PlanPages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly pages = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  /** Addresses of the pages that are compared. */
  private compared: readonly string[] = [];
  /** The plan that each page shows, by its address. */
  private readonly plans = new Map<string, Plan>();
  /** Ends following the view of the plan. */
  private following: vscode.Disposable | undefined;
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(planScheme, this);

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.pages.get(uri.toString()) ?? '';
  }

  /** Opens the page of a plan beside the editor, without taking the focus; it follows the view. */
  async show(plan: Plan, view: ViewedPlan): Promise<void> {
    const { planText } = await import('../../deploy/text');
    const title = l10n.t('Plan for {0}', plan.target.name);
    const text = (shown: Plan): string => {
      const age = ageOf(shown, view);
      return age === undefined ? planText(shown) : `${age}\n\n${planText(shown)}`;
    };
    this.plans.set(pageAt(title).toString(), plan);
    this.following ??= view.onDidChangeTreeData(() => {
      const now = view.current?.plan;
      for (const [page, former] of this.plans) {
        const shown = now?.target.name === former.target.name ? now : former;
        this.plans.set(page, shown);
        this.write(vscode.Uri.parse(page), text(shown));
      }
    });
    await this.showText(title, text(plan), true);
  }

  /** Opens a text beside the editor; the focus goes to it where it is not to be kept. */
  async showText(title: string, text: string, preserveFocus = false): Promise<void> {
    const uri = pageAt(title);
    this.write(uri, text);
    await vscode.window.showTextDocument(await openPage(uri), {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus,
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

  private write(uri: vscode.Uri, text: string): void {
    if (this.pages.get(uri.toString()) === text) return;
    this.pages.set(uri.toString(), text);
    this.changed.fire(uri);
  }

  private put(side: 'before' | 'after', title: string, text: string): vscode.Uri {
    // Both sides have one path, so that the editor takes none for the other one renamed.
    const uri = vscode.Uri.from({ scheme: planScheme, path: `/${pageName(title)}.yaml`, query: side });
    this.write(uri, text);
    return uri;
  }

  dispose(): void {
    this.following?.dispose();
    this.registration.dispose();
    this.changed.dispose();
  }
}

function pageAt(title: string): vscode.Uri {
  return vscode.Uri.from({ scheme: planScheme, path: `/${pageName(title)}` });
}

/** Why a plan is not what would be done now, in one sentence; undefined while it is the one of the view. */
function ageOf(plan: Plan, { current, hasBegun }: ViewedPlan): string | undefined {
  if (current?.plan !== plan) return l10n.t('This plan is old: the plan view no longer shows it.');
  return hasBegun
    ? l10n.t('This plan has been carried out or has begun to be: plan again to see what is left.')
    : undefined;
}
