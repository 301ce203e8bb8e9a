import type { Operation } from '../../api/catalogue/operation';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import type { ResourceRef } from '../../resources/resource-action';
import type { NodeFlag } from '../commands/command-table';
import { plainText } from '../plain-text';
import type { Described } from './filter/narrowing';
import type { Icon, Health } from './health';
import type { LiveReader } from './live-reader';
import type { ViewName } from './view-table';

export { healthIcon, healthOfIcon, pastIcon, warningIcon, type Health, type Icon } from './health';

/** Appearance of a node that may be known only after its children are loaded. */
export interface Appearance {
  readonly description?: string;
  /** A function where there may be thousands of rows: it is called when the pointer or a screen reader asks. */
  readonly tooltip?: string | (() => string);
  readonly icon?: Icon;
}

/** The texts of a row. */
export interface RowTexts extends Appearance {
  readonly label: string;
}

/** The texts of a row as they are shown; a tooltip that is made when asked for is left out. */
export interface PlainTexts extends RowTexts {
  readonly tooltip?: string;
}

/** Things below a row that are made into rows when they are shown: a list may have tens of thousands. */
export interface LongList<Item = unknown> {
  readonly items: readonly Item[];
  /** What a filter looks at. */
  describe(item: Item): Described;
  rowOf(item: Item): TreeNode;
  /** Whether the item is the one that a reference points to. */
  isAt(item: Item, resource: ResourceRef): boolean;
}

/** Rows, or a list that is made into rows when it is shown. */
export type Children = readonly TreeNode[] | LongList;

/** Children, and the appearance that loading them gave the parent. */
export interface Loaded {
  readonly children: Children;
  readonly appearance?: Appearance;
  /** Names of what needs attention among what was loaded, for the badge of the view. */
  readonly troubled?: readonly string[];
}

/** One row of a view. */
export interface TreeNode extends RowTexts {
  /** Stable, and unique in its view: it contains the id of the connection. */
  readonly id: string;
  /** Flags for the conditions of menus. `refreshable` is added to every node that loads children. */
  readonly flags?: readonly NodeFlag[];
  /** Ids of the actions that are offered for the row in its present state. */
  readonly actions?: readonly string[];
  /** The operations of those actions that write to an engine, by the id of the action. */
  readonly operations?: Readonly<Record<string, readonly Operation[]>>;
  /** What actions on the row act on: the resource that it shows, and the lists below it. */
  readonly resources?: readonly ResourceRef[];
  /** The state, where the icon does not show it; `unread` while it is known only after opening the row. */
  readonly health?: Health | 'unread';
  /** Whether nothing below the row has a state, which a filter by states doesn't look for there then. */
  readonly isStateless?: boolean;
  /** Facts besides the label and the name that a filter of the view looks at. */
  readonly searched?: () => string;
  /** What is below the row, where that is known without opening it. */
  readonly contents?: () => Iterable<Described>;
  /** A message, or a command in place of one: no filter leaves it out. */
  readonly isNotice?: boolean;
  /** Whether a resource is below the row; for rows that group others by something else than their list. */
  readonly holds?: (resource: ResourceRef) => boolean;
  /** Whether selecting it opens its document although there are rows below it, which its arrow shows. */
  readonly opensDocument?: boolean;
  /** Loads the children when the node is opened; absent on leaves. */
  readonly load?: (live: LiveReader) => Promise<Loaded> | Loaded;
  /** Shown in place of children when there are none. */
  readonly emptyText?: string;
  readonly connection?: ResolvedConnection;
  /** The connection of the engine below the row, which *Sign In* and *Test Connection* are about. */
  readonly engine?: ResolvedConnection;
  readonly expanded?: boolean;
  /** What selecting the row runs; the editor is given `rowCommand` in its place. */
  readonly command?: {
    readonly command: string;
    readonly title: string;
    readonly arguments: unknown[];
  };
  /** The view that lists what the row counts; the row has the flag `counter`. */
  readonly leadsTo?: ViewName;
  /** The id of the kind whose list it leads to in that view; to the connection when left out. */
  readonly listOf?: string;
  /** Addresses for *Copy Address*, one a line. A row with the flag `address` opens it in a browser. */
  readonly address?: string;
  /** The id that the server gave it, for *Copy ID*. */
  readonly serverId?: string | undefined;
  /** Text for *Copy Name*; the label by default. */
  readonly name?: string;
}

/** Maximum number of characters of a text on a row, and in a tooltip: servers accept names and values of any length. */
const [maxLineLength, maxTooltipLength] = [300, 5_000];

/**
 * The texts of a row, made harmless: servers wrote most of them, and they must not run a command, look like an icon of
 * the extension, break the line, change the direction of the text or be so long that the editor stumbles.
 */
export function plainRow({ label, description, tooltip, icon }: RowTexts): PlainTexts {
  return {
    label: lineOf(label),
    ...(description !== undefined && { description: lineOf(description) }),
    ...(typeof tooltip === 'string' && { tooltip: plainTooltip(tooltip) }),
    ...(icon && { icon }),
  };
}

/** A tooltip made harmless, like the texts of a row. */
export function plainTooltip(text: string): string {
  return plainText(cut(text, maxTooltipLength));
}

function lineOf(text: string): string {
  return plainText(cut(text, maxLineLength)).replaceAll(/\s+/g, ' ');
}

/** Never cuts a character in two. */
function cut(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  return `${text.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
