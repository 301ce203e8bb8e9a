import * as l10n from '@vscode/l10n';
import { maxSchemaBytes } from '../../api/catalogue/registry/schemas';
import { compareLines, maxChangedLines } from '../compared-lines';
import type { ActionPlace, ActionPlan, ActionResult, ActionRun, ResourceAction } from '../resource-action';
import type { ResourceKind } from '../resource-kind';

/** Maximum length of a document, in bytes: that of the longest text that a server takes, a schema. */
export const maxDocumentBytes = maxSchemaBytes;

/** How much of a text is another one, where both are too long for a line of a plan. */
export function changedLines(name: string, before: string, after: string): { readonly path: string } {
  const parts = compareLines(before, after);
  if (!parts) return { path: l10n.t('{0}: lines added and removed: more than {1}', name, maxChangedLines) };
  const linesOf = (which: 'added' | 'removed') =>
    parts.reduce((sum, part) => sum + (part[which] ? part.count : 0), 0);
  return {
    path: l10n.t('{0}: lines added: {1}, lines removed: {2}', name, linesOf('added'), linesOf('removed')),
  };
}

/** The resource that a path leads to, which may not exist. */
export interface Located<Scope> {
  readonly scope: Scope;
  readonly identity: string;
}

/** Resources of a kind as documents: where they are, what they say, and how what they say is written back. */
export interface DocumentKind<Scope, Item> {
  readonly kind: ResourceKind<Scope, Item>;
  /** What such documents are called in pickers. */
  title(): string;
  /** The path of an item's document below its kind; the last part is a file name that the language server knows. */
  path(scope: Scope, item: Item): readonly string[];
  /** What a path leads to; undefined for one that `path` can't have made. Paths may be anybody's. */
  locate(path: readonly string[]): Located<Scope> | undefined;
  /** @throws ApiError */
  text(place: ActionPlace<Scope, Item>): string | Promise<string>;
  /** Why a document can only be read, in one sentence; undefined when `apply` can write a draft of it. */
  readOnlyReason(item: Item): string | undefined;
  /** What clients read the text as, where it is the value of a configuration item. */
  content?(item: Item): DocumentContent;
  /** Writes a draft, by the answers `text` and `base`; absent where there is nothing that could. */
  readonly apply?: ResourceAction<Scope, Item>;
}

/** The key and the type of a configuration item, by which clients read its value. */
export interface DocumentContent {
  readonly key: string;
  /** Empty where the item has none. */
  readonly valueType: string;
}

/** How the text of a document is written. */
interface Writing<Scope, Item> {
  readonly affects?: readonly ResourceKind<unknown, unknown>[];
  /** @throws ApiError */
  plan(place: ActionPlace<Scope, Item>, text: string): ActionPlan | Promise<ActionPlan>;
  /** @throws ApiError */
  run(place: ActionPlace<Scope, Item>, text: string, run: ActionRun): Promise<ActionResult>;
}

/**
 * The action that writes the text `text` where the live text is still `base`: what somebody else has written since a
 * draft was begun is not written over.
 */
export function applyAction<Scope, Item>(
  document: Pick<DocumentKind<Scope, Item>, 'kind' | 'text'>,
  writing: Writing<Scope, Item>,
): ResourceAction<Scope, Item> {
  return {
    kind: document.kind,
    on: 'item',
    effect: 'change',
    affects: writing.affects ?? [],
    basis: async (subject, place) => [subject, await document.text(place)],
    plan: async (place, { text = '', base = '' }) => {
      const planned = await writing.plan(place, text);
      if ((await document.text(place)) === base) return planned;
      return { ...planned, obstacle: l10n.t('It has changed since the draft was begun.') };
    },
    run: (place, { text = '' }, actionRun) => writing.run(place, text, actionRun),
  };
}
