import { CandidateWords } from '../../engine/rules/did-you-mean';

/** A key in the first column, and whether its content is parsed. */
export interface RootPiece {
  readonly name: string;
  /** Where its line begins; it goes on to the next piece. */
  readonly start: number;
  readonly isOwn: boolean;
}

/** Keys in quotes, or up to the first colon followed by white space; never tries a character twice. */
const rootKey =
  /^(?:\uFEFF)?(?:"([^"\r\n]+)"[ \t]*|'([^'\r\n]+)'[ \t]*|([^\s#"'&*!|>%@`{}[\],-][^\r\n#:]*(?::(?![ \t\r\n])[^\r\n#:]+)*)):(?=[ \t\r\n]|$)/gm;
const ownRoot =
  /^(?:(?:servicecomb|cse|service_description|instance_description)(?:$|\.)|APPLICATION_ID$|(?:servicecomb|cse)-config-order$|spring\.cloud\.servicecomb(?:$|\.))/;
/** For `spring`, the keys below it decide. */
const springRoot = /^spring(?:\.cloud)?$/;

/** Roots that files of microservices have, for keys that are nearly one. */
const knownRoots = new CandidateWords([
  'servicecomb',
  'service_description',
  'instance_description',
  'APPLICATION_ID',
]);

/** The root that a key in the first column is nearly spelled like; undefined for roots and for other words. */
export function meantRoot(name: string): string | undefined {
  const [word = '', ...rest] = name.split('.');
  if (word.length < 8 || ownRoot.test(name)) return undefined;
  const root = knownRoots.nearest(word);
  if (root === undefined || (root === 'APPLICATION_ID' && !/id$/i.test(word))) return undefined;
  return [root, ...rest].join('.');
}

