import { resolve } from '../../../parser/node';
import type { Entry, MapNode, Node } from '../../../parser/node';
import type { Range } from '../../../parser/range';

/** A setting as Spring and Chassis see it: its whole key with dots, wherever it is cut into maps. */
export interface Setting {
  /** For example `servicecomb.service.name`; items of lists are not settings of their own. */
  readonly key: string;
  /** The innermost entry that the setting is written as. */
  readonly entry: Entry;
  /** A scalar or a list; a map only where it is empty or a policy. */
  readonly value: Exclude<Node, { kind: 'alias' }>;
}

/** Maximum nesting of maps. */
const deepest = 40;
/** Maximum number of entries, so that nested aliases do not multiply endlessly. */
const most = 200_000;

/** Whether a map at a key is a value of its own and not a section. */
export type IsWhole = (key: string, entry: Entry) => boolean;

/** All settings of a document, in the order of the text: nested and dotted keys alike. */
export function flatten(root: MapNode | undefined, isWhole: IsWhole): readonly Setting[] {
  const walk = new Walk(isWhole);
  if (root) walk.map(root, '', 0);
  return walk.settings;
}

class Walk {
  readonly settings: Setting[] = [];
  private left = most;

  constructor(private readonly isWhole: IsWhole) {}

  map(map: MapNode, path: string, depth: number): void {
    for (const entry of entriesOf(map)) {
      const value = resolve(entry.value);
      if (value === undefined || --this.left < 0) continue;
      const key = path === '' ? entry.name : `${path}.${entry.name}`;
      const isSection = value.kind === 'map' && depth < deepest && !this.isWhole(key, entry);
      if (isSection) this.map(value, key, depth + 1);
      else this.settings.push({ key, entry, value });
    }
  }
}

/** Entries as written, and those that merge keys bring. */
function entriesOf(map: MapNode): Iterable<Entry> {
  return map.entries.some(({ name }) => name === '<<') ? map.fields.values() : map.entries;
}

/** The range of a whole key's last part in the entry's key: `name` of `service.name`. */
export function tailRange({ key }: Entry, tail: string): Range {
  const isPlain = key.kind === 'scalar' && key.style === 'plain' && key.text.endsWith(tail);
  return isPlain ? { start: key.range.end - tail.length, end: key.range.end } : key.range;
}
