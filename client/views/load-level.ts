import { errorNodes, isNotPermitted, notPermittedAppearance } from './error-nodes';
import { unlessSessionEnds, type LiveReader } from './live-reader';
import { isLongList } from './long-list';
import { emptyNode } from './message-nodes';
import type { RowState } from './row-state';
import type { Children, TreeNode } from './tree-node';

/** What loading the children of a row gave. */
export interface Outcome {
  /** Undefined when they could not be read. */
  readonly children?: Children;
  /** Messages above the children, or in place of them. */
  readonly notices: readonly TreeNode[];
  readonly troubled: readonly string[];
  /** What it showed about the row; undefined when it showed nothing. */
  readonly state?: RowState;
}

/** Loads the children of a row. Failures and empty lists become messages. */
export async function loadLevel(node: TreeNode, live: LiveReader, signal: AbortSignal): Promise<Outcome> {
  const { load } = node;
  if (!load) return { notices: [], troubled: [] };
  try {
    const { children, appearance, troubled = [] } = await unlessSessionEnds(() => load(live), signal);
    const { outdated, readAt } = live;
    const isEmpty = (isLongList(children) ? children.items : children).length === 0;
    const state = (appearance || outdated) && {
      appearance: appearance ?? {},
      readAt,
      asOf: outdated?.readAt,
      isOutdated: outdated !== undefined,
    };
    const empty = isEmpty ? [emptyNode(node)] : [];
    return {
      children,
      notices: outdated ? errorNodes(node, outdated.error) : empty,
      troubled,
      ...(state && { state }),
    };
  } catch (error) {
    const state = isNotPermitted(error) && { appearance: notPermittedAppearance(node), readAt: undefined };
    return {
      notices: signal.aborted ? [] : errorNodes(node, error),
      troubled: [],
      ...(state && { state }),
    };
  }
}
