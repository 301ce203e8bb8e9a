import assert from 'node:assert/strict';
import type { CompletionItem, Diagnostic, Position, Range } from 'vscode-languageserver-protocol/node';
import {
  CompletionRequest,
  DocumentDiagnosticRequest,
  DocumentFormattingRequest,
  LSPErrorCodes,
  RegistrationRequest,
  ConfigurationRequest,
  CancellationTokenSource,
  DidChangeConfigurationNotification,
  ResponseError,
  TextDocumentSyncKind,
} from 'vscode-languageserver-protocol/node';
import { LspClient } from './client';
import { readFixture } from './fixture';
import { sharedClient } from './shared-client';

const uri = 'file:///work/lain.yaml';

function at(line: number, character: number): Position {
  return { line, character };
}

function between(line: number, from: number, to: number): Range {
  return { start: at(line, from), end: at(line, to) };
}

/** In the form that fixtures write expectations in. */
function inShort({ range: { start, end }, code }: Diagnostic): string {
  return `${start.line}:${start.character}-${end.character} ${code}`;
}

function labels(items: readonly CompletionItem[]): string[] {
  return items.map(({ label }) => label);
}

describe('language server over stdio', () => {
  const shared = sharedClient();
  let client: LspClient;
  beforeEach(() => {
    client = shared();
  });

  it('announces exactly the features that it has', () => {
    const { capabilities, serverInfo } = client.initialized ?? {};
    assert.equal(serverInfo?.name, 'engine-room');
    assert.equal(capabilities?.textDocumentSync, TextDocumentSyncKind.Incremental);
    assert.ok(
      capabilities.completionProvider && capabilities.hoverProvider && capabilities.codeActionProvider,
    );
    assert.equal(capabilities.diagnosticProvider, undefined, 'this client is pushed to');
  });

  for (const name of ['clean.lain.yaml', 'mistakes.lain.yaml']) {
    it(`reports what the markers of ${name} say`, async () => {
      const { text, expected } = readFixture(name);
      await client.open(uri, text);
      const diagnostics = await client.diagnostics(uri);
      const found = diagnostics.filter(({ severity }) => severity !== 3);
      assert.deepEqual(found.map(inShort).sort(), [...expected].sort());
      assert.deepEqual(
        diagnostics.filter(({ source }) => source !== 'engine-room'),
        [],
      );
    });
  }

  it('follows edits and judges only the newest text', async () => {
    await client.open(uri, 'appname: a\nbuild:\n  base: b\n  script: [x]\nweb:\n  port: "80"\n');
    assert.deepEqual(
      (await client.diagnostics(uri)).map(({ code }) => code),
      ['lain/port'],
    );

    await client.atOnce(() => {
      void client.edit(uri, between(5, 8, 12), '8');
      void client.edit(uri, between(5, 9, 9), '0');
    });
    assert.deepEqual(await client.diagnostics(uri, 3), []);
    assert.deepEqual(
      client.history(uri).map((params) => params.version),
      [1, 3],
      'the text in between was not judged',
    );
  });

  it('takes the problems of a closed document away', async () => {
    await client.open(uri, 'web:\n  port: "80"\n');
    assert.notDeepEqual(await client.diagnostics(uri), []);
    await client.close(uri);
    const last = await client.nextPublished((params) => params.uri === uri && params.version === undefined);
    assert.deepEqual(last.diagnostics, []);
  });

  it('judges by name where the editor only says yaml, and leaves other files alone', async () => {
    await client.open('file:///work/chart.yaml', 'web:\n  port: "80"\n', 'yaml');
    await client.open(uri, 'web:\n  port: "80"\n', 'yaml');
    assert.notDeepEqual(await client.diagnostics(uri), []);
    assert.deepEqual(client.history('file:///work/chart.yaml'), []);
    assert.deepEqual(await client.complete('file:///work/chart.yaml', at(1, 2)), []);
  });

  it('completes while a line is being typed', async () => {
    await client.open(uri, 'appname: a\nweb:\n  cmd: x\n');
    const end = between(3, 0, 0);
    await client.edit(uri, end, '  me');
    const items = await client.complete(uri, at(3, 4));
    const memory = items.find(({ label }) => label === 'memory');
    assert.ok(!labels(items).includes('cmd'), 'cmd is there already');
    assert.deepEqual(memory?.textEdit, {
      range: between(3, 2, 4),
      newText: 'memory: ${1|32m,64m,128m,256m,512m,1g,2g|}',
    });
    assert.equal(memory.insertTextFormat, 2);
    assert.equal(memory.insertTextMode, 1);
  });

  it('takes the name of a section that is being typed', async () => {
    await client.open(uri, '');
    await client.edit(uri, between(0, 0, 0), 'worker.ma');
    const answer = await client.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri },
      position: at(0, 9),
    });
    assert.ok(answer && 'items' in answer && answer.isIncomplete, 'requested again at the next letter');
    assert.ok(labels(answer.items).includes('worker.ma'));
  });

  it('explains the key under the pointer', async () => {
    await client.open(uri, 'web:\n  memory: 64m\n');
    const hover = await client.hover(uri, at(1, 4));
    assert.deepEqual(hover?.range, between(1, 2, 8));
    assert.ok(typeof hover.contents === 'object' && 'value' in hover.contents);
    assert.match(hover.contents.value, /Default: `32m`/);
    assert.equal(await client.hover(uri, at(2, 0)), null);
  });

  it('repairs a mistake', async () => {
    await client.open(uri, 'appname: a\nbuild:\n  base: b\n  script: [x]\nweb:\n  port: "80"\n');
    const diagnostics = await client.diagnostics(uri);
    const [action, hide, ...others] = await client.codeActions(uri, between(5, 9, 9), diagnostics);
    assert.deepEqual(others, []);
    assert.match(hide?.title ?? '', /^Hide lain\/port/);
    assert.deepEqual(action?.diagnostics, diagnostics);
    assert.equal(action.isPreferred, true);
    await client.apply(uri, action);
    assert.equal(client.text(uri), 'appname: a\nbuild:\n  base: b\n  script: [x]\nweb:\n  port: 80\n');
    assert.deepEqual(await client.diagnostics(uri), []);
  });

  it('repairs all mistakes of a kind at once', async () => {
    const { text } = readFixture('mistakes.lain.yaml');
    await client.open(uri, text);
    const timeout = (await client.diagnostics(uri)).find(({ code }) => code === 'lain/timeouts');
    assert.ok(timeout);
    const actions = await client.codeActions(uri, timeout.range, [timeout]);
    const all = actions.find(({ diagnostics }) => diagnostics?.length === 2);
    assert.ok(all, actions.map(({ title }) => title).join(', '));
    await client.apply(uri, all);
    assert.ok(!(await client.diagnostics(uri)).some(({ code }) => code === 'lain/timeouts'));
  });

  it('offers no fix where there is nothing to fix', async () => {
    await client.open(uri, readFixture('clean.lain.yaml').text);
    assert.deepEqual(await client.codeActions(uri, between(0, 0, 5)), []);
  });

  it('stops formatting a long document when it is cancelled, and answers others meanwhile', async () => {
    const options = { tabSize: 2, insertSpaces: true };
    const textDocument = { uri };
    let error: unknown;
    // On a busy machine the work may be done before it is cancelled: then there is more of it.
    for (let lines = 80_000; error === undefined && lines <= 320_000; lines *= 2) {
      await client.open(uri, `appname: hello\n${'# a comment\n'.repeat(lines)}`);
      await client.diagnostics(uri);
      const source = new CancellationTokenSource();
      const answered: string[] = [];
      const formatting = client.connection
        .sendRequest(DocumentFormattingRequest.type, { textDocument, options }, source.token)
        .finally(() => answered.push('formatting'));
      const ended = formatting.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      await client.hover(uri, { line: 0, character: 2 });
      answered.push('hover');
      source.cancel();
      error = await ended;
      assert.deepEqual(answered, ['hover', 'formatting']);
      await client.close(uri);
    }
    assert.ok(error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled);
  });

  it('answers a cancelled request with an error and goes on', async () => {
    await client.open(uri, 'web:\n  ');
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri }, position: at(1, 2) };
    let answer: Promise<unknown> = Promise.resolve();
    await client.atOnce(() => {
      answer = client.connection.sendRequest(CompletionRequest.type, params, source.token);
      source.cancel();
    });
    await assert.rejects(
      answer,
      (error) => error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled,
    );
    assert.ok(labels(await client.complete(uri, at(1, 2))).includes('cmd'));
  });
});

