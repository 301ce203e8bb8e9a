import { newMatchGroupText } from '../governance';
import type { Placed } from '../../engine/parts/pieces';
import type { TextChange } from '../../../parser/range';
import type { AnalyzedItem } from './analyzed-item';
import { readItem } from './read-item';

/** An item with the match group of a policy, after it and with the same labels. Undefined for items that are not JSON. */
export function newMatchGroup({ start, known }: Placed<AnalyzedItem>, file: string): TextChange | undefined {
  const { key, value, policy } = readItem(known.text, 'json').item;
  if (key === undefined || value === undefined || policy === undefined) return undefined;
  const changes = [
    { range: key.range, text: `servicecomb.matchGroup.${policy.name}` },
    { range: value.range, text: newMatchGroupText(policy.name) },
  ].sort((one, other) => other.range.start - one.range.start);
  const item = changes.reduce(
    (text, { range, text: written }) =>
      text.slice(0, range.start) + JSON.stringify(written) + text.slice(range.end),
    known.text,
  );
  const lineStart = file.lastIndexOf('\n', start) + 1;
  const margin = file.slice(lineStart + file.slice(lineStart, start).trimEnd().length, start);
  const end = start + known.text.length;
  return { range: { start: end, end }, text: `,\n${margin}${item}` };
}
