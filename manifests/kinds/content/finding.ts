import { severityOf } from '../../engine/rules/consequence';
import type { Finding, Fix } from '../../engine/rules/rule';
import type { Range } from '../../../parser/range';
import type { ContentRule } from './rule-ids';

/** Something found in the content of a configuration item; ranges are offsets of the content. */
export type ContentFinding = Finding;

export function finding(
  { id, consequence }: ContentRule,
  range: Range,
  message: string,
  fixes: readonly Fix[] = [],
): ContentFinding {
  const severity = severityOf(consequence);
  return { rule: id, consequence, severity, message, range, ...(fixes.length > 0 && { fixes }) };
}

/** A range, cut at the end of its first line. */
export function firstLine({ start, end }: Range, text: string): Range {
  const feed = text.indexOf('\n', start);
  return { start, end: feed === -1 ? end : Math.min(end, feed) };
}
