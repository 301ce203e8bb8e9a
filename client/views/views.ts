import * as vscode from 'vscode';
import type { ClientPool } from '../connections/clients';
import type { Place } from '../connections/place';
import type { ConnectionStore } from '../connections/store';
import { LazyTree, type ShowProgress } from './lazy-tree';
import type { TreeNode } from './tree-node';

export type ViewName = 'engines' | 'microservices' | 'instances';

/** The three views of the container; what they show is loaded when they are first opened. */
export class Views implements vscode.Disposable {
  readonly engines: LazyTree;
  readonly microservices: LazyTree;
  readonly instances: LazyTree;
  private readonly instancesView: vscode.TreeView<TreeNode>;
  private readonly subscriptions: vscode.Disposable[] = [];

  constructor(store: ConnectionStore, clients: ClientPool) {
    this.engines = this.tree('engines', async () => (await import('./engines')).engineRoots(store, clients));
    this.microservices = this.tree('microservices', async () =>
      (await import('./microservices')).microserviceRoots(store, clients),
    );
    this.instances = this.tree('instances', async () =>
      (await import('./instances')).instanceRoots(store, clients),
    );
    this.view('engines', this.engines);
    this.view('microservices', this.microservices);
    this.instancesView = this.view('instances', this.instances);
    this.subscriptions.push(store.onDidChange(() => this.refreshAll()));
  }

  refreshAll(): void {
    for (const tree of this.trees()) tree.refresh();
  }

  /** Loads a node again, in whichever view it is. */
  refreshNode(node: TreeNode): void {
    for (const tree of this.trees()) {
      if (tree.holds(node)) tree.refresh(node);
    }
  }

  /** Loads an app of a LAIN console again, if somebody is looking. */
  async refreshApp(place: Place, appname: string): Promise<void> {
    if (!this.instancesView.visible) return;
    const node = await this.findApp(place, appname);
    if (node) this.instances.refresh(node);
    else this.instances.refresh();
  }

  /** Opens the Instances view at an app. */
  async revealApp(place: Place, appname: string): Promise<void> {
    const node = await this.findApp(place, appname);
    if (node) await this.instancesView.reveal(node, { expand: 2, select: true, focus: true });
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private trees(): LazyTree[] {
    return [this.engines, this.microservices, this.instances];
  }

  private async findApp(place: Place, appname: string): Promise<TreeNode | undefined> {
    const { pathToApp } = await import('./instances');
    return this.instances.find(...pathToApp(place, appname));
  }

  private tree(name: ViewName, roots: () => Promise<readonly TreeNode[]>): LazyTree {
    const tree = new LazyTree(roots, progressIn(name));
    this.subscriptions.push(tree);
    return tree;
  }

  private view(name: ViewName, tree: LazyTree): vscode.TreeView<TreeNode> {
    const options = { treeDataProvider: tree, showCollapseAll: true };
    const view = vscode.window.createTreeView(`engineRoom.${name}`, options);
    this.subscriptions.push(view);
    return view;
  }
}

function progressIn(name: ViewName): ShowProgress {
  return (task) => {
    const location = { viewId: `engineRoom.${name}` };
    return Promise.resolve(vscode.window.withProgress({ location }, task));
  };
}
