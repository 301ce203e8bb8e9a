import * as l10n from '@vscode/l10n';
import type { Hint } from '../../engine/manifest';
import type { KieItem } from './item';

/** What holds for an item because it is not written, behind its key. */
export function hintsOfItem({ isWhole, key, map }: KieItem): readonly Hint[] {
  if (key === undefined || map === undefined || !isWhole) return [];
  const defaults = [
    ...(map.fields.has('value_type') ? [] : ['value_type: text']),
    ...(map.fields.has('status') ? [] : [l10n.t('status: disabled, or enabled in the cloud')]),
  ];
  if (defaults.length === 0) return [];
  const tooltip = l10n.t('What holds because it is not written: servers fill it in.');
  return [{ offset: key.range.end, text: defaults.join(', '), tooltip }];
}
