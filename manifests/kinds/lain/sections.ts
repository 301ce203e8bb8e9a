import { asMap, stringOf, valueOf } from '../../../parser/node';
import type { Entry, MapNode } from '../../../parser/node';
import type { ManifestOptions } from '../../engine/manifest';

export type Dialect = ManifestOptions['lainDialect'];

export type ProcType = 'web' | 'worker' | 'oneshot' | 'portal' | 'cron';

/** The word before the first dot of a section's key. */
export type SectionWord = ProcType | 'proc' | 'service';

/** A top-level entry that the parser takes for a proc because of the word before its first dot. */
export interface ProcSection {
  readonly entry: Entry;
  /** The whole key, for example `web.admin`. */
  readonly key: string;
  readonly word: SectionWord;
  /** The text after the dot; the word itself for `web`; undefined when the key is malformed. */
  readonly name: string | undefined;
  /** Why the key gives no name: `proc` or `service` alone, more than one dot, nothing after the dot. */
  readonly malformed: 'bare' | 'too-many-parts' | 'empty-name' | undefined;
  /** Undefined when the value is not a map. */
  readonly body: MapNode | undefined;
}

/** A proc as the parser loads it. */
export interface Proc {
  readonly section: ProcSection;
  readonly name: string;
  /** Undefined when `type:` names none. */
  readonly type: ProcType | undefined;
  /** The map with its keys; for the portal of `service.N` the map under `portal`. */
  readonly body: MapNode;
  /** The entry whose key represents the proc in messages: the section, or `portal` in `service.N`. */
  readonly entry: Entry;
}

const words: Readonly<Record<Dialect, readonly SectionWord[]>> = {
  laincloud: ['web', 'worker', 'oneshot', 'portal', 'proc', 'service'],
  einplus: ['web', 'worker', 'cron', 'proc'],
};

const types: Readonly<Record<Dialect, readonly ProcType[]>> = {
  laincloud: ['worker', 'web', 'oneshot', 'portal'],
  einplus: ['worker', 'web', 'cron'],
};

/** Words that make a top-level key a proc section. */
export function sectionWords(dialect: Dialect): readonly SectionWord[] {
  return words[dialect];
}

/** Values that `type` may have. */
export function procTypes(dialect: Dialect): readonly ProcType[] {
  return types[dialect];
}

/** Finds the proc sections of a manifest and the procs they make (lain-sdk `parser.py`, `_load_procs`). */
export function readSections(
  root: MapNode | undefined,
  dialect: Dialect,
): { readonly sections: readonly ProcSection[]; readonly procs: readonly Proc[] } {
  const fields = [...(root?.fields.values() ?? [])];
  const sections = fields.flatMap((entry) => sectionOf(entry, dialect) ?? []);
  return { sections, procs: sections.flatMap((section) => procsOf(section, dialect)) };
}

function sectionOf(entry: Entry, dialect: Dialect): ProcSection | undefined {
  const dot = entry.name.indexOf('.');
  const first = dot === -1 ? entry.name : entry.name.slice(0, dot);
  const word = words[dialect].find((known) => known === first);
  if (word === undefined) return undefined;
  const [, ...rest] = entry.name.split('.');
  const malformed = malformation(word, rest);
  const name = malformed === undefined ? (rest[0] ?? word) : undefined;
  return { entry, key: entry.name, word, name, malformed, body: asMap(entry.value) };
}

function malformation(word: SectionWord, rest: readonly string[]): ProcSection['malformed'] {
  if (rest.length === 0) return word === 'proc' || word === 'service' ? 'bare' : undefined;
  if (rest.length > 1) return 'too-many-parts';
  return rest[0] === '' ? 'empty-name' : undefined;
}

function procsOf(section: ProcSection, dialect: Dialect): Proc[] {
  const { name, body, word, entry } = section;
  if (name === undefined || body === undefined) return [];
  const type = word === 'proc' || word === 'service' ? typeIn(body, dialect) : word;
  const procs: Proc[] = [{ section, name, type, body, entry }];
  const portal = word === 'service' ? body.fields.get('portal') : undefined;
  const portalBody = asMap(portal?.value);
  if (portal && portalBody)
    procs.push({ section, name: `portal-${name}`, type: 'portal', body: portalBody, entry: portal });
  return procs;
}

function typeIn(body: MapNode, dialect: Dialect): ProcType | undefined {
  if (!body.fields.has('type')) return dialect === 'laincloud' ? 'worker' : undefined;
  const text = stringOf(valueOf(body, 'type'));
  return types[dialect].find((type) => type === text);
}
