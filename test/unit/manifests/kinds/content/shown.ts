import { checkContent } from '../../../../../manifests/kinds/content/content';
import type { ContentFinding } from '../../../../../manifests/kinds/content/content';

/** The key of an item that says nothing of its content. */
export const plainKey = 'shop.settings';

/** A content with one «mark»: its text, and what the mark is around. */
export function marked(example: string): { text: string; start: number; end: number } {
  const start = example.indexOf('«');
  return { text: example.replace(/[«»]/g, ''), start, end: example.indexOf('»') - 1 };
}

/** The findings of a content as `rule severity start-end`, in their order. */
export function shown(text: string, valueType: string, key = plainKey): readonly string[] {
  return checkContent(text, valueType, key).map(
    ({ rule, severity, range }: ContentFinding) => `${rule} ${severity} ${range.start}-${range.end}`,
  );
}
