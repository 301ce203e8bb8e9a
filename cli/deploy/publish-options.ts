import type { Command } from 'commander';

/** Where policies go whose file names no engine, as the command line says it. */
export interface PublishFlags {
  readonly engine?: string;
  readonly selector?: readonly string[];
  readonly policy?: readonly string[];
}

export const publishHelp = `
Policies in a *.governance.json file, or in the microservice.yaml or application.yml of a service, name no engine: --engine
says which one they are published to, --selector for which environment, application and, if need be, microservice they
are, where the file does not say it or says something else, and --policy which of them are meant. The environment of
microservices that name none is "environment=(no name)".
`;

/** Adds the options of `publishTarget` to a command. */
export function withPublishOptions(command: Command): Command {
  return command
    .option('--engine <name>', 'engine of the policies in files that name none')
    .option(
      '--selector <name=value...>',
      'environment, app and service of these policies; "environment=(no name)" for the one without a name',
    )
    .option('--policy <key...>', 'only these policies of the files, such as retry.checkout');
}
