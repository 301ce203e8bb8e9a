import * as l10n from '@vscode/l10n';
import type { PlacedPolicy } from '../governance';
import type { Hint, OutlineItem } from '../../engine/manifest';
import type { NameUse } from '../../engine/names';
import type { Finding } from '../../engine/rules/rule';
import { problemFindings } from '../../engine/rules/problem-findings';
import type { Range } from '../../../parser/range';
import { runRules } from '../../engine/rules/run';
import { isNull } from '../../../parser/node';
import { ownCopy } from '../../../parser/own-copy';
import { policyFindings } from './content';
import type { KieFormat, KieItem } from './item';
import { namesOfItem, policyOfItem } from './names';
import { readItem } from './read-item';
import { itemRules } from './rules/item-rules';

/** What is kept of an item from one version of a file to the next, in offsets of its own: not its tree. */
export interface AnalyzedItem {
  readonly text: string;
  /** `nothing`: empty or null, which servers ignore; `other`: not a map. */
  readonly form: 'item' | 'nothing' | 'other';
  readonly findings: readonly Finding[];
  /** Key and labels; undefined while there is no key. */
  readonly identity: string | undefined;
  /** The range for findings about the item as a whole: its key. */
  readonly head: Range;
  readonly key: string;
  readonly scope: string;
  readonly names: readonly NameUse[];
  readonly outline: readonly OutlineItem[];
  readonly hints: readonly Hint[];
  readonly policy: PlacedPolicy | undefined;
}

/** Reads the text of one item and finds out everything about it. */
export function analyzeItemText(text: string, format: KieFormat): AnalyzedItem {
  const own = ownCopy(text);
  const { item, problems } = readItem(own, format);
  const known = analyzeItem(item);
  return problems.length === 0
    ? known
    : { ...known, findings: [...problemFindings(problems), ...known.findings] };
}

/** What is known of an item whose tree is part of a larger one; in offsets of the text that its nodes count in. */
export function analyzeItem(item: KieItem): AnalyzedItem {
  return {
    text: item.text,
    form: formOf(item),
    findings: findingsOf(item),
    identity: item.identity,
    head: headOf(item),
    key: item.key?.text ?? '',
    scope: item.scope,
    names: namesOfItem(item),
    outline: outlineOfItem(item),
    hints: hintsOfItem(item),
    policy: policyOfItem(item),
  };
}

function findingsOf(item: KieItem): readonly Finding[] {
  return [...runRules(itemRules, item), ...policyFindings(item)];
}

function formOf({ map, node }: KieItem): AnalyzedItem['form'] {
  if (map) return 'item';
  return node === undefined || isNull(node) ? 'nothing' : 'other';
}

/** For an item of another form, the range is the whole item. */
function headOf({ key, map, node, text }: KieItem): Range {
  if (map)
    return key?.range ?? map.entries[0]?.key.range ?? { start: map.range.start, end: map.range.start + 1 };
  return node?.range ?? { start: 0, end: Math.min(1, text.length) };
}

/** Defaults that apply to an item, shown after its key. */
function hintsOfItem({ isWhole, key, map }: KieItem): readonly Hint[] {
  if (key === undefined || map === undefined || !isWhole) return [];
  const defaults = [
    ...(map.fields.has('value_type') ? [] : ['value_type: text']),
    ...(map.fields.has('status') ? [] : [l10n.t('status: disabled, or enabled in the cloud')]),
  ];
  if (defaults.length === 0) return [];
  const tooltip = l10n.t('What holds because it is not written: servers fill it in.');
  return [{ offset: key.range.end, text: defaults.join(', '), tooltip }];
}

/** An item by its key, with its labels beside it. */
function outlineOfItem({ key, map, scope }: KieItem): readonly OutlineItem[] {
  if (map === undefined) return [];
  const name = key?.text ?? '';
  return [
    {
      name: name === '' ? '…' : name,
      ...(scope !== '' && { detail: scope }),
      kind: 'resource',
      range: map.range,
      nameRange: key?.range ?? map.entries[0]?.key.range ?? map.range,
      children: [],
    },
  ];
}
