import { setImmediate } from 'node:timers/promises';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { CancellationToken } from 'vscode-languageserver/node';

/** The full text of a thrown value, for the log. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Lets waiting messages (a newer edit, a cancellation) be handled before work begins. */
async function nextTurn(): Promise<void> {
  await setImmediate(); // The connection handles its next message in the same turn, but after this one.
  await setImmediate();
}

/**
 * Runs one request. A cancelled one is answered with RequestCancelled, before or after the work; a failure is logged
 * and answered with `none`, so that a broken feature does not affect the others.
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
 * Runs work in pieces and lets waiting messages be handled in between. A cancellation ends the work after the current
 * piece.
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

/** A separate function, because the token changes while the work is awaited. */
function isCancelled(token: CancellationToken): boolean {
  return token.isCancellationRequested;
}

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'Request cancelled');
}

/** The answer to a request about a text that has been edited since: the client requests again. */
export function outdated(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.ContentModified, 'The document was edited');
}
