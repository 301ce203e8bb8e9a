import { isTooLong } from './limits';
import type { Range } from './range';

/**
 * Cuts a YAML text into its documents, without the `---` lines between them. A marker in the first column always ends
 * a document, whatever is around it, so that the cut is the parser's own. A text that is too long stays whole, so that
 * it is refused as a whole.
 */
export function cutDocuments(text: string): readonly Range[] {
  const hasMarkers = text.includes('---') || text.includes('...');
  if (!hasMarkers || isTooLong(text)) return [{ start: 0, end: text.length }];
  const documents: Range[] = [];
  const marker = /^(?:---|\.\.\.)(?=[ \t\r\n]|$)(?:[ \t]*(?:#[^\r\n]*)?(?:\r?\n|$))?/gm;
  let start = 0;
  for (let match = marker.exec(text); match !== null; match = marker.exec(text)) {
    if (match.index > start || documents.length > 0) documents.push({ start, end: match.index });
    start = match[0] === '---' ? match.index : match.index + match[0].length;
    if (match[0] === '') marker.lastIndex++;
  }
  documents.push({ start, end: text.length });
  return documents;
}
