import type { Range } from '../../../parser/range';

/** A part of XML besides tags and text. */
export interface XmlSection {
  readonly kind: 'comment' | 'cdata' | 'instruction' | 'doctype';
  /** From its opening bracket to the end of its closing one, or to the end of the text. */
  readonly range: Range;
  readonly isClosed: boolean;
}

const endings = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>' } as const;
const kinds = { '<!--': 'comment', '<![CDATA[': 'cdata', '<?': 'instruction' } as const;

/** The comments, sections and declarations of an XML text, in one pass; their content is not parsed. */
export function readXmlSections(text: string): readonly XmlSection[] {
  const sections: XmlSection[] = [];
  const opening = /<!--|<!\[CDATA\[|<\?|<!DOCTYPE/g;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const start = match.index;
    const section = isSimple(match[0]) ? simple(text, start, match[0]) : doctype(text, start);
    sections.push(section);
    opening.lastIndex = section.range.end;
  }
  return sections;
}

function isSimple(opening: string): opening is keyof typeof endings {
  return Object.hasOwn(endings, opening);
}

function simple(text: string, start: number, opening: keyof typeof endings): XmlSection {
  const closing = text.indexOf(endings[opening], start + opening.length);
  const isClosed = closing !== -1;
  const end = isClosed ? closing + endings[opening].length : text.length;
  return { kind: kinds[opening], range: { start, end }, isClosed };
}

/** A document type may hold declarations in brackets of their own. */
function doctype(text: string, start: number): XmlSection {
  const bracket = /[<>]/g;
  bracket.lastIndex = start + 1;
  let open = 1;
  for (let match = bracket.exec(text); match !== null; match = bracket.exec(text)) {
    open += match[0] === '<' ? 1 : -1;
    if (open === 0) return { kind: 'doctype', range: { start, end: bracket.lastIndex }, isClosed: true };
  }
  return { kind: 'doctype', range: { start, end: text.length }, isClosed: false };
}

/** Converts a position of the validator to an offset: 1-based lines and columns, without a byte order mark. */
export function offsetOf(text: string, line: number, column: number | undefined): number {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const feed = text.indexOf('\n', start);
    if (feed === -1) break;
    start = feed + 1;
  }
  const mark = start === 0 && text.startsWith('\uFEFF') ? 1 : 0;
  return Math.min(text.length, start + (column ?? 1) - 1 + mark);
}
