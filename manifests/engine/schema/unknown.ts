import * as l10n from '@vscode/l10n';
import type { Entry, MapNode } from '../../../parser/node';
import { didYouMean } from '../rules/did-you-mean';
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
  const message = unknownInWords(entry.name, better, consequence);
  report(entry.key.range, message, { consequence, fixes: unknownFixes(entry, better, text) });
}

/** Reports the keys of a map that are ignored, because they are not among the few that the reader knows. */
export function reportUnknownIn(map: MapNode, known: readonly string[], text: string, report: Report): void {
  const missing = known.filter((name) => !map.fields.has(name));
  for (const entry of map.fields.values()) {
    const { name, key } = entry;
    if (known.includes(name)) continue;
    const better = didYouMean(name, missing);
    const words = known.map((word) => `\`${word}\``).join(', ');
    const message =
      better === undefined
        ? l10n.t('`{0}` is not recognized here and is ignored; allowed are {1}.', name, words)
        : unknownInWords(name, better, 'ignored');
    report(key.range, message, { consequence: 'ignored', fixes: unknownFixes(entry, better, text) });
  }
}

/** What becomes of a key that is not known, and what to do. */
export function unknownInWords(
  name: string,
  better: string | undefined,
  consequence: UnknownPolicy['consequence'],
): string {
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
