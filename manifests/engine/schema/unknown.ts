import * as l10n from '@vscode/l10n';
import { isReferenced } from '../../../parser/locate';
import type { Entry } from '../../../parser/node';
import { renameKey } from '../rules/edits';
import { removeEntryFix } from '../rules/remove-entry';
import type { Fix, Report } from '../rules/rule';

/** What a reader makes of a key that it does not know. */
export interface UnknownPolicy {
  readonly consequence: 'ignored' | 'refused';
  /** What the key is removed from. */
  readonly text: string;
}

/** Reports a key that the reader does not know; `better` is the one that was probably meant. */
export function reportUnknown(
  entry: Entry,
  better: string | undefined,
  { consequence, text }: UnknownPolicy,
  report: Report,
): void {
  if (isOnlyAnchor(entry, better, consequence)) return;
  const message = unknownEntryInWords(entry, better, consequence);
  report(entry.key.range, message, { consequence, fixes: unknownFixes(entry, better, text) });
}

/** Whether a key that is ignored is there for the sake of others, which refer to its value; a misspelt one is not. */
export function isOnlyAnchor(
  entry: Entry,
  better: string | undefined,
  consequence: UnknownPolicy['consequence'],
): boolean {
  return consequence === 'ignored' && better === undefined && isReferenced(entry);
}

/** The same as `unknownInWords`; a key that others refer to can't just be removed. */
export function unknownEntryInWords(
  entry: Entry,
  better: string | undefined,
  consequence: UnknownPolicy['consequence'],
  known: readonly string[] = [],
): string {
  return consequence === 'refused' && better === undefined && isReferenced(entry)
    ? l10n.t(
        '`{0}` is not recognized here and is refused, but others refer to its value; write that where it is used first, with its anchor.',
        entry.name,
      )
    : unknownInWords(entry.name, better, consequence, known);
}

/** The largest number of keys that a message names. */
const maxNamed = 8;

/** What becomes of a key that is not known, and what to do; `known` are the keys that are, where they are few. */
export function unknownInWords(
  name: string,
  better: string | undefined,
  consequence: UnknownPolicy['consequence'],
  known: readonly string[] = [],
): string {
  if (better === undefined && known.length > 0 && known.length <= maxNamed) {
    const words = known.map((word) => `\`${word}\``).join(', ');
    return consequence === 'refused'
      ? l10n.t('`{0}` is not recognized here and is refused; allowed are {1}.', name, words)
      : l10n.t('`{0}` is not recognized here and is ignored; allowed are {1}.', name, words);
  }
  if (consequence === 'refused')
    return better === undefined
      ? l10n.t('`{0}` is not recognized here and is refused; remove it.', name)
      : l10n.t('`{0}` is not recognized here and is refused; did you mean `{1}`?', name, better);
  return better === undefined
    ? l10n.t('`{0}` is not recognized here and is ignored; remove it.', name)
    : l10n.t('`{0}` is not recognized here and is ignored; did you mean `{1}`?', name, better);
}

/** The key that was meant in its place; without one, the removal of the entry. */
export function unknownFixes(entry: Entry, better: string | undefined, text: string): readonly Fix[] {
  return better === undefined ? removeEntryFix(entry, text) : [renameKey(entry.key, better)];
}
