import type { KieItem } from '../../api/catalogue/kie/shapes';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import { isSecretName } from '../../resources/shown-value';

/** Maximum number of matches that are shown; typing on narrows them. */
const maxMatches = 200;

/** A configuration item, and the connection that it was read through. */
export interface SearchedItem {
  readonly target: ResolvedConnection;
  readonly item: KieItem;
}

/** A key or a line of a value that contains the text that is searched for. */
export interface ConfigurationMatch extends SearchedItem {
  /** The line, from 0, and its text; absent where the key matches. */
  readonly line?: number;
  readonly text?: string;
}

/**
 * The items whose key or value contains a text, in any case: the first line of a value that does, and keys first. Values
 * that may be secrets are left out.
 */
export function searchConfiguration(
  items: readonly SearchedItem[],
  searched: string,
): readonly ConfigurationMatch[] {
  const wanted = searched.trim().toLowerCase();
  if (wanted === '') return items.slice(0, maxMatches);
  const byKey = items.filter(({ item }) => item.key.toLowerCase().includes(wanted));
  const byValue: ConfigurationMatch[] = [];
  for (const searchedItem of items) {
    if (byKey.length + byValue.length >= maxMatches) break;
    const match = isSecretName(searchedItem.item.key) ? undefined : lineWith(searchedItem.item.value, wanted);
    if (match) byValue.push({ ...searchedItem, ...match });
  }
  return [...byKey, ...byValue].slice(0, maxMatches);
}

/** The first line of a text that contains another one, both of which are compared in lower case. */
export function lineWith(
  text: string,
  wanted: string,
): { readonly line: number; readonly text: string } | undefined {
  const at = text.toLowerCase().indexOf(wanted);
  if (at < 0) return undefined;
  const line = text.slice(0, at).split('\n').length - 1;
  return { line, text: (text.split('\n')[line] ?? '').trim() };
}
