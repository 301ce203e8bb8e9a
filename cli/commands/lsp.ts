import { Command } from 'commander';
import { loadBundle } from '../siblings';

/** `engine-room lsp --stdio`: the language server in this process, for editors other than VS Code. */
export function lspCommand(): Command {
  return new Command('lsp')
    .description('Runs the language server on standard input and output, for any editor that speaks LSP.')
    .requiredOption(
      '--stdio',
      'communicate over standard input and output (the server reads this flag itself)',
    )
    .action(() => {
      loadBundle('server');
    });
}
