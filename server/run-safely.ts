import { setImmediate } from 'node:timers/promises';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { CancellationToken } from 'vscode-languageserver/node';

/** The full text of whatever was thrown, for the log. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Lets messages that already wait (a newer edit, a cancellation) be handled before work begins. */
async function nextTurn(): Promise<void> {
  await setImmediate(); // The connection takes its next message in the same turn, but behind this one.
  await setImmediate();
}

/**
 * Runs one request. A cancelled one is answered with RequestCancelled, before the work or after it;
 * a failure goes to the log and is answered with `none`, so that one broken feature never takes the others with it.
 */
export async function runSafely<Result>(
  work: () => Result | ResponseError<unknown> | Promise<Result | ResponseError<unknown>>,
  none: Result,
  token: CancellationToken,
  logError: (text: string) => void,
): Promise<Result | ResponseError<unknown>> {
  await nextTurn();
  if (isCancelled(token)) return cancelled();
  try {
    const result = await work();
    return isCancelled(token) ? cancelled() : result;
  } catch (error) {
    logError(describeError(error));
    return none;
  }
}

/**
 * Runs work that pauses after each of its pieces, and lets waiting messages be handled in the pauses. The work ends where
 * it stands when one of them cancels it.
 */
export async function runInPieces<Result>(
  work: Iterator<void, Result>,
  token: CancellationToken,
): Promise<Result | ResponseError<void>> {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    await nextTurn();
    if (isCancelled(token)) return cancelled();
  }
}

/** A call of its own, because the token changes while the work is awaited. */
function isCancelled(token: CancellationToken): boolean {
  return token.isCancellationRequested;
}

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'Request cancelled');
}

/** The answer to a question about a text that has been edited since: the client asks again. */
export function outdated(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.ContentModified, 'The document was edited');
}
