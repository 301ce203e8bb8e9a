import * as l10n from '@vscode/l10n';
import { ApiError } from '../../api/errors/api-error';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import type { ActionRequest } from '../../deploy/action-plan';
import { connectionNameIn } from '../../resources/documents/documents';
import type { Answers } from '../../resources/resource-action';
import type { Result } from '../deploy/describe-outcome';
import type { Prompts } from '../prompts';
import { DocumentProblem } from './document-problem';
import { draftName, type Draft, type Drafts } from './drafts';
import type { LiveDocument } from './live-documents';
import type { OpenDocuments } from './open-documents';

/** What applying a draft needs of the editor. */
export interface ApplySteps {
  readonly prompts: Prompts;
  readonly documents: OpenDocuments;
  readonly drafts: Drafts;
  /** Runs a read that can be cancelled, showing that it goes on. */
  reading<T>(name: string, task: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Shows what a draft changes, as long as a task runs. */
  showing<T>(draft: Draft, task: () => Promise<T>): Promise<T>;
  /** Shows the plan, asks, and follows it; undefined when it was not carried out. */
  carryOut(target: ResolvedConnection, request: ActionRequest, answers: Answers): Promise<Result | undefined>;
  /** Shows how a plan ended. */
  showResult(result: Result): Promise<void>;
  showFailure(error: unknown, target?: ResolvedConnection): Promise<void>;
  /** Lets the user merge a draft with the live text. */
  merge(draft: Draft, live: LiveDocument): Promise<void>;
  copy(text: string): Promise<void>;
}

/**
 * Applies a draft by a plan of one step, when the live text is still the one that it was begun from; else the user
 * decides. The draft is kept until its very text has been written, whatever happens.
 */
export async function applyDraft(steps: ApplySteps, draft: Draft): Promise<void> {
  let target: ResolvedConnection | undefined;
  try {
    ({ target } = await steps.documents.live.locate(draft.address));
    const { name } = target.connection;
    const live = await steps.reading(name, (signal) => steps.documents.live.read(draft.address, signal));
    if (live.text === draft.text) {
      await steps.documents.applied(draft);
      await steps.prompts.inform(l10n.t('{0} is so already on {1}.', draftName(draft), name));
      return;
    }
    if (live.text === draft.base) await write(steps, draft, live);
    else await decide(steps, draft, live);
  } catch (error) {
    await sayThatItIsKept(steps, draft, error, target);
  }
}

async function write(steps: ApplySteps, draft: Draft, live: LiveDocument): Promise<void> {
  const { document, resource, target, readOnlyReason = '' } = live;
  if (!document.apply || readOnlyReason !== '') {
    await steps.prompts.fail(l10n.t('{0} can only be read: {1}', draftName(draft), readOnlyReason));
    return;
  }
  const request = { action: document.apply, resource };
  const answers = { text: draft.text, base: draft.base };
  const result = await steps.showing(draft, () => steps.carryOut(target, request, answers));
  if (!result) return;
  if (result.level === 'information') await steps.documents.applied(draft);
  await steps.showResult(result);
}

/** Somebody else has written in the meantime: nothing of either is lost without being asked for. */
async function decide(steps: ApplySteps, draft: Draft, live: LiveDocument): Promise<void> {
  const { prompts, drafts } = steps;
  const [merge, apply, take] = [l10n.t('Merge'), l10n.t('Apply Anyway'), l10n.t('Take Theirs')];
  const [name, connection] = [draftName(draft), live.target.connection.name];
  const message = l10n.t('{0} has changed on {1} since your draft was begun.', name, connection);
  const answer = await prompts.warn(message, merge, apply, take);
  if (answer === merge) await steps.merge(draft, live);
  if (answer === apply) {
    const rebased = { ...draft, base: live.text };
    await drafts.put(rebased);
    await write(steps, rebased, live);
  }
  if (answer === take && (await confirmDiscard(prompts, draft))) {
    await drafts.delete(draft.address);
  }
}

/** Asks before a draft is discarded. */
export function confirmDiscard(prompts: Prompts, draft: Draft): Promise<boolean> {
  return prompts.confirm(
    l10n.t('Discard the draft of {0} on {1}?', draftName(draft), connectionNameIn(draft.address)),
    l10n.t('What you have changed is lost; the live resource stays as it is.'),
    l10n.t('Discard Draft'),
  );
}

async function sayThatItIsKept(
  steps: ApplySteps,
  draft: Draft,
  error: unknown,
  target: ResolvedConnection | undefined,
): Promise<void> {
  if (!(error instanceof DocumentProblem)) {
    await steps.showFailure(error, target);
    return;
  }
  if (error.code !== 'absent' && error.cause instanceof ApiError) {
    await steps.showFailure(error.cause, target);
    return;
  }
  const copy = l10n.t('Copy Draft');
  const message = l10n.t('{0}: {1} Your draft is kept.', draftName(draft), error.message);
  if ((await steps.prompts.warn(message, copy)) === copy) await steps.copy(draft.text);
}
