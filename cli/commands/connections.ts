import { Command, Option } from 'commander';
import type { Service } from '../../api/catalogue/operation';
import { environmentHelp } from '../connections/environment';
import type { ExitCode } from '../exit-code';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';

const services: readonly Service[] = ['iam', 'servicestage', 'cse', 'registry', 'kie', 'lain'];

const help = `
Examples:
  engine-room connections diagnose production
  engine-room connections diagnose https://10.0.0.5:30100 --service registry --json

Signs in anew and calls each service once; changes nothing. The steps name hosts and addresses, but no secret.
${environmentHelp}
Exit codes:
  0  every step passed
  1  a step failed
  2  the command line is not valid, or there is no such connection
`;

/** `engine-room connections`: whether connections work, and where not. */
export function connectionsCommand(
  terminal: Terminal,
  finish: (code: ExitCode) => void,
  context: ProcessContext,
): Command {
  const diagnosis = new Command('diagnose')
    .description('Goes to each server of a connection step by step: proxy, DNS, TCP, TLS, sign-in, one call.')
    .argument('<connection>', 'name of a connection in engine-room.json, "sandbox", or an address')
    .addOption(new Option('--service <service>', 'the service at the address').choices(services))
    .option('--json', 'print an array of {subject, step, outcome, milliseconds, result, remedy}')
    .addHelpText('after', help)
    .action(async (connection: string, { service, json = false }: { service?: Service; json?: boolean }) => {
      const { diagnose } = await import('../connections/diagnose');
      finish(await diagnose({ connection, service, json }, context, terminal));
    });
  const command = new Command('connections').description('Finds out whether connections work.');
  return command.addCommand(diagnosis);
}
