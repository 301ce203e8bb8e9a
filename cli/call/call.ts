import type { Readable } from 'node:stream';
import type { FileOperation, Operation, Service } from '../../api/catalogue/operation';
import { createChecker } from '../../api/checking';
import type { ApiClient } from '../../api/client';
import { ApiError } from '../../api/errors/api-error';
import type { Session } from '../../connections/session';
import { openConnection } from '../connections/open-connection';
import type { ExitCode } from '../exit-code';
import { exitCode, UsageError } from '../exit-code';
import { save } from '../save';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';
import { readBody, readFiles } from './body';
import { readParameters } from './parameters';
import { failureRecord, failureText } from './report';

/** One call as the command line gives it. */
export interface CallRequest {
  readonly operation: Operation;
  readonly parameters: readonly string[];
  readonly body?: string;
  /** Files that make the body, as `name=path`. */
  readonly files: readonly string[];
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
  context: ProcessContext,
  terminal: Terminal,
): Promise<ExitCode> {
  const { operation, json } = request;
  const session = await openConnection(request.connection, operation.service, context);
  try {
    const input = await readInput(request, session, context.input);
    await answer(await session.client(operation.service), input, request, terminal);
    return exitCode.clean;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const failure = json
      ? `${JSON.stringify(failureRecord(operation, error))}\n`
      : failureText(operation, error);
    await terminal.err(failure);
    return error.kind === 'invalid-request' ? exitCode.usage : exitCode.failed;
  } finally {
    await session.close();
  }
}

/** Parameters and body, checked against the catalogue before anything is sent. */
async function readInput(
  request: CallRequest,
  session: Session,
  stream: Readable,
): Promise<Record<string, unknown>> {
  const { operation } = request;
  const parameters = {
    ...readParameters(operation, request.parameters),
    ...(await projectFor(request, session)),
  };
  const body = await bodyOf(request, stream);
  const input = { ...parameters, ...(body !== undefined && { body }) };
  const problem = createChecker().inputProblem(operation, input);
  if (problem) throw new UsageError(`${operation.id}: ${problem}.`);
  return input;
}

/** The connection's project where the operation is about one and no parameter names it. */
async function projectFor(
  { operation, parameters }: CallRequest,
  session: Session,
): Promise<{ readonly project_id?: string }> {
  const takesProject = 'project_id' in operation.parameters.path.properties;
  if (!takesProject || parameters.some((text) => text.startsWith('project_id='))) return {};
  if (isOfEngine(operation.service)) return { project_id: session.project };
  const projectId = await session.projectId();
  return projectId === undefined ? {} : { project_id: projectId };
}

/** Engines have projects of their own, which the cloud's ids don't fit. */
function isOfEngine(service: Service): boolean {
  return service === 'registry' || service === 'kie';
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

/** Calls the operation and passes on what it answers. */
async function answer(
  client: ApiClient,
  input: Record<string, unknown>,
  request: CallRequest,
  terminal: Terminal,
): Promise<void> {
  const { operation, json, output } = request;
  if (output !== undefined && !json && carriesFile(operation)) {
    return save(output, await client.download(operation, input));
  }
  const { data, notModified } = await client.send(operation, input);
  if (!notModified) return print(data, request, terminal);
  await (json
    ? terminal.out('null\n')
    : terminal.err(`${operation.id}: nothing has changed since that revision.\n`));
}

function carriesFile(operation: Operation): operation is FileOperation {
  return operation.file !== undefined;
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
