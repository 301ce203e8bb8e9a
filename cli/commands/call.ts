import { Command } from 'commander';
import type { ExitCode } from '../exit-code';
import { UsageError } from '../exit-code';
import { environmentHelp } from '../connections/environment';
import { duration } from '../duration';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';
import { collect } from './collect';

interface Flags {
  readonly help?: boolean;
  /** A word to look for. */
  readonly list?: boolean | string;
  readonly param: readonly string[];
  readonly body?: string;
  readonly file: readonly string[];
  readonly connection?: string;
  readonly json?: boolean;
  readonly timeout?: number;
  readonly output?: string;
  readonly input: readonly string[];
  readonly yes?: boolean;
  readonly confirm?: string;
}

const help = `
Examples:
  engine-room call --list configuration
  engine-room call createKieKv --help
  engine-room call listApps --connection http://console.lain.local
  engine-room call getMicroservice --param service_id=1f0c… --connection production
  engine-room call importKieConfigurations --param x-engine-id=… --file upload_file=items.json --connection production
  engine-room call listKieKvs --param wait=30s --param revision=12 --connection http://127.0.0.1:30110
  engine-room call exportKieConfigurations --param x-engine-id=… --body '{"ids":[]}' --output items.json --connection production
  engine-room call --file create-item.call.yaml --input Value=warn --yes

OPERATION --help explains one operation: its parameters, its body and an example.

Without OPERATION, --file names a call document (*.call.yaml), which names its operation, connection, parameters and body.
It is checked as "engine-room lint" does; \${env:NAME} in it is read from the environment, \${input:LABEL} from --input.
A document that deletes something, or changes something at a protected connection, asks for confirmation.

To pass a list, repeat its --param. With --json, --output writes the whole response even if it carries a file.

The connection is the address of the service that the operation belongs to, or the name of a connection in
engine-room.json (here or in a folder above): a list of {type, name, …}, as in the editor's settings. An engine of a
project is named project/engine.

Exit codes:
  0  the call succeeded
  1  the call failed; the reason and the next step are on standard error
  2  wrong usage; nothing was sent
  4  a call document was not confirmed; nothing was sent
${environmentHelp}`;

/** `engine-room call`: calls any operation of the catalogue. */
export function callCommand(
  terminal: Terminal,
  finish: (code: ExitCode) => void,
  context: ProcessContext,
): Command {
  const command = new Command('call')
    .description('Calls one operation of a server, or lists all operations.')
    .argument('[operation]', 'id of the operation')
    .option('--list [word]', 'list the operations that have this word in id, title, path or service, or all')
    .option(
      '--param <name=value>',
      'a parameter of the path, the query or a header (repeatable)',
      collect,
      [],
    )
    .option('--body <json>', 'body: JSON, a file with JSON, or - for standard input')
    .option(
      '--file <name=path>',
      'a file of the body, if the body is a form with files (repeatable); without OPERATION, a call document',
      collect,
      [],
    )
    .option('--input <label=value>', 'the answer to an input of a call document (repeatable)', collect, [])
    .option('--yes', 'send a call document without asking')
    .option('--confirm <name>', 'name of the protected connection that a call document is sent to')
    .option('--connection <url|name>', 'address of the service, or name of a connection')
    .option('--json', 'print compact JSON for programs, also for errors')
    .option('--output <file>', 'write the response to this file, or only the file that the response carries')
    .option(
      '--timeout <seconds>',
      'maximum wait for the response: seconds, or a time such as 10m; 30 seconds and the wait parameter by default',
      duration,
    )
    .option('-h, --help', 'explain the command, or the operation')
    .addHelpText('after', help);
  return command.action(async (id: string | undefined, flags: Flags) => {
    if (flags.help) return id === undefined ? command.outputHelp() : explain(id, terminal);
    if (flags.list) return list([flags.list, id], flags.json ?? false, terminal);
    finish(await callOne(id, flags, terminal, context));
  });
}

async function explain(id: string, terminal: Terminal): Promise<void> {
  const { catalogue } = await import('../../api/catalogue/catalogue');
  const { findOperation } = await import('../call/find-operation');
  const { operationHelp } = await import('../call/operation-help');
  await terminal.out(operationHelp(findOperation(id, catalogue)));
}

async function list(
  given: readonly (string | boolean | undefined)[],
  json: boolean,
  terminal: Terminal,
): Promise<void> {
  const { catalogue } = await import('../../api/catalogue/catalogue');
  const { operationRecord, operationTable, operationsWith } = await import('../call/list');
  const words = given.filter((word) => typeof word === 'string');
  const found = operationsWith(words, catalogue);
  if (json) return terminal.out(`${JSON.stringify(found.map(operationRecord), undefined, 2)}\n`);
  if (found.length === 0)
    throw new UsageError(`No operation has "${words.join(' ')}" in id, title, path or service.`);
  await terminal.out(`${operationTable(found)}\n`);
}

async function callOne(
  id: string | undefined,
  flags: Flags,
  terminal: Terminal,
  context: ProcessContext,
): Promise<ExitCode> {
  const { connection, body, file: files, output, json = false, timeout } = flags;
  if (id === undefined && files.length > 0) return callDocument(flags, terminal, context);
  if (flags.input.length > 0 || flags.yes || flags.confirm !== undefined)
    throw new UsageError('--input, --yes and --confirm are for a call document: give it with --file alone.');
  if (id === undefined) throw new UsageError('Name an operation; "engine-room call --list" names them all.');
  const { catalogue } = await import('../../api/catalogue/catalogue');
  const { findOperation } = await import('../call/find-operation');
  const operation = findOperation(id, catalogue);
  if (connection === undefined) throw new UsageError(`${id} needs --connection: an address or a name.`);
  const { call } = await import('../call/call');
  const request = { operation, parameters: flags.param, body, files, connection, json, output, timeout };
  return call(request, context, terminal);
}

async function callDocument(flags: Flags, terminal: Terminal, context: ProcessContext): Promise<ExitCode> {
  const { file: files, param, body, json = false, yes = false, input: inputs, confirm } = flags;
  const [file] = files;
  if (file === undefined || files.length > 1) throw new UsageError('Give one call document with --file.');
  if (param.length > 0 || body !== undefined)
    throw new UsageError(
      'A call document has its parameters and its body itself: leave out --param and --body.',
    );
  const { callFile } = await import('../call/call-file');
  const { connection, output, timeout } = flags;
  const request = { file, connection, json, output, timeout, inputs, answers: { yes, confirm } };
  return callFile(request, context, terminal);
}
