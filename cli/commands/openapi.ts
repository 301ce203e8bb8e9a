import { Command } from 'commander';
import { save } from '../save';
import { productVersion } from '../siblings';
import type { Terminal } from '../terminal';

/** The document holds nothing secret. */
const readableByAll = 0o666;

/** `engine-room openapi`: the catalogue for other tools. */
export function openapiCommand(terminal: Terminal): Command {
  return new Command('openapi')
    .description('Exports all operations as an OpenAPI 3.1 document (JSON).')
    .option('--output <file>', 'write to this file instead of standard output')
    .action(async ({ output }: { output?: string }) => {
      const { catalogue } = await import('../../api/catalogue/catalogue');
      const { openApiDocument } = await import('../../api/openapi/export');
      const text = `${JSON.stringify(openApiDocument(catalogue, productVersion()), undefined, 2)}\n`;
      await (output === undefined ? terminal.out(text) : save(output, text, readableByAll));
    });
}
