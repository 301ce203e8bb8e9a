import type { Operation } from '../api/catalogue/operation';
import type { Clock } from '../api/clock';
import type { Session } from '../connections/session';
import type { ResourceKind } from './resource-kind';

/** One question to a person before an action is planned. The answer is a text, or the value of a choice. */
export interface ActionQuestion {
  /** Key of the answer. */
  readonly name: string;
  readonly title: string;
  readonly prompt?: string;
  /** The initial text, or the value of the initial choice. */
  readonly initial?: string;
  /** Choices; without them the question takes a text. */
  readonly choices?: readonly ActionChoice[];
  /** An address that the person opens first, shown in full; the text that is asked for is found there. */
  readonly address?: string;
  /** Asks for a file; the answer is its text. */
  readonly file?: FileQuestion;
  /** Hides the input, and keeps the answer out of plans and logs. */
  readonly secret?: boolean;
  /** Questions that depend on this answer and those before it, asked right after it. @throws ApiError */
  readonly next?: (
    given: Answers,
    list: ListResources,
  ) => readonly ActionQuestion[] | Promise<readonly ActionQuestion[]>;
  /** The problem with a text, in one sentence; undefined when it is valid. */
  readonly check?: (text: string) => string | undefined;
}

export interface FileQuestion {
  /** Endings of the names of files that are offered, without dots. */
  readonly extensions: readonly string[];
  readonly maxBytes: number;
}

export interface ActionChoice {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
}

/** Answers by the names of their questions. */
export type Answers = Readonly<Record<string, string>>;

/** What an action acts on, as read a moment ago. */
export interface ActionPlace<Scope, Subject> {
  readonly session: Session;
  readonly scope: Scope;
  /** The item; undefined for an action of a list. */
  readonly subject: Subject;
  readonly list: ListResources;
}

/** The current resources of a kind. @throws ApiError when they can't be read */
export type ListResources = <Scope, Item>(
  kind: ResourceKind<Scope, Item>,
  scope: Scope,
) => Promise<readonly Item[]>;

/**
 * What an action will do, before it is done. Texts are ready to be shown: secrets are left out. Those in `changes` are masked
 * by what they look like.
 */
export interface ActionPlan {
  /** One sentence with the name of the subject, without a full stop. */
  readonly summary: string;
  /** What an action that removes takes away, when that is a part of the subject. */
  readonly removes?: string;
  readonly changes?: readonly { readonly path: string; readonly from?: string; readonly to?: string }[];
  /** What else goes or happens, each in one sentence. */
  readonly notes?: readonly string[];
  /** What is measured at the moment, each in one sentence: it may differ when the plan is made again. */
  readonly figures?: readonly string[];
  /** Why it can't be done now, in one sentence. */
  readonly obstacle?: string;
  /** Texts that are written and may hold secrets: no result repeats those, though servers do. */
  readonly sends?: readonly SentText[];
}

/** A text by whose name and type its secrets are told. */
export interface SentText {
  readonly name: string;
  readonly value: string;
  readonly type?: string;
}

export interface ActionRun {
  readonly clock: Clock;
  /** Stops following; a write that has been sent is not aborted, since its result would be unknown. */
  readonly signal: AbortSignal;
  readonly progress: (message: string) => void;
  /** Tells the id of the cloud's job that does the work. */
  readonly job?: (id: string) => void;
  /** Has what the action affects read again before its end: views show what it has begun. */
  readonly changed: () => void;
}

export interface ActionResult {
  /** `running`: the cloud continues, but nobody follows any more. */
  readonly state: 'done' | 'failed' | 'running';
  readonly message: string;
  /** True for a `done` that falls short of the plan. */
  readonly warning?: boolean;
}

/** The result of an action that did what was planned. */
export function done(message: string): ActionResult {
  return { state: 'done', message };
}

/** The result of an action that did not. */
export function failed(message: string): ActionResult {
  return { state: 'failed', message };
}

/** How an action acts on several items that were selected together: one plan, one confirmation, one result. */
export interface ManyItems<Scope, Subject> {
  /** What it does to a number of items, in one sentence without a full stop. */
  summary(count: number, answers: Answers): string;
  /** To how many it was done: `2 of 3 deleted`. */
  done(done: number, count: number): string;
  /** Asked once for all. @throws ApiError */
  questions?(places: readonly ActionPlace<Scope, Subject>[]): readonly ActionQuestion[];
  /**
   * Writes all with one request, where the API has one, and returns what became of each, in their order. Without it each
   * is written by itself, one after the other. Only `deploy/` calls it. @throws ApiError
   */
  run?(
    places: readonly ActionPlace<Scope, Subject>[],
    answers: Answers,
    run: ActionRun,
  ): Promise<readonly ActionResult[]>;
}

/** What a person can do with a resource, or with a list of resources, besides describing it in a manifest. */
export interface ResourceAction<Scope, Subject> {
  readonly kind: ResourceKind<Scope, unknown>;
  /** Whether it acts on one item or on a list. */
  readonly on: 'item' | 'list';
  /** Set where few items fit: they are looked for in all scopes, and nobody is asked for a scope first. */
  readonly isRare?: true;
  /** What is said where it is possible for none that is found, with the next step. */
  nothing?(): string;
  readonly effect: 'create' | 'change' | 'remove';
  /** Set when it can act on several items at once; its command row has `many`. */
  readonly many?: ManyItems<Scope, Subject>;
  /** Operations of an engine that it writes with: where the account may not call one of them, it is not offered. */
  readonly operations?: readonly Operation[];
  /** Kinds whose lists may differ afterwards, besides `kind`. */
  readonly affects?: readonly ResourceKind<unknown, unknown>[];
  /** Whether the action is offered for an item in this state; always when left out. */
  isOffered?(subject: Subject): boolean;
  /**
   * Why it can't be done in this state whatever is answered, in one sentence: said before anything is asked. Where it is
   * not offered and says nothing, a general text is shown. @throws ApiError
   */
  obstacle?(place: ActionPlace<Scope, Subject>): string | undefined | Promise<string | undefined>;
  /** What must not change between the plan and the write, or a promise of it; the whole subject when left out. */
  basis?(subject: Subject, place: ActionPlace<Scope, Subject>): unknown;
  /** Asked one after the other. @throws ApiError */
  questions?(
    place: ActionPlace<Scope, Subject>,
  ): readonly ActionQuestion[] | Promise<readonly ActionQuestion[]>;
  /** Changes nothing. @throws ApiError */
  plan(place: ActionPlace<Scope, Subject>, answers: Answers): ActionPlan | Promise<ActionPlan>;
  /** Writes, follows to the end and returns what happened. Only `deploy/` calls it. @throws ApiError */
  run(place: ActionPlace<Scope, Subject>, answers: Answers, run: ActionRun): Promise<ActionResult>;
}

/** Reference to a resource; without an identity, to the list of a scope. Made by `itemRef` and `listRef`. */
export interface ResourceRef {
  readonly kind: ResourceKind<unknown, unknown>;
  readonly scope: unknown;
  readonly identity?: string;
}

/** Points to an item of a kind. */
export function itemRef<Scope, Item>(kind: ResourceKind<Scope, Item>, scope: Scope, item: Item): ResourceRef {
  return { kind, scope, identity: kind.identity(item) };
}

/** Points to the list of a kind in a scope. */
export function listRef<Scope, Item>(kind: ResourceKind<Scope, Item>, scope: Scope): ResourceRef {
  return { kind, scope };
}
