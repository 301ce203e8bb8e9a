import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import type { Candidate } from './server-process';

const root = path.join(import.meta.dirname, '../..');

/** Keeps the text of documents and reads nothing: what it answers is known before. */
const source = `import { createConnection, DiagnosticSeverity, ProposedFeatures, TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
const start = { line: 0, character: 0 };
const problem = { range: { start, end: start }, message: 'is known before', severity: DiagnosticSeverity.Error };
const items = Array.from({ length: Number(process.argv[2]) }, () => problem);
const connection = createConnection(ProposedFeatures.all);
connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: 2,
    diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
    completionProvider: {},
  },
}));
connection.onCompletion(() => []);
connection.languages.diagnostics.on(() => ({ kind: 'full', items }));
new TextDocuments(TextDocument).listen(connection);
connection.listen();`;

/** A server that only sends back as many problems as another has found. */
export async function cachedServer(problems: number): Promise<Candidate> {
  const outfile = path.join(mkdtempSync(path.join(tmpdir(), 'engine-room-bench-')), 'cached-server.cjs');
  const stdin = { contents: source, resolveDir: root };
  await build({
    stdin,
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'silent',
  });
  const command = [outfile, String(problems), '--stdio'];
  return { name: 'cached server', command, pulls: true, pause: 0, settings: {} };
}
