import * as l10n from '@vscode/l10n';
import type { Document, YAMLError } from 'yaml';
import type { Problem } from './problem';
import type { Range } from './range';
import { compose, firstError, TooMuch } from './compose';
import { convert } from './convert';
import type { Refusal } from './convert';
import { onOneLine, openConstruct } from './join-lines';
import { maxNesting, maxTextLength } from './limits';
import type { Node } from './node';
import { readPlainly } from './read-plain';
import { firstTabProblem, firstUnprintable } from './characters';
import { describeRefusal, describeSyntaxError, describeUnclosed, fixOfRefusal } from './syntax-errors';

/** One YAML document as PyYAML 3.11 reads it. */
export interface YamlSource {
  readonly text: string;
  /** Undefined for an empty document and for a text that is not read at all. */
  readonly root: Node | undefined;
  /** Why the parser refuses the text: at most one, so that one slip is told once. */
  readonly problem: Problem | undefined;
}

/** Characters that may be read again because of constructs whose line breaks had to go. */
const rereadLimit = 500_000;

/** Reads a text once. Never throws; what cannot be read ends in one finding. */
export function readYaml(text: string): YamlSource {
  const unreadable = whyUnreadable(text);
  if (unreadable !== undefined) return { text, root: undefined, problem: unreadable };

  const plain = readPlainly(text);
  return plain ? { text, root: plain.root, problem: characterProblem(text) } : readYamlByLibrary(text);
}

/** The same by the YAML library alone: the measure of what is read faster. */
export function readYamlByLibrary(text: string): YamlSource {
  try {
    const { root, problem } = read(text);
    return { text, root, problem: problem ?? characterProblem(text) };
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    return { text, root: undefined, problem: error.reason === 'too-deep' ? tooDeep(text) : tooLarge(text) };
  }
}

interface Reading {
  readonly root: Node | undefined;
  readonly error: YAMLError | undefined;
  readonly problem: Problem | undefined;
}

/** Reads again what the library refuses only for its indentation; the first error is the one that is told. */
function read(text: string): Reading {
  const first = readOnce(text);
  let reading = first;
  let joined = text;
  let budget = rereadLimit - text.length;
  while (reading.error && reading.root && budget > 0) {
    budget -= text.length;
    const open = openConstruct(reading.root, reading.error.pos[0], joined);
    if (open === undefined) break;
    if (open.end === undefined) return { ...first, problem: unclosed(open.start, text) };
    const before = joined;
    joined = onOneLine(joined, open.start, open.end);
    if (joined === before) break; // Nothing was joined: reading again would find the same.
    reading = readOnce(joined);
  }
  return reading.error ? first : reading;
}

function readOnce(text: string): Reading {
  const composed = compose(withLineFeeds(text), '1.1');
  const document = composed[0];
  if (document === undefined) return { root: undefined, error: undefined, problem: undefined };

  const { root, refusals } = convert(document, text);
  const error = firstError(document);
  if (error) return { root, error, problem: problemOf(error, text) };
  const problem = secondDocument(composed) ?? refusedTag(document, text) ?? refused(refusals[0]);
  return { root, error, problem };
}

function whyUnreadable(text: string): Problem | undefined {
  if (text.length > maxTextLength) return tooLarge(text);
  const zero = text.indexOf('\0');
  if (zero === -1) return undefined;
  return finding(
    'source/not-text',
    { start: 0, end: 0 },
    l10n.t('This file holds binary data and cannot be read as YAML; save it as UTF-8 text.'),
  );
}

/** PyYAML also takes a lone carriage return for a line break. */
function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}

function tooLarge(text: string): Problem {
  const message = l10n.t(
    'This file is too large to be checked ({0} MB); a manifest is a few kilobytes: move data elsewhere.',
    (text.length / 1_000_000).toFixed(1),
  );
  return finding('source/too-large', { start: 0, end: firstLineEnd(text) }, message);
}

function tooDeep(text: string): Problem {
  const message = l10n.t('The nesting is deeper than {0} levels; flatten it.', maxNesting);
  return finding('source/too-deep', { start: 0, end: firstLineEnd(text) }, message);
}

function problemOf(error: YAMLError, text: string): Problem {
  const { range, message, fixes } = describeSyntaxError(error, text);
  return syntax(range, message, fixes);
}

function unclosed(start: number, text: string): Problem {
  const { range, message } = describeUnclosed(start, text);
  return syntax(range, message);
}

function refused(refusal: Refusal | undefined): Problem | undefined {
  return refusal && syntax(refusal.range, describeRefusal(refusal), fixOfRefusal(refusal));
}

function secondDocument(documents: readonly Document.Parsed[]): Problem | undefined {
  const second = documents[1];
  if (second === undefined) return undefined;
  const start = second.range[0];
  const range = { start, end: start + 3 };
  return finding(
    'source/one-document',
    range,
    l10n.t('A second YAML document starts here; keep one document and remove the `---` and what follows.'),
  );
}

const safeTag =
  /^(?:!|!!(?:str|int|float|bool|null|timestamp|binary|map|seq|set|omap|pairs))$|^!<tag:yaml\.org,2002:/;

function refusedTag(document: Document.Parsed, text: string): Problem | undefined {
  for (const warning of document.warnings) {
    const [start, end] = warning.pos;
    const tag = text.slice(start, end);
    if (warning.code !== 'TAG_RESOLVE_FAILED' || safeTag.test(tag)) continue;
    return syntax(
      { start, end },
      l10n.t('The tag `{0}` is refused; remove it, or quote the value if it is meant as text.', tag),
    );
  }
  return undefined;
}

function characterProblem(text: string): Problem | undefined {
  const unprintable = firstUnprintable(text);
  if (unprintable !== undefined) {
    const code = (text.codePointAt(unprintable.start) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return finding(
      'source/character',
      unprintable,
      l10n.t('The character U+{0} is refused by the YAML 1.1 reader, even in a comment; remove it.', code),
    );
  }
  const tab = firstTabProblem(text);
  if (tab === undefined) return undefined;
  return syntax(tab, l10n.t('A tab cannot stand here; use spaces.'), [
    { title: l10n.t('Replace with a space'), edits: [{ range: tab, text: ' ' }] },
  ]);
}

function syntax(range: Range, message: string, fixes?: Problem['fixes']): Problem {
  return { ...finding('source/yaml-syntax', range, message), ...(fixes && { fixes }) };
}

function finding(rule: string, range: Range, message: string): Problem {
  return { rule, severity: 'error', message, range };
}

function firstLineEnd(text: string): number {
  const end = text.search(/[\r\n]/);
  return end === -1 ? Math.min(text.length, 200) : Math.min(end, 200);
}
