import { isTooLong } from './limits';
import type { Range } from './range';

/**
 * Cuts a YAML text into its documents, without the `---` lines between them. A marker in the first column always ends
 * a document, whatever is around it, so that the cut is the parser's own. A document that follows `...` without `---`, which
 * no reader takes, stays part of the one before, where it is reported. A text that is too long stays whole, so that it is
 * refused as a whole.
 */
export function cutDocuments(text: string): readonly Range[] {
  const hasMarkers = text.includes('---') || text.includes('...');
  if (!hasMarkers || isTooLong(text)) return [{ start: 0, end: text.length }];
  const documents: Range[] = [];
  let start = 0;
  for (const { index, 0: marker } of text.matchAll(markerLine)) {
    if (marker.startsWith('...') && !endsDocument(text, index + marker.length)) continue;
    if (index > start || documents.length > 0) documents.push({ start, end: index });
    start = marker === '---' ? index : index + marker.length;
  }
  documents.push({ start, end: text.length });
  return documents;
}

/** The line of a marker with the comment after it, and the directives before `---`; of one with content, the marker. */
const markerLine = /^(?:(?:%[^\r\n]*\r?\n)*---|\.\.\.)(?=[ \t\r\n]|$)(?:[ \t]*(?:#[^\r\n]*)?(?:\r?\n|$))?/gm;

const nextContent = /(?:[ \t]*(?:#[^\r\n]*)?\r?\n|\.\.\.(?=[ \t\r\n]|$)|[ \t]+(?=#))*(?:#[^\r\n]*)?/y;

/** Whether nothing, another marker or a directive follows. */
function endsDocument(text: string, at: number): boolean {
  nextContent.lastIndex = at;
  const next = at + (nextContent.exec(text)?.[0].length ?? 0);
  return next >= text.length || /^(?:---(?:\s|$)|%)/.test(text.slice(next, next + 4));
}
