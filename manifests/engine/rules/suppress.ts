import type { Manifest } from '../manifest';
import { nodeAtOffset } from '../../../parser/locate';
import { looksLikeJson } from '../../../parser/parse';
import type { Finding } from './rule';
import type { TextChange } from '../../../parser/range';
import { suppressionRule } from './suppressions';
import { suppressionWord } from './suppression-comments';

/**
 * The comment that hides a finding, on a line of its own above it. None in JSON, which has no comments, for findings that
 * no comment can hide, and inside a text over several lines, where `#` begins no comment.
 */
export function suppressionComment(manifest: Manifest, { rule, range }: Finding): TextChange | undefined {
  const { text, lines } = manifest;
  if (rule === suppressionRule.id || rule.endsWith('-syntax') || looksLikeJson(text)) return undefined;
  const line = lines.startOf(lines.positionAt(range.start).line);
  if (isInsideText(manifest, line)) return undefined;
  const margin = /^ */.exec(text.slice(line, range.start))?.[0] ?? '';
  return { range: { start: line, end: line }, text: `${margin}# ${suppressionWord} ${rule}\n` };
}

/** Whether a line goes on a plain or quoted text that began above it. */
function isInsideText(manifest: Manifest, offset: number): boolean {
  const part = manifest.parts().findLast(({ start }) => start <= offset);
  if (part === undefined) return false;
  const node = nodeAtOffset(part.root, offset - part.start)?.node;
  return node?.kind === 'scalar' && node.style !== 'block' && node.range.start + part.start < offset;
}
