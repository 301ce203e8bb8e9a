import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import type { Row } from '../measure';
import { median } from '../measure';
import { manyDocuments } from './files';
import { measureStart } from './tasks';

const root = path.join(import.meta.dirname, '../..');

const emptyServer = `import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
const connection = createConnection(ProposedFeatures.all);
connection.onInitialize(() => ({ capabilities: {} }));
connection.listen();`;

/** What no server can be faster than: Node, a server without features, and the bare reading of the largest YAML file. */
export async function references(): Promise<readonly Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'engine-room-bench-'));
  const server = path.join(folder, 'empty-server.cjs');
  await build({
    stdin: { contents: emptyServer, resolveDir: root },
    outfile: server,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'silent',
  });
  const empty = { name: 'empty server', command: [server, '--stdio'], pulls: true, pause: 0, settings: {} };
  const { name, text } = manyDocuments();
  writeFileSync(path.join(folder, name), text);
  return [
    { name: 'start of Node alone', value: timeOf(['-e', '']), unit: 'ms' },
    { name: 'start of an empty server', value: await measureStart(empty, 5), unit: 'ms' },
    { name: `bare yaml, ${name}`, value: timeOf(['-e', parseAll, path.join(folder, name)]), unit: 'ms' },
  ];
}

const parseAll = `require('${path.join(root, 'node_modules/yaml')}').parseAllDocuments(require('node:fs').readFileSync(process.argv[1], 'utf8'));`;

/** Milliseconds that a Node process takes, the middle of five. */
function timeOf(options: readonly string[]): number {
  return median(
    Array.from({ length: 5 }, () => {
      const start = performance.now();
      execFileSync(process.execPath, options);
      return performance.now() - start;
    }),
  );
}
