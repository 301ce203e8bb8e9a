import { setImmediate as nextTurn } from 'node:timers/promises';
import * as l10n from '@vscode/l10n';
import { IsVoid } from 'typebox';
import type { Operation } from './catalogue/operation';
import type { Checker } from './checking';
import { ApiError } from './errors/api-error';
import { isWebPage, pageTitle } from './errors/error-body';
import { remedyFor } from './errors/remedies';
import type { HttpAnswer } from './http/transport';
import type { Redact } from './redaction';

/** Number of characters from which an answer is long: reading a million takes some milliseconds. */
const longAnswer = 1_000_000;

/** Whether a status is one that an operation documents as success, including 304, or any other 2xx. */
export function isSuccess(operation: Operation, status: number): boolean {
  return operation.success.includes(status) || (status >= 200 && status < 300);
}

/**
 * The data of a success answer, validated against the operation's schema; a long one in several turns of the event loop.
 * @throws ApiError of kind `unexpected-answer` that names the invalid field, without any value of the answer.
 */
export async function readAnswer(
  operation: Operation,
  answer: HttpAnswer,
  checker: Checker,
  redact: Redact,
): Promise<unknown> {
  const unexpected = (message: string) => unexpectedAnswer(operation, answer.status, message);

  if (isWebPage(answer.body)) {
    const title = redact(pageTitle(answer.body) ?? '');
    throw unexpected(
      l10n.t('The address answered with a web page (“{0}”) instead of an API response.', title),
    );
  }
  if (IsVoid(operation.answer)) return undefined;
  if (answer.body.trim() === '')
    throw unexpected(l10n.t('The server answered {0} without content.', answer.status));

  const isLong = answer.body.length > longAnswer;
  if (isLong) await nextTurn();
  const data = parse(answer.body);
  if (data === undefined) throw unexpected(l10n.t('The answer of the server is not JSON.'));
  if (isLong) await nextTurn();
  const problem = checker.answerProblem(operation, data);
  if (isLong) await nextTurn();
  if (problem)
    throw unexpected(
      redact(l10n.t('The answer of the server does not have the documented format: {0}.', problem)),
    );
  return data;
}

/** The error for a caller that named a revision but needs the whole answer. */
export function nothingNew(operation: Operation): ApiError {
  return new ApiError({
    kind: 'unexpected-answer',
    message: l10n.t('Nothing has changed since the requested revision.'),
    remedy: l10n.t('Leave the revision out to get the whole answer.'),
    operation: operation.id,
    status: 304,
  });
}

/** The error for an answer whose file can't be decoded. */
export function brokenFile(operation: Operation, status: number): ApiError {
  return unexpectedAnswer(
    operation,
    status,
    l10n.t('The server declares the content of the file as base64, but it is not.'),
  );
}

function unexpectedAnswer(operation: Operation, status: number, message: string): ApiError {
  const remedy = remedyFor('unexpected-answer', operation);
  return new ApiError({ kind: 'unexpected-answer', message, remedy, operation: operation.id, status });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // JSON has no undefined, so this can't be a parsed value
  }
}
