import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { lainKind } from '../../../manifests/kinds/lain/kind';
import { defaultManifestOptions } from '../../../manifests/engine/manifest';
import { DiagnosticsPublisher } from '../../../server/diagnostics-publisher';
import type { Snapshot } from '../../../server/snapshot';
import { textOf } from '../../lsp/client';

const uri = 'file:///work/lain.yaml';

/** A reading of a version; its only problem says which it is. */
function snapshotOf(version: number): Snapshot {
  const open = (text: string) => lainKind.open(text, defaultManifestOptions);
  return { uri, version, manifest: open(`appname: v${version}\n`), reopen: open };
}

function problemOf({ version }: Snapshot): Diagnostic {
  const start = { line: 0, character: 0 };
  return { range: { start, end: start }, message: `of version ${version}` };
}

/** Something that is waited for: `wait` resolves with what `put` is given, in order. */
class Queue<T> {
  private readonly items: T[] = [];
  private readonly takers: ((item: T) => void)[] = [];

  put(item: T): void {
    const taker = this.takers.shift();
    if (taker) taker(item);
    else this.items.push(item);
  }

  wait(): Promise<T> {
    return new Promise((resolve) => {
      const item = this.items.shift();
      if (item === undefined) this.takers.push(resolve);
      else resolve(item);
    });
  }
}

describe('published diagnostics', () => {
  let current: number | undefined;
  /** Readings that were begun; each is ended by calling it. */
  let readings: Queue<(snapshot: Snapshot | undefined) => void>;
  let sent: Queue<PublishDiagnosticsParams>;
  let publisher: DiagnosticsPublisher;

  beforeEach(() => {
    current = 1;
    readings = new Queue();
    sent = new Queue();
    publisher = new DiagnosticsPublisher({
      snapshot: () => new Promise((resolve) => readings.put(resolve)),
      diagnostics: (snapshot) => [problemOf(snapshot)],
      document: () => (current === undefined ? undefined : TextDocument.create(uri, 'lain', current, '')),
      openDocuments: () => [uri],
      send: (params) => Promise.resolve(sent.put(params)),
      logError: (text) => assert.fail(text),
    });
  });

  async function nextShown(): Promise<readonly (string | number | undefined)[]> {
    const { version, diagnostics } = await sent.wait();
    return [version, ...diagnostics.map((diagnostic) => textOf(diagnostic))];
  }

  it('are those of the version that they are sent with', async () => {
    publisher.changed(uri);
    (await readings.wait())(snapshotOf(1));
    assert.deepEqual(await nextShown(), [1, 'of version 1']);
  });

  it('are never those of a text that was edited since', async () => {
    publisher.changed(uri);
    const finish = await readings.wait();
    current = 2;
    publisher.changed(uri);
    finish(snapshotOf(1));
    (await readings.wait())(snapshotOf(2));
    assert.deepEqual(await nextShown(), [2, 'of version 2']);
  });

  it('do not come back after the document was closed', async () => {
    publisher.changed(uri);
    const finish = await readings.wait();
    current = undefined;
    publisher.closed(uri);
    finish(snapshotOf(1));
    assert.deepEqual(await nextShown(), [undefined]);

    current = 1;
    publisher.changed(uri);
    (await readings.wait())(snapshotOf(1));
    assert.deepEqual(await nextShown(), [1, 'of version 1']);
  });

  it('are removed when the document is no longer a manifest', async () => {
    publisher.changed(uri);
    (await readings.wait())(snapshotOf(1));
    await nextShown();
    publisher.changed(uri);
    (await readings.wait())(undefined);
    assert.deepEqual(await nextShown(), [undefined]);
  });
});
