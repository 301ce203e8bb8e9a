import type * as vscode from 'vscode';
import type * as shownLevels from './shown-levels';
import type { PlainTexts, TreeNode } from './tree-node';

/** The display of a tree. */
export interface TreeDisplay {
  /** @param texts Plain texts, whatever their origin. */
  toItem(node: TreeNode, texts: PlainTexts): vscode.TreeItem;
  /** Runs a load while showing progress. */
  showProgress<T>(task: () => Promise<T>): Promise<T>;
  /** Loads what is needed once the first row is opened. */
  loadLevels(): Promise<Pick<typeof shownLevels, 'ShownLevels'>>;
}
