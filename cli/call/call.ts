import type { Readable } from 'node:stream';
import type { Operation } from '../../api/catalogue/operation';
import { createChecker } from '../../api/checking';
import { ApiError } from '../../api/errors/api-error';
import type { ExitCode } from '../exit-code';
import { exitCode, UsageError } from '../exit-code';
import { save } from '../save';
import type { Surroundings } from '../surroundings';
import type { Terminal } from '../terminal';
import { readBody } from './body';
import { connectTo } from './connect';
import { findPlace } from './find-place';
import { readParameters } from './parameters';
import { failureRecord, failureText } from './report';

/** One call as the command line gives it. */
export interface CallRequest {
  readonly operation: Operation;
  readonly parameters: readonly string[];
  readonly body?: string;
  readonly connection: string;
  /** For programs: answers and errors as one line of JSON. */
  readonly json: boolean;
  /** File that the answer goes to in place of the terminal. */
  readonly output?: string;
}

/**
 * Calls one operation and prints its answer. Ends with 1 when the call fails, which is then explained on `err`.
 * Throws a `UsageError` when the call can't be sent as it was given.
 */
export async function call(
  request: CallRequest,
  surroundings: Surroundings,
  terminal: Terminal,
): Promise<ExitCode> {
  const { operation, json } = request;
  const input = await readInput(request, surroundings.input);
  const client = connectTo(
    await findPlace(request.connection, operation.service, surroundings),
    operation.service,
  );
  try {
    await print(await client.call(operation, input), request, terminal);
    return exitCode.clean;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const failure = json
      ? `${JSON.stringify(failureRecord(operation, error))}\n`
      : failureText(operation, error);
    await terminal.err(failure);
    return error.kind === 'invalid-request' ? exitCode.usage : exitCode.failed;
  } finally {
    await client.close();
  }
}

/** Parameters and body, checked against the catalogue before anything is sent. */
async function readInput(request: CallRequest, stream: Readable): Promise<Record<string, unknown>> {
  const { operation, body } = request;
  const parameters = readParameters(operation, request.parameters);
  if (body !== undefined && !operation.body) throw new UsageError(`${operation.id} takes no body.`);
  const input = { ...parameters, ...(body !== undefined && { body: await readBody(body, stream) }) };
  const problem = createChecker().inputProblem(operation, input);
  if (problem) throw new UsageError(`${operation.id}: ${problem}.`);
  return input;
}

async function print(
  answer: unknown,
  { operation, json, output }: CallRequest,
  terminal: Terminal,
): Promise<void> {
  if (output !== undefined) return save(output, textOf(answer, json));
  if (answer !== undefined) return terminal.out(`${textOf(answer, json)}\n`);
  await (json ? terminal.out('null\n') : terminal.err(`${operation.id}: done.\n`));
}

function textOf(answer: unknown, json: boolean): string {
  if (answer === undefined) return '';
  return json ? JSON.stringify(answer) : JSON.stringify(answer, undefined, 2);
}
