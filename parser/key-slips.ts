import type { Problem } from './parsed';
import type { Range } from './range';

/** The problem with a line that YAML reads as text where a key is expected; undefined when it is not a common slip. */
export function keySlip(range: Range, line: string): Problem | undefined {
  return tightColon(range, line) ?? wideColon(range, line) ?? templateTag(range, line);
}

function tightColon(range: Range, line: string): Problem | undefined {
  const key = /^[\w.-]+:(?=[^\s:/])/.exec(line)?.[0];
  if (key === undefined) return undefined;
  const at = range.start + key.length;
  return {
    code: 'colon-without-space',
    range,
    named: line,
    repair: { range: { start: at, end: at }, text: ' ' },
  };
}

/** `：`, which Chinese input methods insert. */
function wideColon(range: Range, line: string): Problem | undefined {
  const key = /^[^\s:：]+(?=：)/.exec(line)?.[0];
  if (key === undefined) return undefined;
  const at = range.start + key.length;
  const blanks = /^：[ \t]*/.exec(line.slice(key.length))?.[0].length ?? 1;
  return {
    code: 'full-width-colon',
    range: { start: at, end: at + 1 },
    repair: { range: { start: at, end: at + blanks }, text: ': ' },
  };
}

function templateTag(range: Range, line: string): Problem | undefined {
  return line.startsWith('{%') ? { code: 'template-tag', range, named: line } : undefined;
}
