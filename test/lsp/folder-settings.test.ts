import assert from 'node:assert/strict';
import {
  ConfigurationRequest,
  DidChangeConfigurationNotification,
  DidChangeWorkspaceFoldersNotification,
  RegistrationRequest,
} from 'vscode-languageserver-protocol/node';
import { LspClient } from './client';

/** A cron section: an error to laincloud's parser, known to ein-plus'. */
const cron = 'appname: a\nbuild:\n  base: b\n  script: [x]\ncron.a:\n  cmd: x\n  schedule: "1 1 * * *"\n';
const outer = 'file:///work';
const inner = 'file:///work/inner';

describe('language server and the settings of folders', () => {
  let client: LspClient;
  /** What the client has for a folder; the settings for everything are under the empty name. */
  let settings: Record<string, unknown>;

  beforeEach(async () => {
    const laincloud = { lain: { dialect: 'laincloud' } };
    settings = { '': laincloud, [outer]: { lain: { dialect: 'einplus' } }, [inner]: laincloud };
    client = await LspClient.startWith(
      {
        capabilities: { workspace: { configuration: true, workspaceFolders: true } },
        folders: ['/work', '/work/inner'],
      },
      (connection) => {
        connection.onRequest(RegistrationRequest.type, () => undefined);
        connection.onRequest(ConfigurationRequest.type, ({ items }) =>
          items.map(({ scopeUri = '' }) => settings[scopeUri] ?? null),
        );
      },
    );
  });

  afterEach(async () => {
    assert.equal(await client.stop(), 0);
  });

  /** Waits until the document has problems, or none. */
  async function waitForProblems(uri: string, any: boolean): Promise<void> {
    await client.nextPublished((params) => params.uri === uri && params.diagnostics.length > 0 === any);
  }

  it('judges each file by those of its innermost folder', async () => {
    await client.open(`${outer}/lain.yaml`, cron);
    await client.open(`${inner}/lain.yaml`, cron);
    await client.open('file:///elsewhere/lain.yaml', cron);
    await waitForProblems(`${outer}/lain.yaml`, false);
    await waitForProblems(`${inner}/lain.yaml`, true);
    await waitForProblems('file:///elsewhere/lain.yaml', true);
  });

  it('judges again when those of one folder change', async () => {
    await client.open(`${inner}/lain.yaml`, cron);
    await waitForProblems(`${inner}/lain.yaml`, true);
    settings[inner] = { lain: { dialect: 'einplus' } };
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await waitForProblems(`${inner}/lain.yaml`, false);
  });

  it('requests those of a folder that is added', async () => {
    const added = { uri: 'file:///added', name: 'added' };
    settings[added.uri] = { lain: { dialect: 'einplus' } };
    await client.open(`${added.uri}/lain.yaml`, cron);
    await waitForProblems(`${added.uri}/lain.yaml`, true);
    await client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: [added], removed: [] },
    });
    await waitForProblems(`${added.uri}/lain.yaml`, false);
  });
});