describe('language server and other kinds of clients', () => {
  let client: LspClient;

  afterEach(async () => {
    assert.equal(await client.stop(), 0);
  });

  it('gives plain text to clients that know no snippets', async () => {
    client = await LspClient.start({ capabilities: {} });
    await client.open(uri, 'web:\n  ');
    const env = (await client.complete(uri, at(1, 2))).find(({ label }) => label === 'env');
    assert.deepEqual(env?.textEdit, { range: between(1, 2, 2), newText: 'env:\n    - KEY=value' });
    assert.equal(env.insertTextFormat, 1);
  });

  it('pushes no diagnostics to clients that request them', async () => {
    client = await LspClient.start({ capabilities: { textDocument: { diagnostic: {} } } });
    assert.ok(client.initialized?.capabilities.diagnosticProvider);
    const { text, expected } = readFixture('mistakes.lain.yaml');
    await client.open(uri, text);
    const report = await client.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
    });
    assert.equal(report.kind, 'full');
    const found = 'items' in report ? report.items.filter(({ severity }) => severity !== 3) : [];
    assert.deepEqual(found.map(inShort).sort(), [...expected].sort());
    assert.deepEqual(client.history(uri), []);
  });

  it('starts with the dialect of the initialization options', async () => {
    client = await LspClient.start({ initializationOptions: { settings: { lain: { dialect: 'einplus' } } } });
    await client.open(uri, '');
    assert.ok(labels(await client.complete(uri, at(0, 0))).includes('cron.NAME'));
  });

  it('requests the settings where it may, and checks again when they change', async () => {
    client = LspClient.spawn();
    let dialect = 'laincloud';
    client.connection.onRequest(RegistrationRequest.type, () => undefined);
    client.connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(({ section }) => (section === 'engineRoom' ? { lain: { dialect } } : null)),
    );
    await client.initialize({
      capabilities: {
        workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
      },
    });
    await client.open(
      uri,
      'appname: a\nbuild:\n  base: b\n  script: [x]\ncron.a:\n  cmd: x\n  schedule: "1 1 * * *"\n',
    );
    const before = await client.diagnostics(uri);
    assert.notDeepEqual(before, [], 'laincloud knows no cron section');

    dialect = 'einplus';
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await client.nextPublished((params) => params.uri === uri && params.diagnostics.length === 0);
  });

  it('takes the settings that other clients send', async () => {
    client = await LspClient.start();
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { engineRoom: { lain: { dialect: 'einplus' } } },
    });
    await client.open(uri, '');
    assert.ok(labels(await client.complete(uri, at(0, 0))).includes('cron.NAME'));
  });

  it('survives settings and options of a wrong shape', async () => {
    client = await LspClient.start({ initializationOptions: { settings: 'loud', l10nBundle: 7 } });
    await client.open(uri, 'web:\n  port: "80"\n');
    assert.notDeepEqual(await client.diagnostics(uri), []);
  });

  it('speaks English and says so in the log when a translation cannot be read', async () => {
    const bundle = 'file:///nowhere/bundle.l10n.xx.json';
    client = await LspClient.start({ initializationOptions: { l10nBundle: bundle } });
    await client.open(uri, 'web:\n  port: "80"\n');
    assert.notDeepEqual(await client.diagnostics(uri), []);
    assert.match(client.log.join('\n'), /nowhere/);
  });
});
