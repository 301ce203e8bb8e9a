import * as l10n from '@vscode/l10n';
import type { KieItem } from '../../api/catalogue/kie/shapes';
import { maskSecrets } from '../../resources/mask-secrets';
import type { Former, RecordedDocument } from './run-record';
import { pathOf } from './without-secrets';

/** A configuration item: all that its document says. */
export type ItemContent = Pick<KieItem, 'key' | 'labels' | 'value' | 'value_type' | 'status'>;

/**
 * What undoing the write of a configuration item needs.
 *
 * @param engine The engine that the document names.
 * @param before The item before, null when there is none; `after` likewise.
 */
export function formerOfItem(
  engine: string | undefined,
  before: ItemContent | null,
  after: ItemContent | null,
): Former {
  // A former value that is not kept can't be written; that of an item which is removed need not be.
  const isBeforeKept = before === null || !isSecret(before);
  return {
    ...(isBeforeKept && { before: before && documentOf(before, engine) }),
    after: after && documentOf(after, engine),
    ...(after && isSecret(after) && { unkept: { paths: [pathOf('spec', 'value')] } }),
    lost: isBeforeKept ? [] : [l10n.t('The value may be a secret, which no history keeps.')],
  };
}

function documentOf(item: ItemContent, engine: string | undefined): RecordedDocument {
  const { key, labels = {}, value, value_type, status } = item;
  const spec = {
    labels,
    ...(value_type && { value_type }),
    ...(status && { status }),
    ...(!isSecret(item) && { value }),
  };
  const metadata = { name: key, ...(engine !== undefined && { engine }) };
  return { apiVersion: 'kie/v1', kind: 'Config', metadata, value: { spec } };
}

function isSecret({ key, value, value_type: type }: ItemContent): boolean {
  return maskSecrets(value, type ?? 'text', key) !== value;
}
