import type { Readable } from 'node:stream';
import type { FileOperation, Operation, Service } from '../../api/catalogue/operation';
import type { ApiClient } from '../../api/client';
import { ApiError } from '../../api/errors/api-error';
import { redactedValue, redactor } from '../../api/redaction';
import type { Redact } from '../../api/redaction';
import type { Session } from '../../connections/session';
import { CallNotReady, checkInput, completeInput } from '../../deploy/call/call-input';
import type { CallInput } from '../../deploy/call/call-input';
import { missingSignIn } from '../connections/environment';
import { openConnection } from '../connections/open-connection';
import type { ExitCode } from '../exit-code';
import { exitCode, UsageError } from '../exit-code';
import { printableLines } from '../printable-lines';
import { requireWritable, save } from '../save';
import type { Environment, ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';
import { readBody, readFiles } from './body';
import { readParameters } from './parameters';
import { failureRecord, failureText } from './report';

/** Where a call goes, and what becomes of its answer. */
export interface CallTarget {
  readonly operation: Operation;
  readonly connection: string;
  /** Prints answers and errors as one line of JSON. */
  readonly json: boolean;
  /** Maximum wait for the answer, in milliseconds; that of the operation when left out. */
  readonly timeout?: number;
  /** File to write the answer to instead of the terminal. */
  readonly output?: string;
}

/** A call as given on the command line. */
export interface CallRequest extends CallTarget {
  readonly parameters: readonly string[];
  readonly body?: string;
  /** Files for the body, as `name=path`. */
  readonly files: readonly string[];
}

/** The call has succeeded, but its answer is lost. */
class AnswerNotWritten extends Error {}

/**
 * Calls one operation and prints its answer. Returns 1 when the call fails, and explains the failure on `err`.
 * Throws a `UsageError` for input that can't be sent.
 */
export function call(request: CallRequest, context: ProcessContext, terminal: Terminal): Promise<ExitCode> {
  const read = async (session: Session) => ({
    values: await readInput(request, session, context.input),
    secrets: [],
  });
  return sendCall(request, read, context, terminal);
}

/**
 * As `call`, with an input that is read once the session is there; the exit code in its place means that nothing is
 * sent. Its secrets are printed nowhere.
 */
export async function sendCall(
  target: CallTarget,
  inputFor: (session: Session) => Promise<CallInput | ExitCode>,
  context: ProcessContext,
  terminal: Terminal,
): Promise<ExitCode> {
  const { operation, json } = target;
  const session = await openConnection(target.connection, operation.service, context);
  let redact = redactor([]);
  try {
    const input = await inputFor(session);
    if (typeof input === 'number') return input;
    redact = redactor(input.secrets);
    if (target.output !== undefined) await requireWritable(target.output);
    await answer(await session.client(operation.service), input.values, target, redact, terminal);
    return exitCode.clean;
  } catch (error) {
    if (error instanceof CallNotReady) throw new UsageError(error.message);
    if (error instanceof AnswerNotWritten) {
      await terminal.err(
        `engine-room: ${operation.id} succeeded, but its answer could not be written. ${error.message}\n`,
      );
      return exitCode.failed;
    }
    if (!(error instanceof ApiError)) throw error;
    const explained = withSignIn(error, session, operation.service, context.environment);
    const failure = json
      ? `${JSON.stringify(redactedValue(failureRecord(operation, explained), redact))}\n`
      : printableLines(redact(failureText(operation, explained)));
    await terminal.err(failure);
    return error.kind === 'invalid-request' ? exitCode.usage : exitCode.failed;
  } finally {
    await session.close();
  }
}

/** An address alone doesn't say how to sign in; variables do. */
function withSignIn(error: ApiError, session: Session, service: Service, environment: Environment): ApiError {
  if (error.kind !== 'unauthorized' || session.target.origin !== 'address') return error;
  const remedy = missingSignIn(service, environment);
  if (remedy === undefined) return error;
  const { kind, message, operation, status, code, requestId } = error;
  return new ApiError({ kind, message, remedy, operation, status, code, requestId, cause: error });
}

/** Parameters and body, validated against the catalogue before anything is sent. */
async function readInput(
  request: CallRequest,
  session: Session,
  stream: Readable,
): Promise<Record<string, unknown>> {
  const { operation } = request;
  const given = readParameters(operation, request.parameters);
  const parameters = await completeInput(operation, given, session);
  const body = await bodyOf(request, stream);
  const input = { ...parameters, ...(body !== undefined && { body }) };
  checkInput(operation, input);
  return input;
}

async function bodyOf({ operation, body, files }: CallRequest, stream: Readable): Promise<unknown> {
  if (body === undefined && files.length === 0) return undefined;
  if (!operation.body) throw new UsageError(`${operation.id} takes no body.`);
  if (body !== undefined && files.length > 0) throw new UsageError('Give either --body or --file.');
  if (body !== undefined) return readBody(body, stream);
  if (operation.bodyType !== 'multipart') {
    throw new UsageError(`${operation.id} takes no files: give its body with --body.`);
  }
  return readFiles(files, stream);
}

/** Calls the operation and prints its answer. */
async function answer(
  client: ApiClient,
  input: CallInput['values'],
  request: CallTarget,
  redact: Redact,
  terminal: Terminal,
): Promise<void> {
  const { operation, json, output, timeout } = request;
  if (output !== undefined && !json && carriesFile(operation)) {
    return saveAnswer(output, await client.download(operation, input, { timeout }));
  }
  const { data, notModified } = await client.send(operation, input, { timeout });
  if (!notModified) return print(data, request, redact, terminal);
  await (json
    ? terminal.out('null\n')
    : terminal.err(`${operation.id}: nothing has changed since that revision.\n`));
}

function carriesFile(operation: Operation): operation is FileOperation {
  return operation.file !== undefined;
}

async function print(
  answer: unknown,
  { operation, json, output }: CallTarget,
  redact: Redact,
  terminal: Terminal,
): Promise<void> {
  if (output !== undefined) return saveAnswer(output, textOf(answer, json, redact));
  if (answer !== undefined) {
    const text = textOf(answer, json, redact);
    return terminal.out(`${json ? text : printableLines(text)}\n`);
  }
  await (json ? terminal.out('null\n') : terminal.err(`${operation.id}: done.\n`));
}

async function saveAnswer(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await save(file, content);
  } catch (error) {
    throw error instanceof UsageError ? new AnswerNotWritten(error.message) : error;
  }
}

/** @throws AnswerNotWritten when the answer is nested too deeply. */
function textOf(answer: unknown, json: boolean, redact: Redact): string {
  if (answer === undefined) return '';
  try {
    const shown = redactedValue(answer, redact);
    return json ? JSON.stringify(shown) : JSON.stringify(shown, undefined, 2);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AnswerNotWritten('It is nested too deeply.');
  }
}
