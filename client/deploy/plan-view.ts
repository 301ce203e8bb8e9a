import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Clock } from '../../api/clock';
import { changeTexts } from '../../deploy/change-texts';
import type { DeployEvent } from '../../deploy/events';
import type { StepTexts } from '../../deploy/deploy-kind';
import { isWrite, type Plan } from '../../deploy/plan';
import type { PreparedPlan } from '../../deploy/prepared-plan';
import { plainText } from '../plain-text';
import { rowCommand } from '../views/row-command';
import { selectedRow } from '../views/selected-row';
import { NameMarks } from './name-marks';
import { planNodes, planSubtitle, stepKey, titleOfStep, type PlanNode, type StepState } from './plan-nodes';

const viewId = 'engineRoomPlan';

/** What can be done with the plan that is shown. */
export interface PlanAgain {
  /** Plans again, and asks whether to carry it out. */
  deploy(): Promise<void>;
  /** Plans again, and shows it. */
  refresh(): Promise<void>;
}

/** A resource of the plan before and after it is carried out. */
export interface ComparedStep extends StepTexts {
  readonly title: string;
}

interface Shown {
  readonly plan: Plan;
  readonly steps: PreparedPlan['steps'];
  readonly again: PlanAgain;
  readonly states: Map<string, StepState>;
}

/** The view of the plan that was made last: its steps by action, and how far each has come. */
export class PlanView implements vscode.TreeDataProvider<PlanNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private tree: vscode.TreeView<PlanNode> | undefined;
  private shown: Shown | undefined;
  private nodes: readonly PlanNode[] = [];
  private readonly nameMarks = new NameMarks();

  /** The plan that is shown; undefined when there is none. */
  get current(): Pick<Shown, 'plan' | 'again'> | undefined {
    return this.shown;
  }

  /** Whether the plan that is shown has begun to be carried out. */
  get hasBegun(): boolean {
    return this.shown !== undefined && this.shown.states.size > 0;
  }

  /**
   * Shows a plan in place of the one before, without taking the focus.
   *
   * @param document What the plan was made from: its wrong names are marked.
   */
  async show(
    { plan, steps }: PreparedPlan,
    again: PlanAgain,
    document: vscode.TextDocument | undefined,
  ): Promise<void> {
    this.shown = { plan, steps, again, states: new Map() };
    if (document) this.nameMarks.show(document, steps);
    await vscode.commands.executeCommand('setContext', 'engineRoom.hasPlan', true);
    this.tree ??= vscode.window.createTreeView(viewId, { treeDataProvider: this, showCollapseAll: true });
    this.tree.title = plainText(l10n.t('Plan for {0}', planSubtitle(plan)));
    this.tree.description = plainText(plan.target.address);
    this.refresh();
    const [first] = this.nodes;
    if (first) await this.tree.reveal(first, { focus: false, select: false, expand: true });
  }

  /**
   * The resources that the plan changes, each before and after it.
   *
   * @param key Of one step, by `stepKey`; all that write something when left out.
   */
  compared(key?: string): readonly ComparedStep[] {
    const steps = this.shown?.steps ?? [];
    const wanted = steps.filter(({ step }) =>
      key === undefined ? isWrite(step.action) : stepKey(step) === key,
    );
    return wanted
      .map(({ step, texts }) => ({ title: titleOfStep(step), ...(texts?.() ?? changeTexts(step)) }))
      .filter(({ before, after }) => before !== '' || after !== '');
  }

  /** The step of the one row that is selected, by `stepKey`; undefined when there is none. */
  async selectedStep(clock: Pick<Clock, 'sleep'>): Promise<string | undefined> {
    return this.tree && (await selectedRow(this.tree, clock))?.step;
  }

  /** Shows how far a step of the plan has come. */
  report({ resource, state, message }: DeployEvent): void {
    this.shown?.states.set(stepKey(resource), { state, ...(message !== undefined && { message }) });
    this.refresh();
  }

  /** Carries a plan out; meanwhile nothing else can be done with it. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    await vscode.commands.executeCommand('setContext', 'engineRoom.isDeploying', true);
    try {
      return await work();
    } finally {
      await vscode.commands.executeCommand('setContext', 'engineRoom.isDeploying', false);
    }
  }

  /** Forgets the plan and hides the view. */
  async discard(): Promise<void> {
    this.shown = undefined;
    this.nameMarks.clear();
    this.refresh();
    await vscode.commands.executeCommand('setContext', 'engineRoom.hasPlan', false);
  }

  getChildren(node?: PlanNode): PlanNode[] {
    return [...(node ? node.children : this.nodes)];
  }

  /** Groups only are revealed. */
  getParent(): undefined {
    return undefined;
  }

  getTreeItem({ id, label, description, tooltip, icon, children, isOpen, step }: PlanNode): vscode.TreeItem {
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(
      plainText(label),
      children.length === 0 ? None : isOpen ? Expanded : Collapsed,
    );
    item.id = id;
    if (description !== undefined) item.description = plainText(description);
    item.tooltip = plainText(tooltip);
    if (step !== undefined) {
      item.command = rowCommand('plan', l10n.t('Show Difference'));
    }
    item.iconPath = new vscode.ThemeIcon(
      icon.id,
      icon.color === undefined ? undefined : new vscode.ThemeColor(icon.color),
    );
    const spoken = description === undefined ? label : `${label}, ${description}`;
    item.accessibilityInformation = { label: plainText(spoken) };
    return item;
  }

  dispose(): void {
    this.tree?.dispose();
    this.nameMarks.dispose();
    this.changed.dispose();
  }

  private refresh(): void {
    this.nodes = this.shown ? planNodes(this.shown.plan, this.shown.states) : [];
    this.changed.fire();
  }
}
