import * as l10n from '@vscode/l10n';
import { appendKeyFix } from '../../../engine/rules/append-key';
import { removeEntryFix } from '../../../engine/rules/remove-entry';
import type { Fix } from '../../../engine/rules/rule';
import { asMap, valueOf } from '../../../../parser/node';
import type { Entry, MapNode } from '../../../../parser/node';
import type { MicroserviceDocument } from '../document';
import type { Setting } from '../settings';

/**
 * A fix that writes a setting under another whole key below `servicecomb` and takes it away where it is, with the sections
 * that this leaves empty. None where it is not a word on a line of its own.
 */
export function moveSettingFix(
  document: MicroserviceDocument,
  { entry, value }: Setting,
  key: string,
  text: string,
): readonly Fix[] {
  const home = asMap(valueOf(document.map, 'servicecomb'));
  if (home === undefined || home.flow || value.kind !== 'scalar' || value.style === 'block') return [];
  const goes = emptiedBy(entry, home);
  const [added] = appendKeyFix(home, document.text, document.lines, key.replace(/^servicecomb\./, ''), text);
  const [removed] = removeEntryFix(goes, document.text);
  if (added === undefined || removed === undefined) return [];
  return [{ title: l10n.t('Write it as `{0}`', key), edits: [...removed.edits, ...added.edits] }];
}

/** The entry, or the outermost section that holds nothing else. */
function emptiedBy(entry: Entry, home: MapNode): Entry {
  let goes = entry;
  for (let above = goes.parent; above !== home && above.entries.length === 1; above = goes.parent) {
    if (above.parent?.kind !== 'entry') break;
    goes = above.parent;
  }
  return goes;
}
