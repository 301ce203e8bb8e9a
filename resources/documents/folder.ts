import { createHash } from 'node:crypto';
import type { KieItem } from '../../api/catalogue/kie/shapes';
import { labelsKey, type Labels } from '../kie/items';
import { isSecretName } from '../shown-value';
import { yamlText } from './yaml-text';

/** Maximum length of a file name without its ending; file systems allow 255 bytes. */
const maxName = 60;

/** Names that Windows keeps for devices, whatever ends them. */
const deviceNames = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** One file of a folder, directly in it. */
export interface FolderFile {
  readonly name: string;
  readonly text: string;
}

/** Files with configuration items, and how many items were left out because they may be secrets. */
export interface ConfigurationFiles {
  readonly files: readonly FolderFile[];
  readonly leftOut: number;
}

/** Configuration items as files, one for each set of labels, in the form that can be deployed. */
export function configurationFiles(items: readonly KieItem[]): ConfigurationFiles {
  const kept = items.filter(({ key }) => !isSecretName(key));
  const scopes = new Map<string, { readonly labels: Labels; readonly items: KieItem[] }>();
  for (const item of kept) {
    const { labels = {} } = item;
    const scope = scopes.get(labelsKey(labels)) ?? { labels, items: [] };
    scopes.set(labelsKey(labels), scope);
    scope.items.push(item);
  }
  const files = [...scopes.values()].map(({ labels, items: members }) => ({
    name: scopeName(labels),
    text: yamlText({ data: members.sort(byKey).map((item) => memberOf(item, labels)) }),
  }));
  return { files: namedFiles(files, '.kie.yaml'), leftOut: items.length - kept.length };
}

/**
 * Files with names that every file system takes and that differ also where capitals make no difference. What can't be in
 * a name is replaced; a name that is changed, too long or not the only one of its kind ends in a piece of its hash.
 */
export function namedFiles(files: readonly FolderFile[], ending: string): readonly FolderFile[] {
  const used = new Set<string>();
  return files.map(({ name, text }) => {
    const safe = safeName(name);
    const isFree = safe === name && !used.has(safe.toLowerCase());
    const own = isFree ? safe : `${safe}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
    used.add(own.toLowerCase());
    return { name: `${own}${ending}`, text };
  });
}

function safeName(name: string): string {
  const safe = name
    .replaceAll(/[^\p{L}\p{N}._=,-]/gu, '_')
    .slice(0, maxName)
    .replace(/^[.\s]|[.\s]$/g, '_');
  return safe === '' || deviceNames.test(safe) ? `_${safe}` : safe;
}

function scopeName(labels: Labels): string {
  const parts = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
  return parts.length === 0 ? 'no-labels' : parts.sort().join(',');
}

function memberOf({ key, value, value_type, status }: KieItem, labels: Labels): object {
  const hasLabels = Object.keys(labels).length > 0;
  return {
    key,
    ...(hasLabels && { labels }),
    ...(value_type !== undefined && { value_type }),
    ...(status !== undefined && { status }),
    value,
  };
}

function byKey(one: KieItem, other: KieItem): number {
  return one.key < other.key ? -1 : 1;
}
