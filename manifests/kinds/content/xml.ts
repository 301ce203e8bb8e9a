import * as l10n from '@vscode/l10n';
import { XMLValidator } from 'fast-xml-parser';
import type { ValidationError } from 'fast-xml-parser';
import type { Range } from '../../../parser/range';
import { finding } from './finding';
import type { ContentFinding } from './finding';
import { contentRules } from './rule-ids';
import { offsetOf, readXmlSections } from './xml-text';
import type { XmlSection } from './xml-text';
import { replaceFix } from '../../engine/rules/did-you-mean';

const predefined = new Set(['lt', 'gt', 'amp', 'quot', 'apos']);

/**
 * Every `&` that begins no reference, in texts and in attributes (XML 1.0, section 4.1). Names of entities are known
 * where the text declares none itself. Comments and sections must be blanked out in the text.
 */
function referenceFindings(text: string, declaresEntities: boolean): readonly ContentFinding[] {
  return [...text.matchAll(/&(?:#\d+;|#x[\da-fA-F]+;|([\p{L}_:][\p{L}\p{N}_:.-]*);)?/gu)].flatMap((match) => {
    const [written, name] = match;
    const isKnown = name === undefined ? written !== '&' : declaresEntities || predefined.has(name);
    if (isKnown) return [];
    const amp = { start: match.index, end: match.index + 1 };
    const message =
      name === undefined
        ? l10n.t('`&` begins a reference such as `&lt;`; write `&amp;` for the character.')
        : l10n.t('The entity `{0}` is not known in XML; write the character itself.', written);
    const range = { start: match.index, end: match.index + written.length };
    return [finding(contentRules.xml, range, message, name === undefined ? [replaceFix(amp, '&amp;')] : [])];
  });
}

/** What is wrong with a content that is to be XML: that it is well-formed. Nothing is expanded or loaded. */
export function checkXml(content: string): readonly ContentFinding[] {
  const sections = readXmlSections(content);
  const doctype = sections.find(({ kind }) => kind === 'doctype');
  const open = sections.find(({ isClosed }) => !isClosed);
  return [
    ...(doctype ? [documentType(doctype)] : []),
    ...(open ? [unclosedSection(open)] : tagFindings(content, sections, doctype !== undefined)),
  ];
}

/** The first error of tags; none where references are wrong, which the validator would report again. */
function tagFindings(
  content: string,
  sections: readonly XmlSection[],
  declaresEntities: boolean,
): readonly ContentFinding[] {
  const text = withoutSections(content, sections);
  const references = referenceFindings(text, declaresEntities);
  if (references.length > 0) return references;
  const error = errorIn(content) ?? secondRoot(text);
  return error ? [error] : [];
}

function documentType({ range }: XmlSection): ContentFinding {
  return finding(
    contentRules.xmlDoctype,
    { start: range.start, end: range.start + '<!DOCTYPE'.length },
    l10n.t('Careful programs refuse document types and custom entities; remove it.'),
  );
}

function unclosedSection({ kind, range: { start } }: XmlSection): ContentFinding {
  const [opening, closing] = {
    comment: ['<!--', '-->'],
    cdata: ['<![CDATA[', ']]>'],
    instruction: ['<?', '?>'],
    doctype: ['<!DOCTYPE', '>'],
  }[kind];
  const message = l10n.t('`{0}` is not closed; add `{1}`.', opening ?? '', closing ?? '');
  return finding(contentRules.xml, { start, end: start + (opening?.length ?? 1) }, message);
}

function errorIn(content: string): ContentFinding | undefined {
  const verdict = XMLValidator.validate(content);
  if (verdict === true) return undefined;
  const { range, message } = describe(verdict, content);
  return finding(contentRules.xml, range, message);
}

/** A position and a message. */
interface RangedMessage {
  readonly range: Range;
  readonly message: string;
}

/** The library reports errors as English texts; the needed parts are extracted. */
function describe({ err: { code, msg, line, col } }: ValidationError, content: string): RangedMessage {
  const at = offsetOf(content, line, col);
  if (/^Unclosed tag|^Invalid '\[/.test(msg)) return unclosedTag(content, at);
  if (code === 'InvalidAttr') return attribute(content, at);
  if (code === 'InvalidTag') return tag(msg, content, at);
  if (msg.startsWith('Start tag expected'))
    return {
      range: wordAt(content, 0),
      message: l10n.t('A tag is missing; XML must be one tag with its content.'),
    };
  if (msg.startsWith('XML declaration'))
    return {
      range: tagAt(content, content.lastIndexOf('<', at)),
      message: l10n.t('The declaration `<?xml …?>` must be at the very beginning; move it there.'),
    };
  return outsideOfRoot(content, at);
}

function tag(msg: string, content: string, at: number): RangedMessage {
  const range = tagAt(content, content.lastIndexOf('<', at));
  const [, expected, line, column] =
    /^Expected closing tag '(.+?)' \(opened in line (\d+), col (\d+)\)/.exec(msg) ?? [];
  if (expected !== undefined) {
    const message = l10n.t(
      'This does not close the open tag, which is `{0}` in line {1}, column {2}; write `</{0}>`.',
      expected,
      line ?? '',
      column ?? '',
    );
    return { range, message };
  }
  if (msg.endsWith('has not been opened.'))
    return { range, message: l10n.t('This closes a tag that is not open; remove it.') };
  return content.startsWith('</', range.start)
    ? { range, message: l10n.t('A closing tag must hold the name alone: `</name>`.') }
    : { range, message: l10n.t('This is not a tag; write `&lt;` for the character `<`.') };
}

/** The innermost of several open tags, which the library reports when another one is closed. */
function unclosedTag(content: string, at: number): RangedMessage {
  const verdict = XMLValidator.validate(`${content}</_>`);
  const message = verdict === true ? '' : verdict.err.msg;
  const [, line, column] = /\(opened in line (\d+), col (\d+)\)/.exec(message) ?? [];
  const start =
    line === undefined ? content.lastIndexOf('<') : offsetOf(content, Number(line), Number(column));
  const range = tagAt(content, start === -1 ? at : start);
  const name = content.slice(range.start + 1, range.end);
  return { range, message: l10n.t('`<{0}>` is not closed; add `</{0}>`.', name) };
}

function attribute(content: string, at: number): RangedMessage {
  const space = content.slice(at).search(/\S/);
  return {
    range: wordAt(content, at + Math.max(0, space)),
    message: l10n.t('Attributes are written `name="value"`, each once and with a space before it.'),
  };
}

function outsideOfRoot(content: string, at: number): RangedMessage {
  const tagStart = /[/>]/.test(content.charAt(at)) ? content.lastIndexOf('<', at) : -1;
  const start = tagStart === -1 ? at : tagStart;
  return {
    range: content.charAt(start) === '<' ? tagAt(content, start) : wordAt(content, start),
    message: l10n.t('XML must be one tag with its content; remove what is outside of it.'),
  };
}

/** The library takes what follows a first tag that has no content. `text` is without sections and well-formed else. */
function secondRoot(text: string): ContentFinding | undefined {
  const start = text.search(/<[^\s/>]/);
  const end = start === -1 ? -1 : endOfTag(text, start);
  if (end === -1 || text.charAt(end - 2) !== '/') return undefined;
  const next = text.slice(end).search(/\S/);
  if (next === -1) return undefined;
  const { range, message } = outsideOfRoot(text, end + next);
  return finding(contentRules.xml, range, message);
}

function withoutSections(content: string, sections: readonly XmlSection[]): string {
  let result = '';
  for (const { range } of sections)
    result += content.slice(result.length, range.start) + ' '.repeat(range.end - range.start);
  return result + content.slice(result.length);
}

/** `<name` or `</name` at an offset. */
function tagAt(content: string, at: number): Range {
  const start = Math.max(0, at);
  const [tag = ''] = /^<\/?[^\s/<>]*/.exec(content.slice(start, start + 200)) ?? [];
  return { start, end: Math.max(start + tag.length, Math.min(start + 1, content.length)) };
}

/** The text at an offset up to the next space or bracket, at least one character. */
function wordAt(content: string, at: number): Range {
  const start = Math.min(at, Math.max(0, content.trimEnd().length - 1));
  const [word = ''] = /^[^\s<>=]+/.exec(content.slice(start, start + 200)) ?? [];
  return { start, end: Math.min(content.length, start + Math.max(1, word.length)) };
}

/** Offset after the `>` of a tag, outside of quotes; -1 when there is none. */
function endOfTag(text: string, start: number): number {
  let quote = '';
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at + 1;
  }
  return -1;
}
