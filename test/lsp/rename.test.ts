import assert from 'node:assert/strict';
import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  RenameRequest,
} from 'vscode-languageserver-protocol/node';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { LspClient } from './client';
import { placeOf } from './places';
import { WorkspaceFolder } from './workspace-folder';

const application = 'apiVersion: servicestage/v2\nkind: Application\nmetadata: { name: shop }\n';

/** A file and the name in it, a new name that its rules accept, and others that they refuse. */
interface Judged {
  readonly file: string;
  readonly text: string;
  readonly name: string;
  readonly accepted: string;
  readonly refused: readonly string[];
}

const judged: Readonly<Record<string, Judged>> = {
  'an application of ServiceStage': {
    file: 'x.servicestage.yaml',
    text: application,
    name: 'shop',
    accepted: 'shop_2',
    refused: ['a.b', 's', '2shop'],
  },
  'an app': {
    file: 'lain.yaml',
    text: 'appname: hello\nweb:\n  cmd: run\n',
    name: 'hello',
    accepted: 'hi-2',
    refused: ['Hello', 'service', 'a_b'],
  },
  'a proc': {
    file: 'lain.yaml',
    text: 'appname: a\nproc.job:\n  cmd: run\n',
    name: 'job',
    accepted: 'job2',
    refused: ['a.b', 'a_b', 'a/b'],
  },
  'a microservice': {
    file: 'microservice.yaml',
    text: 'service_description:\n  name: cart\n',
    name: 'cart',
    accepted: 'com.cart_1',
    refused: ['a/b', '2cart', 'cart-'],
  },
  'a match group': {
    file: 'm.cse.yaml',
    text: 'apiVersion: cse/v3\nkind: MatchGroup\nmetadata:\n  name: login\n',
    name: 'login',
    accepted: 'log:in_1',
    refused: ['a.b', 'a/b', 'a'.repeat(33)],
  },
  'a configuration item': {
    file: 'k.kie.yaml',
    text: 'data:\n  - key: shop.level\n    value: warn\n',
    name: 'shop.level',
    accepted: 'shop:level.x',
    refused: ['a/b'],
  },
};

describe('renaming', () => {
  let folder: WorkspaceFolder;
  let client: LspClient;

  beforeEach(async () => {
    folder = new WorkspaceFolder({});
    client = await LspClient.start({ folders: [folder.path] });
  });

  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    folder.remove();
  });

  /** Opens a file, and answers how to rename a name in it. */
  async function open(
    file: string,
    text: string,
    name: string,
  ): Promise<(newName: string) => Promise<WorkspaceEdit | null>> {
    const textDocument = { uri: folder.uri(file) };
    await client.open(textDocument.uri, text, file === 'lain.yaml' ? 'lain' : 'yaml');
    const position = placeOf(text, name);
    return (newName) =>
      client.connection.sendRequest(RenameRequest.type, { textDocument, position, newName });
  }

  for (const [what, { file, text, name, accepted, refused }] of Object.entries(judged))
    it(`gives ${what} a name that its rules accept, and no other`, async () => {
      const rename = await open(file, text, name);
      assert.deepEqual(Object.keys((await rename(accepted))?.changes ?? {}), [folder.uri(file)]);
      for (const newName of refused) await assert.rejects(rename(newName), newName);
    });

  it('says why a name is refused as the rule says it', async () => {
    const text = 'appname: a\nproc.job:\n  cmd: run\nweb:\n  cmd: run\n';
    const rename = await open('lain.yaml', text, 'job');
    await assert.rejects(rename('my_job'), /use letters, digits and single dashes, a letter first/);
    await assert.rejects(rename('web'), /The proc name "web" is already taken/);
  });

  it('judges files that are not open too', async () => {
    folder.write('b.cse.yaml', 'apiVersion: cse/v3\nkind: Retry\nmetadata: { name: login, engine: e }\n');
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: folder.uri('b.cse.yaml'), type: FileChangeType.Created }],
    });
    const text = 'servicecomb:\n  matchGroup:\n    login: |\n      matches: []\n';
    const rename = await open('microservice.yaml', text, 'login');
    await assert.rejects(rename('a'.repeat(33)), /32 characters at most/);
  });
});
