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

/** A resource that becomes a file: its name, and what tells it from all others. */
export interface NamedText extends FolderFile {
  readonly id: string;
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
    id: labelsKey(labels),
    name: scopeName(labels),
    text: yamlText({ data: members.sort(byKey).map((item) => memberOf(item, labels)) }),
  }));
  return { files: namedFiles(files, '.kie.yaml'), leftOut: items.length - kept.length };
}

/**
 * Files with names that every file system takes and that differ also where capitals make no difference. What can't be in
 * a name is replaced; a name that is changed, too long or not the only one of its kind ends in a piece of the hash of what
 * tells the resource from others. So every resource has the same name in whatever order they are listed.
 */
export function namedFiles(resources: readonly NamedText[], ending: string): readonly FolderFile[] {
  const counts = new Map<string, number>();
  for (const { name } of resources) {
    const safe = safeName(name).toLowerCase();
    counts.set(safe, (counts.get(safe) ?? 0) + 1);
  }
  const isPlain = ({ name }: NamedText): boolean =>
    safeName(name) === name && counts.get(name.toLowerCase()) === 1;
  const names = new Map<NamedText, string>();
  const used = new Set<string>();
  const use = (resource: NamedText, name: string): void => {
    names.set(resource, name);
    used.add(name.toLowerCase());
  };
  for (const resource of resources.filter(isPlain)) use(resource, resource.name);
  const others = resources.filter((resource) => !isPlain(resource)).sort(inOrder);
  for (const resource of others) use(resource, hashedName(resource, used));
  return resources.map((resource) => ({
    name: `${names.get(resource) ?? ''}${ending}`,
    text: resource.text,
  }));
}

/** A name with a piece of a hash, another one until it is free. */
function hashedName({ id, name }: NamedText, used: ReadonlySet<string>): string {
  for (let attempt = 0; ; attempt++) {
    const hashed = attempt === 0 ? id : `${id}\n${String(attempt)}`;
    const own = `${safeName(name)}-${createHash('sha256').update(hashed).digest('hex').slice(0, 8)}`;
    if (!used.has(own.toLowerCase())) return own;
  }
}

/** The order of the ids; that of the texts where the ids are the same. */
function inOrder(one: NamedText, other: NamedText): number {
  const [mine, theirs] = one.id === other.id ? [one.text, other.text] : [one.id, other.id];
  return mine < theirs ? -1 : Number(mine > theirs);
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
