import type { ViewName } from '../views/view-table';
import type { ActionId } from './actions/action-table';

/** What a tree row is, for the conditions of menus and commands. */
export type NodeFlag =
  | 'refreshable'
  | 'named'
  | 'address'
  | 'addressed'
  | 'console'
  | 'identified'
  | 'more'
  | 'counter'
  | 'connection'
  | 'editable'
  | 'secret'
  | 'app'
  | 'kieItem'
  | 'kieItems'
  | 'configuration'
  | 'comparedItem'
  | 'document'
  | 'draft'
  | 'exportable'
  | 'comparable'
  | 'folder'
  | 'launchable';

/**
 * One command: its appearance, its places in menus and what it acts on. The title is `command.<id>.title` in
 * package.nls.json; the handler is in the table that the composition root registers.
 */
export interface CommandRow {
  /** Id of a codicon. */
  readonly icon: string;
  /** False for a command that needs an argument from a menu; a when-clause for one that is of use only then. */
  readonly palette: boolean | string;
  /** Title bar of one view, or of all views. */
  readonly viewTitle?: {
    readonly view: ViewName | 'all' | 'plan' | 'comparison';
    readonly group: string;
    readonly when?: string;
  };
  /** Context menu and inline buttons of rows with the flag; the command is called with the row. */
  readonly nodes?: {
    /** The view that has the rows, where it is not one of the connections. */
    readonly view?: 'comparison';
    readonly flag: NodeFlag | ActionId;
    readonly groups: readonly string[];
    readonly when?: string;
    /** Whether it takes all rows that are selected; otherwise it is not offered while there are several. */
    readonly many?: true;
  };
  /** Menus of certain files: editor title bar, editor context menu and explorer context menu. */
  readonly files?: {
    readonly when: string;
    readonly editorTitle?: string;
    readonly editor?: string;
    readonly explorer?: string;
  };
  /** Keybinding; one that does not say when is for the rows of the view that has the focus, and passes the view. */
  readonly key?: { readonly key: string; readonly mac?: string; readonly when?: string };
}
