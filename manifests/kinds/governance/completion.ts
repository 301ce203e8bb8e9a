import type { Suggestion } from '../../engine/manifest';
import { cursorContext } from '../../../parser/cursor/cursor-context';
import type { CursorContext } from '../../../parser/cursor/context';
import { indented, withoutPlaceholders } from '../../engine/language/snippet';
import { itemPlace, itemProposals, suggest } from '../../engine/language/suggest';
import type { Proposal } from '../../engine/language/suggest';
import { LineIndex } from '../../../parser/line-index';
import type { PolicyGeneration, PolicyPlace } from './policy';
import type { PolicyKind } from './policy-kinds';
import { policySchema } from './schema';
import { itemSnippet, policySnippet } from './snippets';

/** The inner text of a policy, or the spec of a manifest cut out on its own. */
export interface PolicyText {
  readonly text: string;
  readonly kind: PolicyKind;
  readonly place: PolicyPlace;
  readonly generation?: PolicyGeneration;
}

/** Proposals at an offset of the inner text of a policy; ranges are relative to that text. Works in broken text too. */
export function completionInPolicy(policy: PolicyText, offset: number): readonly Suggestion[] {
  const { text, kind, place, generation } = policy;
  const context = cursorContext(text, new LineIndex(text), offset);
  if (context === undefined) return [];
  const typed = text.slice(context.word.start, context.word.end);
  const proposals = [
    ...wholeProposals(kind, context),
    ...policyItemProposals(kind, context),
    ...suggest(policySchema(kind, place, generation), context, typed),
  ];
  return proposals.map((proposal, order) => ({ ...proposal, order }));
}

/** Proposals for the whole of an empty policy. */
function wholeProposals(kind: PolicyKind, context: CursorContext): readonly Proposal[] {
  const snippet = policySnippet(kind);
  const { path, place, siblings } = context;
  const isEmpty = path.length === 0 && place === 'start' && siblings.keys.size === 0 && !siblings.hasItems;
  if (snippet === undefined || !isEmpty || context.colonFollows || context.flow) return [];
  return [
    {
      label: snippet.label,
      kind: 'snippet',
      detail: withoutPlaceholders(snippet.text).split('\n').slice(0, 2).join(', '),
      insertText: indented(snippet.text, context.column),
      range: context.word,
    },
  ];
}

/** A whole match, route rule or group of instances; `context.path` begins at the spec. */
export function policyItemProposals(kind: PolicyKind, context: CursorContext): readonly Proposal[] {
  const place = itemPlace(context);
  if (place === undefined || context.flow) return [];
  const path = place === 'item-start' ? context.path.slice(0, -1) : context.path;
  const snippet = itemSnippet(kind, path);
  if (snippet === undefined) return [];
  const detail = withoutPlaceholders(snippet.text).split('\n').slice(0, 2).join(', ');
  return itemProposals(context, snippet.text, { label: snippet.label, detail });
}
