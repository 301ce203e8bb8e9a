import * as l10n from '@vscode/l10n';
import {
  plainRow,
  type Appearance,
  type Icon,
  type PlainTexts,
  type RowTexts,
  type TreeNode,
} from './tree-node';

/** What loading the children of a node showed about it. Times in milliseconds since 1970. */
export interface RowState {
  readonly appearance: Appearance;
  readonly readAt: number | undefined;
  /** Set when it may have changed since that time. */
  readonly asOf?: number | undefined;
  /** Set when the children could not be read again. */
  readonly isOutdated?: boolean;
}

/** What a row says besides its own texts. */
export interface RowNotes {
  /** Whether the row comes from a list that could not be read again. */
  readonly isBelowOld: boolean;
  /** The rows below this one that pass the filter. */
  readonly filtered: string | undefined;
  /** The present time in milliseconds since 1970. */
  readonly now: number;
}

/** The texts of a row, made harmless. What is old is grey and says its time. */
export function textsOf(
  node: TreeNode,
  { appearance, asOf }: Partial<RowState>,
  { isBelowOld, filtered, now }: RowNotes,
): PlainTexts {
  const texts = { ...node, ...appearance };
  const time = asOf === undefined ? undefined : l10n.t('as of {0}', timeInWords(asOf, now));
  const before = [time, filtered].filter((text) => text !== undefined);
  const description = [...before, texts.description ?? ''].filter((text) => text !== '').join(' · ');
  const shown = before.length === 0 ? texts : { ...texts, description };
  return plainRow(asOf !== undefined || isBelowOld ? inGrey(shown) : shown);
}

function inGrey<Texts extends RowTexts>(texts: Texts): Texts & { readonly icon?: Icon } {
  return texts.icon ? { ...texts, icon: { id: texts.icon.id, color: 'disabledForeground' } } : texts;
}

/** The time of day, with the date when that is not today. Both times in milliseconds since 1970. */
export function timeInWords(time: number, now: number): string {
  const [then, today] = [new Date(time), new Date(now)];
  const isToday = then.toDateString() === today.toDateString();
  return new Intl.DateTimeFormat(undefined, {
    ...(!isToday && { year: 'numeric', month: 'short', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  }).format(then);
}
