import * as vscode from 'vscode';
import type { Clock } from '../../api/clock';
import { isRecord } from '../../api/values';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import type { ResourceRef } from '../../resources/resource-action';
import { openableIn } from '../documents/openable-kinds';
import type { Drafts } from '../documents/drafts';
import { keyOf } from '../../resources/list-key';
import type { SharedLists } from '../../resources/shared-lists';
import type { LiveConnections } from '../connections/live-connections';
import type { ViewFilter } from './filter/view-filter';
import { LazyTree } from './lazy-tree';
import { LiveRefresh } from './live-refresh';
import { PermittedActions } from './permitted-actions';
import { refreshInterval } from './refresh-interval';
import type { TreeDisplay } from './tree-display';
import { toTreeItem } from './tree-item';
import type { TreeNode } from './tree-node';
import { badgeOf } from './troubles';
import { viewNames, type ViewName } from './view-table';

type Roots = (connections: readonly ResolvedConnection[]) => readonly TreeNode[];

/** Roots of each view; loaded when it is first opened. */
const rootsOf: Readonly<Record<ViewName, () => Promise<Roots>>> = {
  engines: async () => (await import('./engines')).engineRoots,
  microservices: async () => (await import('./microservices')).microserviceRoots,
  instances: async () => (await import('./instances')).instanceRoots,
};

/** What dragged files and tabs are given as: addresses, one a line. */
const uriListType = 'text/uri-list';

type DropListener = (row: TreeNode | undefined, uriList: string) => Promise<void>;

/** The three views of the container. */
export class Views implements vscode.Disposable {
  readonly engines: LazyTree;
  readonly microservices: LazyTree;
  readonly instances: LazyTree;
  private readonly views = new Map<ViewName, vscode.TreeView<TreeNode>>();
  private readonly refreshes = new Map<ViewName, LiveRefresh>();
  /** The view in which another row was selected last. */
  private lastUsed: vscode.TreeView<TreeNode> | undefined;
  /** The ids from the root to the row that was selected last, by view. */
  private readonly selected = new Map<ViewName, readonly string[]>();
  private readonly subscriptions: vscode.Disposable[] = [];
  private dropListener: DropListener | undefined;
  private drafts: Pick<Drafts, 'has'> | undefined;
  private readonly permitted: PermittedActions;

  constructor(
    private readonly connections: LiveConnections,
    onDidChangeConnections: vscode.Event<void>,
    private readonly lists: SharedLists,
    private readonly clock: Clock,
  ) {
    this.permitted = new PermittedActions({ sessions: connections.sessions, lists }, () => this.showTexts());
    this.engines = this.open('engines');
    this.microservices = this.open('microservices');
    this.instances = this.open('instances');
    this.subscriptions.push(
      this.permitted,
      onDidChangeConnections(() => {
        for (const name of viewNames) this[name].rebuild();
      }),
    );
  }

  /** Loads everything in a view again. */
  refresh(name: ViewName): void {
    this.permitted.refresh();
    this[name].refresh();
  }

  /** Loads a node again in the view that it belongs to. */
  refreshNode(node: TreeNode): void {
    this.permitted.refresh(node.connection?.id);
    const name = this.viewOf(node);
    if (name) this[name].refresh(node);
  }

  /** The row that a menu passes, or the one that was selected last: keybindings and the palette pass nothing. */
  nodeOf(argument: unknown): TreeNode | undefined {
    return this.rowOf(argument) ?? this.lastUsed?.selection[0];
  }

  /**
   * The rows that a command is for: those that a menu passes beside the one that it was called on, or those that are selected
   * in the view that was used last. While that view is read again the editor knows neither: then the row that was selected
   * is looked for.
   */
  async nodesOf(argument: unknown, selected: unknown): Promise<readonly TreeNode[]> {
    const row = this.rowOf(argument);
    if (!row && argument !== undefined && argument !== null) return [];
    if (!row) {
      const selection = this.lastUsed?.selection ?? [];
      return selection.length > 0 ? selection : this.selectedBefore();
    }
    const rows = Array.isArray(selected) ? selected.flatMap((one) => this.rowOf(one) ?? []) : [];
    return rows.includes(row) ? rows : [row];
  }

