import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ClientCapabilities, Diagnostic } from 'vscode-languageserver-protocol/node';
import { LspClient, textOf } from './client';

const linking: ClientCapabilities = {
  textDocument: { publishDiagnostics: { codeDescriptionSupport: true } },
};
const lain = 'file:///work/lain.yaml';
const unknown = 'appname: a\nbuild:\n  base: b\n  script: [make]\nweb:\n  port: 80800\n';

describe('language server in the language of its client', () => {
  let client: LspClient;

  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    assert.deepEqual(client.log, []);
  });

  async function portProblem(): Promise<Diagnostic> {
    await client.open(lain, unknown);
    const problem = (await client.diagnostics(lain)).find(({ code }) => code === 'lain/port');
    assert.ok(problem);
    return problem;
  }

  const languages: Readonly<Record<string, RegExp>> = {
    'zh-cn': /不是端口/,
    'zh_CN.UTF-8': /不是端口/,
    'zh-Hans': /不是端口/,
    zh: /不是端口/,
    'zh-tw': /is not a port/,
    en: /is not a port/,
    'de-DE': /is not a port/,
  };
  for (const [locale, words] of Object.entries(languages))
    it(`speaks to a client of the locale ${locale}`, async () => {
      client = await LspClient.start({ locale });
      assert.match(textOf(await portProblem()), words);
    });

  for (const [locale, title] of [
    ['en', '# lain/port\n\n**error**'],
    ['zh-cn', '# lain/port\n\n**错误**'],
  ] as const)
    it(`links the code of a problem to the page of its rule (${locale})`, async () => {
      client = await LspClient.start({ capabilities: linking, locale });
      const page = new URL((await portProblem()).codeDescription?.href ?? '');
      assert.equal(page.hash, '#lainport');
      page.hash = '';
      assert.ok(readFileSync(fileURLToPath(page), 'utf8').includes(title));
    });

  it('links to a command of the client that has one, in quick fixes too', async () => {
    client = await LspClient.start({
      capabilities: linking,
      initializationOptions: { rulePageCommand: 'editor.showRule' },
    });
    const problem = await portProblem();
    const href = 'command:editor.showRule?%5B%22lain%2Fport%22%5D';
    assert.equal(problem.codeDescription?.href, href);
    const actions = await client.codeActions(lain, problem.range);
    assert.ok(actions.length > 0);
    for (const { diagnostics } of actions) assert.equal(diagnostics?.[0]?.codeDescription?.href, href);
  });

  it('shows no backticks, which editors do not render in problems and menus', async () => {
    client = await LspClient.start({});
    await client.open(lain, unknown.replace('port: 80800', 'memroy: 64M'));
    const [problem] = await client.diagnostics(lain);
    assert.match(textOf(problem), /"memroy"/);
    const whole = { start: { line: 0, character: 0 }, end: { line: 6, character: 0 } };
    const actions = await client.codeActions(lain, whole);
    assert.ok(actions.length > 1);
    assert.deepEqual(
      actions.filter(({ title }) => title.includes('`')),
      [],
    );
  });

  it('links nothing for a client that shows no links', async () => {
    client = await LspClient.start({});
    assert.equal((await portProblem()).codeDescription, undefined);
  });
});
