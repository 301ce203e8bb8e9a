import * as l10n from '@vscode/l10n';
import type { Static } from 'typebox';
import { Value } from 'typebox/value';
import { status as statusSchema, valueType as valueTypeSchema } from '../../api/catalogue/kie/fields';
import type { KieItem } from '../../api/catalogue/kie/shapes';
import type { KieChange, KieDraft } from '../../resources/kie/items';
import type { PlanChange } from '../plan';
import { maskSecrets } from '../../resources/mask-secrets';
import { isSamePolicy } from './same-policy';
import type { WantedItem } from './wanted-items';

/** The write that brings an item to its desired state. */
export type ItemWrite =
  | { readonly action: 'create'; readonly draft: KieDraft }
  | { readonly action: 'change'; readonly change: KieChange; readonly live: KieItem }
  /** With a reason where it is not as wanted all the same. */
  | { readonly action: 'unchanged'; readonly reason?: string }
  | { readonly action: 'blocked' | 'unknown'; readonly reason: string };

/** Sent explicitly for new items: servers disagree about the default status. kie §2. */
const defaults = { valueType: 'text', status: 'enabled' } as const;

/**
 * Compares an item with the live one of the same key and labels. Values are compared verbatim, including the final line
 * break, but policies by what they mean; the value type can't be changed, and a value can't be emptied. Source: kie §2.
 */
export function compareItem(wanted: WantedItem, live: KieItem | undefined): ItemWrite {
  const { key, labels, value, valueType = defaults.valueType, status = defaults.status } = wanted;
  if (!Value.Check(valueTypeSchema, valueType) || !Value.Check(statusSchema, status)) {
    return { action: 'blocked', reason: l10n.t('No server accepts this value type or status.') };
  }
  if (!live) {
    return { action: 'create', draft: { key, value: value ?? '', labels, value_type: valueType, status } };
  }
  return compareWith(live, {
    value,
    valueType: wanted.valueType,
    status: wanted.status === undefined ? undefined : status,
  });
}

interface Managed {
  readonly value: string | undefined;
  readonly valueType: string | undefined;
  readonly status: Static<typeof statusSchema> | undefined;
}

function compareWith(live: KieItem, { value, valueType, status }: Managed): ItemWrite {
  const liveType = typeOf(live);
  if (valueType !== undefined && valueType !== liveType) {
    return {
      action: 'blocked',
      reason: l10n.t(
        'The value type can’t be changed from {0} to {1}: delete the item first, or keep its type.',
        liveType,
        valueType,
      ),
    };
  }
  const isOtherValue =
    value !== undefined && value !== live.value && !isSamePolicy(live.key, value, live.value);
  if (isOtherValue && value === '') {
    return {
      action: 'blocked',
      reason: l10n.t('A value can’t be emptied: delete the item, or disable it.'),
    };
  }
  const isOtherStatus = status !== undefined && status !== live.status;
  if (!isOtherValue && !isOtherStatus) return { action: 'unchanged' };
  const change = { ...(isOtherValue && { value }), ...(isOtherStatus && { status }) };
  return { action: 'change', change, live };
}

/** The changes of a write, with secrets masked. */
export function changesOf(wanted: WantedItem, write: ItemWrite): PlanChange[] {
  if (write.action === 'create') {
    const { value = '', value_type = '', status = '' } = write.draft;
    const shown = maskSecrets(value, value_type, wanted.key);
    return [
      { path: 'value', to: shown },
      { path: 'value_type', to: value_type },
      { path: 'status', to: status },
    ];
  }
  if (write.action !== 'change') return [];
  const { change, live } = write;
  const mask = (text: string) => maskSecrets(text, typeOf(live), wanted.key);
  return [
    ...(change.value === undefined
      ? []
      : [{ path: 'value', from: mask(live.value), to: mask(change.value) }]),
    ...(change.status === undefined ? [] : [difference('status', live.status, change.status)]),
  ];
}

/** The step in one sentence. */
export function summaryOf(title: string, write: ItemWrite, changes: readonly PlanChange[]): string {
  switch (write.action) {
    case 'create':
      return l10n.t('Create the configuration item {0}', title);
    case 'change':
      return l10n.t('Change {0} of the configuration item {1}', pathsOf(changes), title);
    case 'unchanged':
      if (write.reason !== undefined) return l10n.t('The configuration item {0} is left as it is', title);
      return l10n.t('The configuration item {0} is unchanged', title);
    default:
      return l10n.t('The configuration item {0} can’t be deployed', title);
  }
}

function pathsOf(changes: readonly PlanChange[]): string {
  return changes.map(({ path }) => path).join(', ');
}

function difference(path: string, from: string | undefined, to: string): PlanChange {
  return { path, ...(from !== undefined && from !== '' && { from }), to };
}

/** Servers store `text` when no type was given. */
function typeOf({ value_type }: KieItem): string {
  return value_type === undefined || value_type === '' ? defaults.valueType : value_type;
}
