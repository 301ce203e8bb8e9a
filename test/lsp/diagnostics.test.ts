import assert from 'node:assert/strict';
import {
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DocumentDiagnosticRequest,
  LSPErrorCodes,
  ResponseError,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver-protocol/node';
import type {
  ClientCapabilities,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol/node';
import { LspClient, textOf } from './client';
import { placeOf, rangeOf } from './places';
import { sharedClient } from './shared-client';
import { WorkspaceFolder } from './workspace-folder';

const uri = 'file:///work/lain.yaml';
const port = 'appname: a\nbuild:\n  base: b\n  script: [x]\nweb:\n  port: "80"\n';
const pulls: ClientCapabilities = {
  textDocument: { diagnostic: {} },
  workspace: { diagnostics: { refreshSupport: true } },
};

function codes(diagnostics: readonly { code?: string | number }[]): unknown[] {
  return diagnostics.map(({ code }) => code);
}

describe('language server and what it reports', () => {
  const shared = sharedClient();
  let client: LspClient;
  beforeEach(() => {
    client = shared();
  });

  it('hides what a comment suppresses, and reports a comment that suppresses nothing', async () => {
    await client.open(uri, port.replace('"80"', '"80" # engine-room-ignore lain/port'));
    assert.deepEqual(codes(await client.diagnostics(uri)), []);
    await client.open('file:///b/lain.yaml', port.replace('"80"', '80 # engine-room-ignore lain/prot'));
    assert.deepEqual(codes(await client.diagnostics('file:///b/lain.yaml')), ['source/suppression']);
  });

  it('writes the comment that hides a problem', async () => {
    await client.open(uri, port);
    const range = rangeOf(port, '"80"');
    const hide = (await client.codeActions(uri, range)).find(({ title }) => title.startsWith('Hide'));
    assert.ok(hide);
    await client.apply(uri, hide);
    assert.equal(client.text(uri), port.replace('  port', '  # engine-room-ignore lain/port\n  port'));
    assert.deepEqual(await client.diagnostics(uri), []);
  });

  it('repairs the whole file when it is asked to, and only then', async () => {
    const text = `${port}web.b:\n  port: "81"\n`;
    await client.open(uri, text);
    const start = { line: 0, character: 0 };
    const range = { start, end: start };
    const ask = async (only: string[]) => client.codeActions(uri, range, [], only);
    assert.deepEqual(await ask(['refactor']), []);
    for (const only of ['source.fixAll.engineRoom', 'source.fixAll', 'source']) {
      assert.equal((await ask([only])).length, 1, only);
    }
    const [fix] = await ask(['source.fixAll.engineRoom']);
    assert.equal(fix?.kind, 'source.fixAll.engineRoom');
    await client.apply(uri, fix);
    assert.ok(client.text(uri).includes('port: 80\n') && client.text(uri).includes('port: 81\n'));
    assert.deepEqual(await ask(['source.fixAll']), []);
  });

  it('shows the gravest of very many problems, and says so', async () => {
    const text = `${port}${Array.from({ length: 1500 }, (_, i) => `unknown${i}: 1\n`).join('')}`;
    await client.open(uri, text);
    const diagnostics = await client.diagnostics(uri);
    assert.equal(diagnostics.length, 1001);
    assert.match(textOf(diagnostics[0]), /has 150\d problems, of which 1000 are shown/);
    assert.ok(codes(diagnostics).includes('lain/port'), 'errors come first');
  });
});

describe('language server and what it reports of a client of its own', () => {
  let client: LspClient;
  let folder: WorkspaceFolder | undefined;

  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    folder?.remove();
    folder = undefined;
  });

  it('takes severities from the settings', async () => {
    client = await LspClient.start({
      initializationOptions: { settings: { rules: { 'lain/port': 'warning', 'lain/nothing': 'loud' } } },
    });
    await client.open(uri, port);
    assert.deepEqual(
      (await client.diagnostics(uri)).map(({ severity }) => severity),
      [2],
    );
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { engineRoom: { rules: { 'lain/port': 'off' } } },
    });
    await client.nextPublished((params) => params.uri === uri && params.diagnostics.length === 0);
  });

  it('does not send again what the client has', async () => {
    client = await LspClient.start({ capabilities: pulls });
    assert.deepEqual(client.initialized?.capabilities.diagnosticProvider, {
      interFileDependencies: true,
      workspaceDiagnostics: true,
    });
    await client.open(uri, port);
    const ask = (previousResultId?: string) =>
      client.connection.sendRequest(DocumentDiagnosticRequest.type, {
        textDocument: { uri },
        ...(previousResultId !== undefined && { previousResultId }),
      });
    const first = await ask();
    assert.ok(first.kind === 'full' && first.items.length === 1);
    assert.deepEqual(await ask(first.resultId), { kind: 'unchanged', resultId: first.resultId });
    const quotes = rangeOf(port, '"80"');
    await client.edit(uri, quotes, '80');
    const repaired = await ask(first.resultId);
    assert.ok(repaired.kind === 'full' && repaired.items.length === 0);
    assert.notEqual(repaired.resultId, first.resultId);
  });

  it('does not answer about a text that was edited since, but has the client ask again', async () => {
    client = await LspClient.start({ capabilities: pulls });
    await client.open(uri, port);
    const end = placeOf(port, '80', 0, 'end');
    let asked: Promise<unknown> = Promise.resolve();
    await client.atOnce(() => {
      asked = client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
      void client.edit(uri, { start: end, end }, '8');
    });
    await assert.rejects(asked, (error) => {
      assert.ok(error instanceof ResponseError);
      assert.equal(error.code, LSPErrorCodes.ServerCancelled);
      assert.deepEqual(error.data, { retriggerRequest: true });
      return true;
    });
  });

  it('reports the files of the workspace bit by bit, and later only what has changed', async () => {
    folder = new WorkspaceFolder({
      'a/lain.yaml': port,
      'b/lain.yaml': 'appname: b\nbuild:\n  base: b\n  script: [x]\n',
      'c/chart.yaml': 'port: "80"\n',
      'node_modules/d/lain.yaml': port,
      'e/lain.yaml': port,
      '.gitignore': 'e/\n',
    });
    client = await LspClient.start({ capabilities: pulls, folders: [folder.path] });
    const partial: WorkspaceDocumentDiagnosticReport[] = [];
    const progress: unknown[] = [];
    client.connection.onProgress(
      WorkspaceDiagnosticRequest.partialResult,
      'p',
      ({ items }) => void partial.push(...items),
    );
    client.connection.onProgress({ method: 'w' } as never, 'w', (value) => void progress.push(value));
    const first = await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
      previousResultIds: [],
      partialResultToken: 'p',
      workDoneToken: 'w',
    });
    const reports = [...partial, ...first.items];
    const found = reports.map((report) => [report.uri, report.kind === 'full' ? codes(report.items) : []]);
    assert.deepEqual(found.sort(), [
      [folder.uri('a/lain.yaml'), ['lain/port']],
      [folder.uri('b/lain.yaml'), []],
    ]);
    assert.equal(progress.length, 2, 'begin and end');

    await client.open(folder.uri('b/lain.yaml'), port, 'lain');
    const previousResultIds = reports.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' }));
    const second = await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
      previousResultIds,
    });
    const kinds = second.items.map(({ uri, kind, version }) => [uri, kind, version]);
    assert.deepEqual(kinds.sort(), [
      [folder.uri('a/lain.yaml'), 'unchanged', null],
      [folder.uri('b/lain.yaml'), 'full', 1],
    ]);
  });

  it('judges other documents again when a name that they use is defined', async () => {
    const retry =
      'apiVersion: cse/v3\nkind: Retry\nmetadata: { name: login, engine: e }\nspec: { maxAttempts: 2 }\n';
    const group =
      'apiVersion: cse/v3\nkind: MatchGroup\nmetadata: { name: login, engine: e }\nspec:\n  matches:\n    - apiPath: { exact: /login }\n';
    const near = group.replace('login', 'logins');
    folder = new WorkspaceFolder({ 'retry.cse.yaml': retry, 'near.cse.yaml': near });
    client = await LspClient.start({ folders: [folder.path] });
    const retryUri = folder.uri('retry.cse.yaml');
    const rule = 'governance/policy-without-match-group';
    await client.open(retryUri, retry, 'cloud-manifest');
    await client.nextPublished(
      (params) => params.uri === retryUri && codes(params.diagnostics).includes(rule),
    );
    await client.open(folder.uri('group.cse.yaml'), group, 'cloud-manifest');
    await client.latestPublished(retryUri, (diagnostics) => !codes(diagnostics).includes(rule));
  });

  it('has the client pull again when other names are known', async () => {
    folder = new WorkspaceFolder({ 'a/lain.yaml': port });
    let refreshed: () => void = () => undefined;
    const refresh = new Promise<void>((resolve) => (refreshed = resolve));
    client = await LspClient.startWith({ capabilities: pulls, folders: [folder.path] }, (connection) => {
      connection.onRequest(DiagnosticRefreshRequest.type, () => refreshed());
    });
    await refresh;
  });
});
