import * as l10n from '@vscode/l10n';
import { completionInPolicy, policyItemProposals, policySnippet } from '../governance';
import { cursorContext } from '../../../parser/cursor/cursor-context';
import type { CursorContext } from '../../../parser/cursor/context';
import { indented, withoutPlaceholders } from '../../engine/language/snippet';
import { suggest, uniqueByLabel } from '../../engine/language/suggest';
import type { Proposal } from '../../engine/language/suggest';
import type { Suggestion } from '../../engine/manifest';
import { narrowed } from '../../engine/schema/narrow';
import { embeddedText } from '../../../parser/embedded';
import { bodyProposals } from './body-proposals';
import { nameProposals, type CompletionNames } from './completion-names';
import type { CloudDocument } from './document';
import { kindsOf } from './kinds';
import type { CloudKind } from './kinds/kind';
import { looseSchema } from './loose-schema';

/** Proposals at an offset of a document, in their usual order. Works in broken text too. */
export function completionInDocument(
  document: CloudDocument,
  offset: number,
  around: CompletionNames,
): readonly Suggestion[] {
  const { text, lines } = document;
  const inner = itemSuggestions(document, offset);
  if (inner.length > 0) return inner;
  const context = cursorContext(text, lines, offset);
  if (context === undefined || isForeign(document, context)) return [];
  const { wantedBody } = document;
  if (wantedBody && !document.map?.fields.size) {
    return bodyProposals(wantedBody, context).map((proposal, order) => ({ ...proposal, order }));
  }
  const policies = policyProposals(document, context);
  const fields = schemaProposals(document, context, offset);
  const proposals = [
    ...documentProposals(document, context),
    ...policies,
    ...nameProposals(document, context, around),
    ...(policies.length > 0 ? fields.filter(({ kind }) => kind !== 'snippet') : fields),
  ];
  return uniqueByLabel(proposals).map((proposal, order) => ({ ...proposal, order }));
}

/** Documents of other programs are left alone; one with an incomplete API version may become a manifest. */
function isForeign(document: CloudDocument, { path }: CursorContext): boolean {
  return document.form === 'foreign' && document.word('apiVersion') !== undefined && path[0] !== 'apiVersion';
}

function schemaProposals(
  document: CloudDocument,
  context: CursorContext,
  offset: number,
): readonly Proposal[] {
  const { text, root } = document;
  const typed = text.slice(context.word.start, context.word.end);
  const isWord =
    context.path.length === 1 && (context.path[0] === 'apiVersion' || context.path[0] === 'kind');
  const own = isWord ? undefined : document.schema;
  const schema = own ?? looseSchema(document.word('apiVersion'), document.usualKinds);
  return suggest(narrowed(schema, root, context.path, offset), context, typed);
}

/** Whole documents, where nothing is written yet; otherwise the rest of one, after its `apiVersion` and `kind`. */
function documentProposals({ usualKinds }: CloudDocument, context: CursorContext): readonly Proposal[] {
  const { path, place, siblings, colonFollows, flow } = context;
  if (path.length > 0 || place !== 'start' || colonFollows || flow || siblings.hasItems) return [];
  const { keys } = siblings;
  if (keys.size === 0) return usualKinds.map((kind) => wholeDocument(kind, context));
  if (keys.has('apiVersion') && !keys.has('kind') && keys.size === 1)
    return kindsOf(keys.get('apiVersion')).map((kind) => restOfDocument(kind, context));
  return [];
}

function wholeDocument(kind: CloudKind, context: CursorContext): Proposal {
  const { apiVersion, snippet } = kind.facts;
  return proposal(kind, `apiVersion: ${apiVersion}\nkind: ${kind.facts.kind}\n${snippet}`, context);
}

function restOfDocument(kind: CloudKind, context: CursorContext): Proposal {
  return proposal(kind, `kind: ${kind.facts.kind}\n${kind.facts.snippet}`, context);
}

function proposal({ facts }: CloudKind, insertText: string, { word, column }: CursorContext): Proposal {
  return {
    label: facts.kind,
    kind: 'snippet',
    detail: facts.apiVersion,
    documentation: `${facts.summary()}\n\n${fenced(withoutPlaceholders(insertText))}`,
    insertText: indented(insertText, column),
    range: word,
  };
}

function fenced(text: string): string {
  return ['```yaml', text, '```'].join('\n');
}

/** Whole policies, matches and routes. */
function policyProposals(document: CloudDocument, context: CursorContext): readonly Proposal[] {
  const { policyKind: kind } = document;
  const [member, ...path] = context.path;
  if (kind === undefined || member !== 'spec') return [];
  return [...wholePolicy(document, context), ...policyItemProposals(kind, { ...context, path })];
}

function wholePolicy({ policyKind: kind }: CloudDocument, context: CursorContext): readonly Proposal[] {
  const { path, place, siblings, flow, colonFollows } = context;
  const snippet = kind && policySnippet(kind);
  const isEmpty = path.length === 1 && place === 'start' && siblings.keys.size === 0 && !siblings.hasItems;
  if (snippet === undefined || !isEmpty || flow || colonFollows) return [];
  return [
    {
      label: snippet.label,
      kind: 'snippet',
      detail: l10n.t('spec of the policy'),
      documentation: fenced(withoutPlaceholders(snippet.text)),
      insertText: indented(snippet.text, context.column),
      range: context.word,
    },
  ];
}

/** Inside a block value of a configuration item that holds a policy. */
function itemSuggestions({ item, text: source }: CloudDocument, offset: number): readonly Suggestion[] {
  if (item === undefined || source.charAt(item.value.range.start) !== '|') return [];
  const { kind, value } = item;
  const embedded = embeddedText(value, source);
  const at = offset > value.range.start && offset <= value.range.end ? embedded.inner(offset) : undefined;
  if (at === undefined) return [];
  const indent = indentOf(source, offset) - indentOf(value.text, at);
  return completionInPolicy({ text: value.text, kind, place: 'kie' }, at).map((one) => ({
    ...one,
    range: embedded.outer(one.range),
    insertText: indented(one.insertText, Math.max(0, indent)),
  }));
}

/** Number of spaces at the start of the line at an offset. */
function indentOf(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^ */.exec(text.slice(start))?.[0].length ?? 0;
}
