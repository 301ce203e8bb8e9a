import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver-protocol/node';
import { HoverRequest } from 'vscode-languageserver-protocol/node';
import { LspClient } from './client';
import { assertEvery } from '../every';
import { processorTimeOf } from '../processor-time';

const uri = 'file:///work/lain.yaml';
const small = 'appname: a\nweb:\n  port: "80"\n';

/** Texts that no one means to write, and the longest time in which the server must have dealt with them. */
const hostile: readonly [what: string, text: string][] = [
  ['5 MB of procs', 'worker.a:\n  cmd: x\n'.repeat(280_000)],
  ['5 MB in one line', `cmd: ${'x '.repeat(2_500_000)}`],
  ['binary bytes', `\0\u0001ELF\u0002\0${'\uFFFD\0'.repeat(2000)}`],
  ['deep flow nesting', '['.repeat(100_000)],
  ['deep block nesting', Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ['dashes in a row', `a:\n${'- '.repeat(20_000)}x`],
  ['an alias bomb', bomb()],
  ['merges of merges', merges()],
  ['quotes that never close', `web:\n  cmd: "${'a\n'.repeat(20_000)}`],
  ['tabs and carriage returns', '\tweb:\r\tcmd:\r\r\n\t- \t'.repeat(500)],
  ['lone surrogates and odd line ends', 'web:\n  cmd: \uD800\u2028\u0085\uFEFF\n'],
  ['many colons', ':'.repeat(50_000)],
  ['anchors on nothing', '&a &b &c *d\n'.repeat(2000)],
];

function lengthOf(message: Diagnostic['message']): number {
  return typeof message === 'string' ? message.length : message.value.length;
}

function bomb(): string {
  const level = (name: string, of: string): string =>
    `${name}: &${name} [${Array(10).fill(`*${of}`).join(', ')}]`;
  return ['a: &a [x]', ...[...'bcdefghij'].map((name, i) => level(name, 'abcdefghi'.charAt(i)))].join('\n');
}

function merges(): string {
  const keys = Array.from({ length: 200 }, (_, i) => `  k${i}: 1`).join('\n');
  const chain = Array.from({ length: 200 }, (_, i) => `m${i + 1}: &m${i + 1}\n  <<: *m${i}\n  x${i}: 1`);
  return [`m0: &m0\n${keys}`, ...chain].join('\n');
}

describe('language server and hostile texts', function () {
  this.timeout(60_000);
  let client: LspClient;

  before(async () => {
    client = await LspClient.start();
  });

  after(async () => {
    assert.equal(await client.stop(), 0);
    assert.deepEqual(client.log, [], 'nothing went wrong on the way');
  });

  for (const [what, text] of hostile) {
    it(`gives few and clear problems for ${what}, and goes on`, async () => {
      const hostileUri = `file:///work/${what.replaceAll(' ', '-')}/lain.yaml`;
      const started = processorTimeOf(client.pid);
      await client.open(hostileUri, text);
      const diagnostics = await client.diagnostics(hostileUri);
      const end = { line: text.split('\n').length - 1, character: 3 };
      await client.complete(hostileUri, end);
      await client.hover(hostileUri, end);
      await client.codeActions(hostileUri, { start: end, end });
      assertEvery(diagnostics, ({ message }) => lengthOf(message) < 500);
      const time = processorTimeOf(client.pid) - started;
      assert.ok(time < 5000, `took ${time} ms`);
      await client.close(hostileUri);

      await client.open(uri, small);
      assert.ok((await client.diagnostics(uri)).some(({ code }) => code === 'lain/port'));
      await client.close(uri);
    });
  }

  it('answers places that are not there', async () => {
    await client.open(uri, small);
    for (const position of [
      { line: 999, character: 0 },
      { line: 2, character: 9_999 },
    ]) {
      assert.ok(Array.isArray(await client.complete(uri, position)));
      assert.equal(await client.hover(uri, position), null);
    }
    await client.close(uri);
  });

  it('answers nothing for documents that are not open', async () => {
    const params = {
      textDocument: { uri: 'file:///nowhere/lain.yaml' },
      position: { line: 0, character: 0 },
    };
    assert.equal(await client.connection.sendRequest(HoverRequest.type, params), null);
    assert.deepEqual(
      await client.codeActions(params.textDocument.uri, { start: params.position, end: params.position }),
      [],
    );
  });

  it('keeps up with a burst of edits, each with its requests', async () => {
    await client.open(uri, '');
    const typed = 'appname: shop\nweb:\n  cmd: [run, "a: b"]\n  env:\n    - A=b\n  memory: 64m\n';
    const answers: Promise<unknown>[] = [];
    let version = 1;
    let line = 0;
    let character = 0;
    for (const char of typed) {
      const position = { line, character };
      version = await client.edit(uri, { start: position, end: position }, char);
      if (char === '\n') [line, character] = [line + 1, 0];
      else character++;
      answers.push(client.complete(uri, { line, character }), client.hover(uri, { line, character: 0 }));
    }
    assert.equal(client.text(uri), typed);
    await Promise.all(answers);
    assert.ok(
      (await client.diagnostics(uri, version)).some(({ code }) => String(code).startsWith('lain/build')),
    );
    await client.close(uri);
  });
});
