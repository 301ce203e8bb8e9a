import * as l10n from '@vscode/l10n';
import { nodesOf } from '../../../parser/locate';
import type { Entry, MapNode, Node } from '../../../parser/node';
import { removeEntryFix } from '../rules/remove-entry';
import type { Consequence, Report } from '../rules/rule';

/** What a reader makes of a key that appears twice in one map. */
export interface DuplicatePolicy {
  readonly consequence: Consequence;
  /** Where it is reported: at every entry after the first, or at those that a later one replaces. */
  readonly at: 'repeated' | 'replaced';
  /** Whether the reader distinguishes keys by type too, so that `1` and `"1"` are two keys. */
  readonly isTyped?: boolean;
}

/** Reports the keys that appear twice in a map, at any depth. `text` is what a replaced entry can be removed from. */
export function reportDuplicates(
  root: Node | undefined,
  policy: DuplicatePolicy,
  report: Report,
  text?: string,
): void {
  const { consequence } = policy;
  for (const entry of duplicateEntries(root, policy)) {
    const fixes = text === undefined ? [] : removeEntryFix(entry, text);
    report(entry.key.range, duplicateInWords(entry.name, consequence), { consequence, fixes });
  }
}

/** Entries whose key appears twice in their map, at any depth; merge keys may appear often. */
export function duplicateEntries(
  root: Node | undefined,
  { at, isTyped = false }: Omit<DuplicatePolicy, 'consequence'>,
): readonly Entry[] {
  const found: Entry[] = [];
  for (const node of root ? nodesOf(root) : [])
    if (node.kind === 'map')
      found.push(...(at === 'replaced' ? node.entries.filter(isReplaced) : repeatedIn(node, isTyped)));
  return found;
}

function isReplaced(entry: Entry): boolean {
  return entry.name !== '<<' && entry.parent.fields.get(entry.name) !== entry;
}

function repeatedIn({ entries, fields }: MapNode, isTyped: boolean): readonly Entry[] {
  if (entries.length === fields.size && !entries.some(({ name }) => name === '<<')) return []; // As many names as keys.
  const seen = new Set<string>();
  return entries.filter(({ key, name }) => {
    const id = isTyped && key.kind === 'scalar' ? `${key.type} ${name}` : name;
    const isRepeated = name !== '<<' && seen.has(id);
    seen.add(id);
    return isRepeated;
  });
}

/** What becomes of a key that appears twice, and what to do. */
export function duplicateInWords(name: string, consequence: Consequence): string {
  switch (consequence) {
    case 'refused':
      return l10n.t('`{0}` appears twice in this map, which is refused; merge them into one.', name);
    case 'dropped':
      return l10n.t(
        '`{0}` appears twice in this map, so clients ignore the whole item; merge them into one.',
        name,
      );
    default:
      return l10n.t(
        '`{0}` appears twice in this map, and only the last one counts; merge them into one.',
        name,
      );
  }
}
