import type { LainDocument } from '../../document';
import type { Proc } from '../../sections';
import type { Entry, MapNode } from '../../../../../parser/node';
import { asList, asMap } from '../../../../../parser/node';
import { itemsOf, procKeys } from './keys';

/** A key below the path of a volume, of whatever name. */
export interface VolumeSetting {
  readonly proc: Proc;
  readonly entry: Entry;
}

/** A backup policy with its keys. */
export interface BackupPolicy {
  readonly entry: Entry;
  readonly body: MapNode;
}

/** The keys that make a policy. */
export const policyNames = ['backup_full', 'backup_increment'] as const;

/** Everything that is written below the paths of volumes. */
export function volumeSettings(document: LainDocument): VolumeSetting[] {
  if (document.dialect === 'einplus') return []; // Its volumes have no settings.
  return procKeys(document, 'volumes', 'persistent_dirs').flatMap(({ proc, value }) => {
    const list = asList(value);
    const items = list ? itemsOf(list, document) : [];
    const paths = items.flatMap((item) => [...(asMap(item.value)?.fields.values() ?? [])]);
    const settings = paths.flatMap((path) => [...(asMap(path.value)?.fields.values() ?? [])]);
    return settings.map((entry) => ({ proc, entry }));
  });
}

/** The policies among them. */
export function backupPolicies(document: LainDocument): BackupPolicy[] {
  return volumeSettings(document).flatMap(({ entry }) => {
    const isPolicy = policyNames.some((policy) => policy === entry.name);
    const body = isPolicy ? asMap(entry.value) : undefined;
    return body ? [{ entry, body }] : [];
  });
}
