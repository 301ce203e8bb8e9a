import type { WireRequest } from '../http/exchange';
import { splitUrl } from '../http/exchange';
import { refuse } from './errors';
import { brokenSearchRules } from './rules';
import type { KieItem } from './state';

const illegalLabels =
  'label value can not be empty, label can not be duplicated, please check your query parameters';

/** Which labels an item must have: all of these, or exactly these. */
export interface LabelQuery {
  readonly labels: Readonly<Record<string, string>>;
  readonly exact: boolean;
}

export interface Page {
  readonly offset: number;
  /** Absent: everything, and the offset does not matter. */
  readonly limit?: number;
}

export interface Search extends LabelQuery, Page {
  readonly key: string;
  readonly value: string;
  readonly status: string;
}

/** @throws KieRefusal 400001 */
export function readSearch(request: WireRequest): Search {
  const query = queryOf(request);
  const search = {
    key: query.get('key') ?? '',
    value: query.get('value') ?? '',
    status: query.get('status') ?? '',
    labels: readLabels(query.getAll('label')),
    exact: query.get('match') === 'exact',
    ...readPage(request),
  };
  const problem = brokenSearchRules(search);
  if (problem !== undefined) throw refuse(400001, problem);
  return search;
}

/** @throws KieRefusal 400001 */
export function readPage(request: WireRequest): Page {
  const query = queryOf(request);
  const offset = query.get('offset') ?? '';
  const limit = query.get('limit') ?? '';
  if (!/^([-+]?\d+)?$/.test(offset)) {
    throw refuse(400001, `strconv.ParseInt: parsing ${JSON.stringify(offset)}: invalid syntax`);
  }
  if (Number(offset) < 0) throw refuse(400001, 'invalid offset number');
  if (limit === '') return { offset: Number(offset) };
  if (!/^\d+$/.test(limit) || Number(limit) < 1 || Number(limit) > 100) {
    throw refuse(400001, 'invalid limit number');
  }
  return { offset: Number(offset), limit: Number(limit) };
}

/** `name:value` each. @throws KieRefusal 400001 */
export function readLabels(texts: readonly string[]): Record<string, string> {
  const pairs = texts.map((text) => text.split(':'));
  if (pairs.some((pair) => pair.length !== 2)) throw refuse(400001, illegalLabels);
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value]));
}

/** The items that a search finds, the newest change first, and how many they are without paging. */
export function findItems(
  items: readonly KieItem[],
  project: string,
  search: Search,
): { total: number; data: KieItem[] } {
  const fitsKey = keyTest(search.key);
  const found = items
    .filter(
      (item) =>
        item.project === project &&
        fitsKey(item.key) &&
        item.value.includes(search.value) &&
        (search.status === '' || item.status === search.status) &&
        hasLabels(item.labels, search),
    )
    .sort((a, b) => b.priority - a.priority || b.updateRevision - a.updateRevision);
  return { total: found.length, data: pageOf(found, search) };
}

export function pageOf<T>(all: readonly T[], { offset, limit }: Page): T[] {
  return limit === undefined ? [...all] : all.slice(offset, offset + limit);
}

export function hasLabels(
  labels: Readonly<Record<string, string>>,
  { labels: wanted, exact }: LabelQuery,
): boolean {
  const names = Object.keys(wanted);
  if (exact && names.length !== Object.keys(labels).length) return false;
  return names.every((name) => labels[name] === wanted[name]);
}

/** A key is asked for as it is, by its beginning, or with wildcards; upper and lower case are the same. */
function keyTest(wanted: string): (key: string) => boolean {
  if (wanted === '') return () => true;
  const [, form, argument = ''] = /^(beginWith|wildcard)\((.*)\)$/.exec(wanted) ?? [];
  const escape = (text: string) => text.replace(/[.:-]/g, '\\$&');
  const source =
    form === undefined
      ? `^${escape(wanted)}$`
      : form === 'beginWith'
        ? `^${escape(argument)}`
        : `^${escape(argument).replaceAll('*', '.*')}$`;
  const regex = new RegExp(source, 'i');
  return (key) => regex.test(key);
}

export function queryOf(request: WireRequest): URLSearchParams {
  return new URLSearchParams(splitUrl(request.url).query);
}
