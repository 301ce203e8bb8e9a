import * as l10n from '@vscode/l10n';
import { IsOptional } from 'typebox';
import type { Operation } from '../../api/catalogue/operation';
import { createChecker, inputSchema } from '../../api/checking';
import { secretsInValue } from '../../api/redaction';
import { isRecord } from '../../api/values';
import type { Session } from '../../connections/session';
import type { CallDocument } from '../../manifests/kinds/call/document';
import { filesOfCall } from '../../manifests/kinds/call/links';
import type { Placeholder } from '../../manifests/kinds/call/placeholders';
import {
  EndlessValue,
  placeholdersOfCall,
  TooManyValues,
  valuesOfCall,
} from '../../manifests/kinds/call/values';
import type { CallValues } from '../../manifests/kinds/call/values';
import { isOfEngine } from '../engine-access';

/** A call can't be sent as it is; the message says why and what to do. */
export class CallNotReady extends Error {}

/** Sources of what a call document leaves open. */
export interface CallSources {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Answers to `${input:label}`, by label. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Reads a file of the body by its path as it is written. @throws CallNotReady */
  readFile(path: string): Promise<string>;
}

/** What a call sends, before the connection fills in its part. */
export interface CallInput {
  readonly values: Readonly<Record<string, unknown>>;
  /** Texts that are never shown: what placeholders stand for, and the values of secret fields. */
  readonly secrets: readonly string[];
}

/** Reads the input of a call from its document. @throws CallNotReady */
export async function readCallInput(
  document: CallDocument,
  operation: Operation,
  sources: CallSources,
): Promise<CallInput> {
  const answers = placeholdersOfCall(document).map((one) => answerTo(one, sources));
  const { parameters, body } = valuesToSend(document, (one) => answerTo(one, sources));
  const files = new Map<string, string>();
  for (const [name, path] of filesOfCall(document)) files.set(name, await sources.readFile(path.text));
  const sent = isRecord(body) && files.size > 0 ? { ...body, ...Object.fromEntries(files) } : body;
  const values = { ...parameters, ...(sent !== undefined && { body: sent }) };
  return { values, secrets: [...answers, ...secretsInValue(inputSchema(operation), values)] };
}

/** The parameters and the body of a call, with its placeholders replaced. @throws CallNotReady */
export function valuesToSend(
  document: CallDocument,
  replace: (placeholder: Placeholder) => string,
): CallValues {
  try {
    return valuesOfCall(document, replace);
  } catch (error) {
    if (error instanceof EndlessValue)
      throw new CallNotReady(l10n.t('The call can’t be sent: a value contains itself by an alias.'));
    if (!(error instanceof TooManyValues)) throw error;
    throw new CallNotReady(l10n.t('The call is too large to be sent.'));
  }
}

function answerTo({ from, name }: Placeholder, { environment, inputs }: CallSources): string {
  const answers = from === 'env' ? environment : inputs;
  const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
  if (answer !== undefined) return answer;
  throw new CallNotReady(
    from === 'env'
      ? l10n.t('The variable {0} is not set in the environment.', name)
      : l10n.t('There is no answer to the input “{0}”.', name),
  );
}

/** The input with defaults of required parameters, and with the project of the connection. @throws ApiError */
export async function completeInput(
  operation: Operation,
  given: Readonly<Record<string, unknown>>,
  session: Session,
): Promise<Record<string, unknown>> {
  const project = await projectFor(operation, given, session);
  return { ...withDefaults(operation, given), ...project };
}

/** The input with defaults of required parameters that it lacks. */
export function withDefaults(
  { parameters: { path, query, headers } }: Operation,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const schemas = { ...path.properties, ...query.properties, ...headers.properties };
  const defaults = Object.entries(schemas).flatMap(([name, schema]) =>
    !IsOptional(schema) && 'default' in schema ? [[name, schema.default] as const] : [],
  );
  return { ...Object.fromEntries(defaults), ...given };
}

/** The connection's project if the operation needs one and none is given. */
async function projectFor(
  { parameters, service }: Operation,
  given: Readonly<Record<string, unknown>>,
  session: Session,
): Promise<{ readonly project_id?: string }> {
  if (!('project_id' in parameters.path.properties) || given['project_id'] !== undefined) return {};
  // Engines have their own projects, unrelated to the cloud's ids.
  if (isOfEngine(service)) return { project_id: session.project };
  const projectId = await session.projectId();
  return projectId === undefined ? {} : { project_id: projectId };
}

/** Checks an input against the catalogue. @throws CallNotReady */
export function checkInput(operation: Operation, input: unknown): void {
  const problem = createChecker().inputProblem(operation, input);
  if (problem !== undefined) throw new CallNotReady(`${operation.id}: ${problem}.`);
}
