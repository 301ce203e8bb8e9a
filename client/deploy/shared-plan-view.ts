import type * as vscode from 'vscode';
import type { PlanView } from './plan-view';

/** The view of the plan that was made last, made with the first plan. */
export class SharedPlanView implements vscode.Disposable {
  private opened: Promise<PlanView> | undefined;

  /** The plan that is shown, and what can be done with it; undefined when there is none. */
  async current(): Promise<PlanView['current']> {
    return (await this.opened)?.current;
  }

  /** The view; a plan that is shown in it replaces the one before. */
  open(): Promise<PlanView> {
    return (this.opened ??= import('./plan-view').then(({ PlanView }) => new PlanView()));
  }

  /** Forgets the plan and hides the view. */
  async discard(): Promise<void> {
    await (await this.opened)?.discard();
  }

  dispose(): void {
    void this.opened?.then((view) => view.dispose());
  }
}