/** Whether a document is one map in brackets, as JSON is, whose keys may be anywhere. */
export function isInBrackets(text: string): boolean {
  return /^\uFEFF?(?:\s*#[^\n]*\n)*\s*\{(?!\{|%)/.test(text);
}

/** An own key in brackets. */
const ownKeyInBrackets =
  /[{,\s]["']?(?:(?:servicecomb|cse|service_description|instance_description)(?:\.[\w.-]+)?|APPLICATION_ID|spring\.cloud\.servicecomb[\w.-]*)["']?\s*:/;

/** The keys in the first column of a text, in one pass; none of a map in brackets. A file may have roots of its own. */
export function ownRoots(text: string, alsoOwn?: RegExp): readonly RootPiece[] {
  if (isInBrackets(text)) return [];
  const found = Array.from(text.matchAll(rootKey), (match) => ({ name: nameOf(match), start: match.index }));
  return found.map(({ name, start }, index) => ({
    name,
    start,
    isOwn:
      ownRoot.test(name) ||
      alsoOwn?.test(name) === true ||
      (springRoot.test(name) && holdsServicecomb(name, text.slice(start, found[index + 1]?.start))),
  }));
}

/** Whether a text has a microservice part; usually without scanning all of it. */
export function hasOwnRoot(text: string): boolean {
  if (isInBrackets(text)) return ownKeyInBrackets.test(text);
  for (const match of text.matchAll(rootKey)) {
    const name = nameOf(match);
    if (ownRoot.test(name)) return true;
    if (springRoot.test(name)) return ownRoots(text).some(({ isOwn }) => isOwn);
  }
  return false;
}

/** Whether a text has a root that is nearly spelled like one of a microservice. */
export function hasMeantRoot(text: string): boolean {
  return ownRoots(text).some(({ name }) => meantRoot(name) !== undefined);
}

/** Whether it has nearly the root or the section of settings that Spring's files hold too. */
export function hasMeantSpringKey(text: string): boolean {
  const roots = ownRoots(text);
  return (
    roots.some(({ name }) => meantRoot(name)?.startsWith('servicecomb') === true) ||
    meantSections(text, roots).length > 0
  );
}

function nameOf([, double, single, plain]: RegExpExecArray): string {
  return double ?? single ?? plain?.trimEnd() ?? '';
}

/** Whether `cloud` and `servicecomb` are below `spring`, as keys of their own or dotted. */
function holdsServicecomb(root: string, piece: string): boolean {
  if (!piece.includes('servicecomb')) return false;
  for (const { path } of keysIn(piece)) if (/^spring\.cloud\.servicecomb(?:$|\.)/.test(path)) return true;
  return root.startsWith('spring') && /^spring(?:\.cloud)?[ \t]*:[ \t]*\{/.test(piece);
}

/** A key on a line of its own, with those around it, and where it ends. */
interface WrittenKey {
  readonly path: string;
  readonly end: number;
}

function* keysIn(piece: string): Generator<WrittenKey> {
  const ancestors: { readonly column: number; readonly path: string }[] = [];
  const lines = piece.matchAll(/^([ ]*)["']?([\w.-]+)["']?[ \t]*:(?=[ \t\r\n]|$)/gm);
  for (const { 0: line, 1: margin = '', 2: name = '', index } of lines) {
    const column = margin.length;
    while ((ancestors.at(-1)?.column ?? -1) >= column) ancestors.pop();
    const parent = ancestors.at(-1)?.path;
    const path = parent === undefined ? name : `${parent}.${name}`;
    yield { path, end: index + line.indexOf(name) + name.length };
    ancestors.push({ column, path });
  }
}

/** A section below `spring.cloud` that is nearly `servicecomb`, and where it is. */
export interface MeantSection {
  readonly name: string;
  readonly start: number;
}

/** The sections of Spring Cloud Huawei that are spelled otherwise, each where it is written first. */
export function meantSections(text: string, roots: readonly RootPiece[]): readonly MeantSection[] {
  return roots.flatMap(({ name, start }, index) => {
    if (!/^spring(?:$|\.)/.test(name)) return [];
    const section = meantSectionIn(text.slice(start, roots[index + 1]?.start));
    return section === undefined ? [] : [{ ...section, start: start + section.start }];
  });
}

function meantSectionIn(piece: string): MeantSection | undefined {
  if (!/servi|comb/i.test(piece)) return undefined;
  for (const { path, end } of keysIn(piece)) {
    const [spring, cloud, name = '', ...rest] = path.split('.');
    if (spring !== 'spring' || cloud !== 'cloud') continue;
    if (name === springSection || springSections.nearest(name) === undefined) continue;
    return { name, start: end - ['', ...rest].join('.').length - name.length };
  }
  return undefined;
}

export const springSection = 'servicecomb';
const springSections = new CandidateWords([springSection]);

/** Spring settings that microservice settings refer to, such as the application name. */
const alsoRead = /^spring(?:$|\.)/;

/**
 * The text with everything else blanked, character for character, so that offsets stay: it is not parsed, and its
 * errors are not reported here. Values filled in by Maven (`@project.version@`) begin with a letter instead, because YAML
 * allows no `@` there. Texts with aliases are kept whole, since the anchors may be anywhere.
 */
export function ownText(text: string, roots: readonly RootPiece[]): string {
  const marked = filledIn(text);
  if (roots.length === 0 || hasAlias(text)) return marked;
  let result = '';
  let start = 0;
  let isRead = false;
  const passTo = (end: number): void => {
    const run = marked.slice(start, end);
    result += isRead ? run : blanked(run);
    start = end;
  };
  for (const root of roots) {
    const isNextRead = root.isOwn || alsoRead.test(root.name);
    if (isNextRead === isRead) continue;
    passTo(root.start);
    isRead = isNextRead;
  }
  passTo(text.length);
  return result;
}

/** The text with a word in place of each value filled in by Maven. */
export function filledIn(text: string): string {
  return text.includes('@') ? text.replace(/((?::|-)[ \t]+)@([\w.-]+)@/g, '$1_$2_') : text;
}

/** Whether a text may refer to an anchor elsewhere in it. */
export function hasAlias(text: string): boolean {
  return /[\s:,[{]\*[^\s,[\]{}*./]|<<[ \t]*:/.test(text);
}

/** One comment in place of many lines, which the parser skips at once. */
function blanked(text: string): string {
  const end = /[\r\n\u2028\u2029]$/.test(text.slice(-1)) ? text.length - 1 : text.length;
  return '#'.padEnd(end).slice(0, end) + text.slice(end);
}
