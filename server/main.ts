import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { keepHeapSmall } from './heap';
import { describeError } from './run-safely';
import { startServer } from './server';

/** The process behind the editor's language features: IPC when an editor forks it, `--stdio` for any other client. */
keepHeapSmall();
const connection = createConnection(ProposedFeatures.all);

process.on('unhandledRejection', (reason) => {
  connection.console.error(`Unhandled rejection: ${describeError(reason)}`);
});

startServer(connection);