  /** The rows that a key is for in the view that has the focus. */
  async rowsAtKey(name: ViewName) {
    const { rowsAtFocus } = await import('./focused-rows');
    const view = this.views.get(name);
    return view && rowsAtFocus(view, () => vscode.commands.executeCommand('list.toggleSelection'));
  }

  /** The one row that is selected in a view; undefined when there are none or several. */
  async selectedRow(name: ViewName): Promise<TreeNode | undefined> {
    const { selectedRow } = await import('./selected-row');
    const view = this.views.get(name);
    return view && selectedRow(view, this.clock);
  }

  private async selectedBefore(): Promise<readonly TreeNode[]> {
    const name = viewNames.find((one) => this.views.get(one) === this.lastUsed);
    const path = name && this.selected.get(name);
    const node = path && (await this[name].find(...path));
    return node ? [node] : [];
  }

  /** The view that has a row. */
  viewOf(row: TreeNode): ViewName | undefined {
    return viewNames.find((name) => this[name].holds(row));
  }

  isVisible(name: ViewName): boolean {
    return this.views.get(name)?.visible === true;
  }

  /** A row and those above it, up to that of its connection. */
  lineOf(row: TreeNode): readonly TreeNode[] {
    const name = this.viewOf(row);
    const parent = name && this[name].getParent(row);
    return parent ? [row, ...this.lineOf(parent)] : [row];
  }

  /** The row that a command was called with. Any extension can call it with anything: only what was made here is one. */
  rowOf(argument: unknown): TreeNode | undefined {
    const isRow = isRecord(argument) && this.viewOf(argument as unknown as TreeNode) !== undefined;
    return isRow ? (argument as unknown as TreeNode) : undefined;
  }

  /**
   * Opens a view at the row of a connection, or at that of a resource below it: each resource of the path is looked for
   * below the one before it. False when there is no such row.
   */
  async reveal(name: ViewName, connectionId: string, ...path: readonly ResourceRef[]): Promise<boolean> {
    const { locateConnection, locateRow } = await import('./locate-row');
    const { revealRow } = await import('./reveal-row');
    const view = this.views.get(name);
    const row =
      view &&
      (await revealRow(view, this.clock, async () => {
        let node = await locateConnection(this[name], connectionId);
        for (const resource of path) node &&= await locateRow(this[name], node, resource);
        if (node) await this.uncover(name, node);
        return node;
      }));
    if (!row) return false;
    this.selected.set(name, this[name].pathTo(row));
    this.lastUsed = view;
    return true;
  }

  /** What a view is narrowed to. */
  filterOf(name: ViewName): ViewFilter | undefined {
    return this[name].narrowedTo;
  }

  /** Narrows a view and says so above its rows; undefined shows everything. */
  async narrow(name: ViewName, filter: ViewFilter | undefined): Promise<void> {
    await this[name].narrow(filter);
    await this.showFilter(name);
  }

  /** Reads what is below a row that stays closed, and is not kept fresh before it is opened. */
  async readClosed(name: ViewName, row: TreeNode): Promise<void> {
    this.refreshes.get(name)?.setCollapsed(row.id, true);
    await this[name].levelOf(row);
  }

  /** Shows what a search has read, and goes to the row that it has found. */
  async showSearched(name: ViewName, found: TreeNode | undefined): Promise<void> {
    this[name].showTexts();
    await (found ? this.uncover(name, found) : this.showFilter(name));
    const { revealRow } = await import('./reveal-row');
    const view = this.views.get(name);
    if (view && found) await revealRow(view, this.clock, () => Promise.resolve(found));
  }

  /** Calls a listener with the row that something is dropped on, and a list of addresses, one a line. */
  onDrop(listener: DropListener): void {
    this.dropListener = listener;
  }

