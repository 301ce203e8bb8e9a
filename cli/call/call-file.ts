import path from 'node:path';
import type { Operation } from '../../api/catalogue/operation';
import type { Session } from '../../connections/session';
import { checkInput, completeInput, readCallInput } from '../../deploy/call/call-input';
import type { CallInput } from '../../deploy/call/call-input';
import { realFileBelow } from '../../deploy/call/file-below';
import { needsConfirmation, planOfCall } from '../../deploy/call/plan-call';
import { changeLines } from '../../deploy/text';
import { CallManifest } from '../../manifests/kinds/call/kind';
import type { CallDocument } from '../../manifests/kinds/call/document';
import { filesOfCall } from '../../manifests/kinds/call/links';
import { variablesOfCall } from '../../manifests/kinds/call/values';
import { requireNamed } from '../connections/named-addresses';
import { askAbout } from '../deploy/ask';
import type { Answers } from '../deploy/ask';
import { readFiles } from '../deploy/read-files';
import { deployExit, exitCode, UsageError } from '../exit-code';
import type { ExitCode } from '../exit-code';
import { printableLines } from '../printable-lines';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';
import { textOfFile } from './body';
import { sendCall } from './call';
import type { CallTarget } from './call';

/** A call document as given on the command line. */
export interface CallFileRequest extends Omit<CallTarget, 'operation' | 'connection'> {
  readonly file: string;
  /** In place of the connection that the document names. */
  readonly connection?: string;
  /** Answers to its inputs, as `label=value`. */
  readonly inputs: readonly string[];
  readonly answers: Answers;
}

/**
 * Sends a call document, unless it has errors, and prints the answer.
 * @throws UsageError for a file, an input or a confirmation without which it can't be sent.
 */
export async function callFile(
  request: CallFileRequest,
  context: ProcessContext,
  terminal: Terminal,
): Promise<ExitCode> {
  const [file] = (await readFiles([request.file], context.folder, terminal)) ?? [];
  if (file === undefined) return exitCode.failed;
  if (!(file.manifest instanceof CallManifest))
    throw new UsageError(`${request.file} is not a call document: its name must end in .call.yaml.`);
  const { document } = file.manifest;
  const { operation } = document;
  if (operation === undefined) throw new UsageError(`${request.file} is empty: it names no operation.`);
  const connection = request.connection ?? connectionOf(document, request.file);
  return sendCall(
    { ...request, operation, connection },
    async (session) => {
      if (takesFromComputer(document)) requireNamed(session.target, context.environment, documentParts);
      const refused = await refusal({ document, operation }, session, request, context, terminal);
      return refused ?? inputOf({ document, operation, file: file.path }, request, session, context);
    },
    context,
    terminal,
  );
}

/** Documents come with folders: whoever wrote one must not decide that secrets go to an address. */
function connectionOf({ connectionName }: CallDocument, file: string): string {
  if (connectionName === undefined)
    throw new UsageError(`${file} names no connection: add one, or --connection.`);
  const { text } = connectionName;
  if (/^\s*https?:/i.test(text))
    throw new UsageError(
      `${file} has an address as its connection. If your secrets may be sent there, give it by --connection.`,
    );
  return text;
}

/** What a document may take from this computer, in the words of a refusal. */
const documentParts = 'variables or files that the call document names';

function takesFromComputer(document: CallDocument): boolean {
  return variablesOfCall(document).length > 0 || filesOfCall(document).size > 0;
}

async function inputOf(
  { document, operation, file }: { document: CallDocument; operation: Operation; file: string },
  request: CallFileRequest,
  session: Session,
  { environment, folder, input }: ProcessContext,
): Promise<CallInput> {
  const { values, secrets } = await readCallInput(document, operation, {
    environment,
    inputs: readInputs(request.inputs),
    readFile: async (given) => textOfFile(await fileToSend(given, path.dirname(file), folder), input),
  });
  const complete = await completeInput(operation, values, session);
  checkInput(operation, complete);
  return { values: complete, secrets };
}

/** Documents come with folders: whoever wrote one must not reach all files of this computer. */
async function fileToSend(given: string, beside: string, folder: string): Promise<string> {
  const file = path.resolve(beside, given);
  const real = await realFileBelow(file, [beside, folder]);
  if (real !== undefined) return real;
  throw new UsageError(
    `${given} can't be sent: it is missing, or outside of the folder of the call document and of the working folder.`,
  );
}

/** The exit code of a call that was not confirmed; undefined for one that may be sent. */
async function refusal(
  { document, operation }: { document: CallDocument; operation: Operation },
  session: Session,
  { answers }: CallFileRequest,
  context: ProcessContext,
  terminal: Terminal,
): Promise<ExitCode | undefined> {
  if (!needsConfirmation(operation)) return undefined;
  if (!answers.yes && !context.isInteractive)
    throw new UsageError(`This is not a terminal, so sending ${operation.id} requires --yes.`);
  const plan = planOfCall(document, operation, session);
  const { name, address } = plan.target;
  const [step] = plan.steps;
  if (!answers.yes)
    await terminal.err(
      printableLines(
        `${[step?.summary ?? '', ...(step?.changes ?? []).flatMap(changeLines), ...plan.notes].join('\n')}\nConnection: ${name} (${address})\n`,
      ),
    );
  const answer = await askAbout(plan, answers, context, terminal, 'send it');
  if (answer === 'agreed') return undefined;
  if (answer === 'declined') return deployExit.declined;
  await terminal.err(printableLines(`engine-room: ${answer.refusal}\n`));
  return exitCode.failed;
}

function readInputs(given: readonly string[]): Record<string, string> {
  const inputs: Record<string, string> = {};
  for (const text of given) {
    const end = text.indexOf('=');
    if (end <= 0) throw new UsageError('--input is not valid: write LABEL=VALUE.');
    inputs[text.slice(0, end)] = text.slice(end + 1);
  }
  return inputs;
}
