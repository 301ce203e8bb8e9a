// A server in a process of its own: `bare` answers everything with one JSON text, `sandbox` is the sandbox with its demo,
// `scale:2000x10` the one with an engine of so many services of so many instances; `deploy` prints
// the ready line of a slow one in place of an address.
import { createServer } from 'node:http';
import { startSandbox } from '../sandbox/sandbox';
import { microservice, microservices } from './answers';
import { deployedTo } from './deploy/sandbox-options';

const [, , kind = ''] = process.argv;

async function addressOf(): Promise<string> {
  if (kind === 'deploy') return JSON.stringify((await startSandbox(deployedTo)).ready);
  if (kind === 'sandbox') return (await startSandbox({ seed: 'demo' })).ready.registry;
  if (kind.startsWith('scale:')) return (await startSandbox({ seed: kind })).ready.registry;
  const one = JSON.stringify({ service: microservice(1) });
  const many = JSON.stringify({ services: microservices(200) });
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(request.url?.endsWith('/microservices') ? many : one);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  return `http://127.0.0.1:${address.port}`;
}

void addressOf().then((address) => process.stdout.write(`${address}\n`));
process.stdin.once('end', () => process.exit(0)).resume();
