import * as l10n from '@vscode/l10n';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import type { NodeFlag } from '../commands/command-table';
import { plainText } from '../plain-text';
import type { LiveReader } from './live-reader';

/** How a thing is doing: its icon and colour. The words belong into the description. */
export type Health = 'good' | 'waiting' | 'bad' | 'unknown';

/** An icon of the editor, in a colour of its theme. */
export interface Icon {
  readonly id: string;
  readonly color?: string;
}

/** What a node tells about itself; may become known only when its children are loaded. */
export interface Appearance {
  readonly description?: string;
  readonly tooltip?: string;
  readonly icon?: Icon;
}

/** What a row shows. */
export interface RowTexts extends Appearance {
  readonly label: string;
}

/** Children, and what loading them told about their parent. */
export interface Loaded {
  readonly children: readonly TreeNode[];
  readonly appearance?: Appearance;
}

/** One row of a view. */
export interface TreeNode extends RowTexts {
  /** Stable, and unique in its view: it holds the id of the connection. */
  readonly id: string;
  /** What menus ask for. `refreshable` needs no mention: whatever loads children is. */
  readonly flags?: readonly NodeFlag[];
  /** Loads the children when the node is opened; leaves have none. */
  readonly load?: (live: LiveReader) => Promise<Loaded> | Loaded;
  /** Shown in place of children when there are none. */
  readonly emptyText?: string;
  readonly connection?: ResolvedConnection;
  readonly expanded?: boolean;
  readonly command?: {
    readonly command: string;
    readonly title: string;
    readonly arguments: unknown[];
  };
  /** What *Copy Name* copies; the label when absent. */
  readonly name?: string;
}

const healthIcons: Readonly<Record<Health, Icon>> = {
  good: { id: 'pass', color: 'testing.iconPassed' },
  waiting: { id: 'sync', color: 'charts.yellow' },
  bad: { id: 'error', color: 'testing.iconFailed' },
  unknown: { id: 'circle-outline', color: 'disabledForeground' },
};

/** The icon of a state, in the colours of the editor's theme. */
export function healthIcon(health: Health): Icon {
  return healthIcons[health];
}

export const warningIcon: Icon = { id: 'warning', color: 'problemsWarningIcon.foreground' };

/**
 * What a row shows, made harmless: most of it was written by servers, and people see nothing in it that runs a command,
 * looks like an icon of ours, breaks the line or turns the text around.
 */
export function plainRow({ label, description, tooltip, icon }: RowTexts): RowTexts {
  return {
    label: plainText(label).replaceAll(/\s+/g, ' '),
    ...(description !== undefined && { description: plainText(description).replaceAll(/\s+/g, ' ') }),
    ...(tooltip !== undefined && { tooltip: plainText(tooltip) }),
    ...(icon && { icon }),
  };
}

/** A row that only says something. */
export function messageNode(parentId: string, text: string, icon = 'info'): TreeNode {
  return { id: `${parentId}/message`, label: text, icon: { id: icon } };
}

/** Stands in place of children that there are none of. */
export function emptyNode(parent: TreeNode): TreeNode {
  return messageNode(parent.id, parent.emptyText ?? l10n.t('Nothing here'));
}
