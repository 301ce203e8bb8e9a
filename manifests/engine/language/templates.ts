import type { Range } from '../../../parser/range';

/** What Helm, Jinja or ERB replace before the file is read; `{{true}}` and other literals are not templates. */
const template = /\{\{(?!-?\s*(?:(?:true|false|null|~|[-+]?[\d.]+|"[^"\n]*"|'[^'\n]*')\s*)?-?\}\})|\{%|<%/g;

/** Whether a text has a template that is filled in before the file is read. */
export function hasTemplate(text: string): boolean {
  return text.search(template) !== -1;
}

/**
 * Whether a template is on the line of a problem or on the one before, so that the text is not yet the one that is read.
 * In comments, quotes and block strings templates are text.
 */
export function isTouchedByTemplate(text: string, { start }: Range): boolean {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const from = line === 0 ? 0 : text.lastIndexOf('\n', line - 2) + 1;
  const end = text.indexOf('\n', start);
  const near = text.slice(from, end === -1 ? text.length : end);
  return Array.from(near.matchAll(template)).some(({ index }) => !isText(text, from + index));
}

function isText(text: string, offset: number): boolean {
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  return isQuotedOrComment(text.slice(line, offset)) || isInBlockString(text, line);
}

/** Whether what follows the beginning of a line is in a quote or a comment. */
function isQuotedOrComment(before: string): boolean {
  let quote = '';
  for (let at = 0; at < before.length; at++) {
    const unit = before.charAt(at);
    if (quote === '"' && unit === '\\') at++;
    else if (unit === quote) quote = '';
    else if (quote !== '') continue;
    else if (unit === '#' && /^\s?$/.test(before.charAt(at - 1))) return true;
    else if ((unit === '"' || unit === "'") && /^[\s[{,(]?$/.test(before.charAt(at - 1))) quote = unit;
  }
  return quote !== '';
}

const blockHeader = /(?:^|[\s:-])[|>][-+\d]*[ \t]*(?:#.*)?\r?$/;

/** Whether a line is below a `|` or `>`: that of one of the lines around it that are indented less. */
function isInBlockString(text: string, lineStart: number): boolean {
  let indent = indentOf(text, lineStart);
  for (let end = lineStart - 1; end > 0 && indent > 0;) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    const own = indentOf(text, start);
    if (line.trim() !== '' && own < indent) {
      if (blockHeader.test(line)) return true;
      indent = own;
    }
    end = start - 1;
  }
  return false;
}

function indentOf(text: string, lineStart: number): number {
  return /^ */.exec(text.slice(lineStart, lineStart + 200))?.[0].length ?? 0;
}