  /** What the editor calls when something is dropped on a row, or beside all of them. */
  async drop(row: TreeNode | undefined, data: vscode.DataTransfer): Promise<void> {
    const list = await data.get(uriListType)?.asString();
    await this.dropListener?.(row, list ?? '');
  }

  /** Marks the rows of resources that have a draft. */
  markDrafts(drafts: Drafts): { dispose(): void } {
    this.drafts = drafts;
    return drafts.onDidChange(() => this.showTexts());
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private showTexts(): void {
    for (const name of viewNames) this[name].showTexts();
  }

  private async uncover(name: ViewName, row: TreeNode): Promise<void> {
    await this[name].uncover(row);
    await this.showFilter(name);
  }

  private async showFilter(name: ViewName): Promise<void> {
    const { describeNarrowed } = await import('./filter/coverage');
    const filter = this.filterOf(name);
    const coverage = filter && (await this[name].coverage());
    const view = this.views.get(name);
    if (view) view.message = filter && coverage && describeNarrowed(filter, coverage);
    const isUnsearched = (coverage?.unsearched ?? []).length > 0;
    await vscode.commands.executeCommand('setContext', `engineRoom.${name}.isFiltered`, filter !== undefined);
    await vscode.commands.executeCommand('setContext', `engineRoom.${name}.isUnsearched`, isUnsearched);
  }

  private open(name: ViewName): LazyTree {
    const roots = async () => (await rootsOf[name]())(await this.connections.configured());
    const sources = { sessions: this.connections.sessions, lists: this.lists };
    const tree = new LazyTree(roots, sources, this.displayIn(name), this.clock);
    const options: vscode.TreeViewOptions<TreeNode> = {
      treeDataProvider: tree,
      showCollapseAll: true,
      canSelectMany: true,
      dragAndDropController: {
        dragMimeTypes: [],
        dropMimeTypes: [uriListType],
        handleDrop: (row, data) => this.drop(row, data),
      },
    };
    const view = vscode.window.createTreeView(`engineRoom.${name}`, options);
    this.views.set(name, view);
    tree.troubles.onDidChange(() => void (view.badge = badgeOf(tree.troubles.all())));
    const refresh = new LiveRefresh(tree, this.lists, this.clock, refreshInterval);
    this.refreshes.set(name, refresh);
    refresh.setVisible(view.visible);
    this.subscriptions.push(
      refresh,
      view,
      tree,
      tree.onDidChangeTreeData((row) => {
        // What was read since says more of what the filter has looked at.
        if (row && this.filterOf(name)) void this.showFilter(name);
      }),
      view.onDidChangeSelection(({ selection: [row] }) => {
        // A view that is read again loses its selection and gets it back: nobody has used it.
        if (row === undefined || this.selected.get(name)?.at(-1) === row.id) return;
        this.selected.set(name, tree.pathTo(row));
        this.lastUsed = view;
      }),
      view.onDidChangeVisibility(({ visible }) => refresh.setVisible(visible)),
      view.onDidCollapseElement(({ element }) => refresh.setCollapsed(element.id, true)),
      view.onDidExpandElement(({ element }) => refresh.setCollapsed(element.id, false)),
    );
    return tree;
  }

  private displayIn(name: ViewName): TreeDisplay {
    const location = { viewId: `engineRoom.${name}` };
    return {
      toItem: (node, texts) =>
        toTreeItem(node, texts, {
          view: name,
          hasDraft: this.hasDraft(node),
          actions: this.permitted.actionsOf(node),
        }),
      loadLevels: () => import('./shown-levels'),
      showProgress: (task) => Promise.resolve(vscode.window.withProgress({ location }, task)),
    };
  }

  private hasDraft(node: TreeNode): boolean {
    const { connection: target } = node;
    const resource = openableIn(node);
    if (!target || !resource) return false;
    return this.drafts?.has(keyOf(resource.kind, { target }, resource.scope, resource.identity)) === true;
  }
}
