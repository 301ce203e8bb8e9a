import * as l10n from '@vscode/l10n';
import type { Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { importKieFile } from '../../api/catalogue/kie/files';
import type { KieItem } from '../../api/catalogue/kie/shapes';
import { firstProblem } from '../../api/problems';
import { readYaml } from '../documents/yaml-text';
import { kieIdentity, type KieScope } from './items';

/** Maximum length of a file, in bytes: that of a request. Source: kie §4. */
export const maxImportBytes = 2_500_000;

type Body = Static<typeof importKieFile.body>;
export type ImportedItem = Body['data'][number];

/** What becomes of an item that exists already. Source: kie §5. */
export type Override = 'force' | 'skip' | 'abort';

/** What an import does with an item of the file. */
export interface Fate {
  readonly item: ImportedItem;
  readonly does: 'create' | 'overwrite' | 'nothing' | 'skip' | 'stop';
  /** The item that exists. */
  readonly live?: KieItem;
}

/** The items of a file, or why it can't be imported, in one sentence. */
export function readImport(
  text: string,
): { readonly items: readonly ImportedItem[] } | { readonly obstacle: string } {
  const read = readYaml(text);
  if ('obstacle' in read) return read;
  const problem = firstProblem(Compile(importKieFile.body), read.value);
  if (problem !== undefined)
    return { obstacle: l10n.t('This is not a file of configuration items: {0}.', problem) };
  const { data } = read.value as Body; // checked just now
  return data.length > 0 ? { items: data } : { obstacle: l10n.t('The file holds no items.') };
}

/** The items as they are sent: into a scope with its labels in place of their own, and with a status, which servers default differently. */
export function itemsInto({ labels }: KieScope, items: readonly ImportedItem[]): ImportedItem[] {
  return items.map((item) => ({
    ...item,
    status: item.status || 'enabled',
    ...(labels && { labels: { ...labels } }),
  }));
}

/**
 * What becomes of each item, in the order of the file: one that is there twice exists the second time. Forcing changes
 * value and status, never the type, and an empty value keeps the old one. Source: kie §5.
 */
export function fatesOf(
  items: readonly ImportedItem[],
  live: readonly KieItem[],
  override: Override,
): readonly Fate[] {
  const known = new Map(live.map((item) => [kieIdentity(item), item]));
  const seen = new Set<string>();
  let stopped = false;
  return items.map((item): Fate => {
    const identity = kieIdentity(item);
    const existing = known.get(identity);
    const exists = existing !== undefined || seen.has(identity);
    seen.add(identity);
    stopped ||= override === 'abort' && exists;
    if (stopped) return { item, does: 'stop', ...(existing && { live: existing }) };
    if (!exists) return { item, does: 'create' };
    if (override === 'skip') return { item, does: 'skip', ...(existing && { live: existing }) };
    if (!existing) return { item, does: 'overwrite' };
    const isSame = (item.value || existing.value) === existing.value && item.status === existing.status;
    return { item, does: isSame ? 'nothing' : 'overwrite', live: existing };
  });
}
