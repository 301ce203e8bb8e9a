import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { manifestKinds } from '../../../manifests/kinds';
import { cloudKind } from '../../../manifests/kinds/cloud/kind';
import { defaultManifestOptions } from '../../../manifests/engine/manifest';
import type { Manifest } from '../../../manifests/engine/manifest';
import type { LanguageModules } from '../../../server/language-modules';
import type { Snapshot } from '../../../server/snapshot';
import { BackgroundScheduler } from '../../../server/workspace/background-scheduler';
import { ignoredBelow, walkFolder } from '../../../manifests/engine/workspace/walk-folder';
import { readSettings } from '../../../server/settings';
import { usualLimits, Workspace } from '../../../server/workspace/workspace';
import type { WorkspaceHost, WorkspaceLimits } from '../../../server/workspace/workspace';
import { WorkspaceFolder } from '../../lsp/workspace-folder';

const application = (name: string): string =>
  `apiVersion: servicestage/v2\nkind: Application\nmetadata: { name: ${name} }\n`;

describe('the workspace of the language server', () => {
  let folder: WorkspaceFolder;
  let notices: string[];

  beforeEach(() => {
    notices = [];
  });

  afterEach(() => folder.remove());

  function workspaceWith(
    limits: Partial<WorkspaceLimits> = {},
    host: Partial<WorkspaceHost> = {},
  ): Workspace {
    return new Workspace(
      {
        readers: () => Promise.resolve({ kinds: manifestKinds, ruleIds: new Set() }),
        settings: () => readSettings({}),
        isWorkedOn: () => true,
        openDocuments: () => [],
        document: () => undefined,
        snapshot: () => Promise.resolve(undefined),
        idle: new BackgroundScheduler(),
        notify: (text) => notices.push(text),
        logError: (text) => assert.fail(text),
        ...host,
      },
      { ...usualLimits, ...limits },
    );
  }

  it('knows all names when it has read all files', async () => {
    folder = new WorkspaceFolder({
      'a.yaml': application('a'),
      'b/c.yml': application('c'),
      'd.yaml': 'kind: Pod\n',
    });
    const workspace = workspaceWith();
    const scanning = workspace.scan([folder.path]);
    assert.equal(workspace.isComplete, false);
    await scanning;
    assert.equal(workspace.isComplete, true);
    assert.deepEqual([...workspace.index.definedOutside('', 'application')].sort(), ['a', 'c']);
  });

  it('stops at its limits, says so once, and then proves nothing', async () => {
    folder = new WorkspaceFolder(
      Object.fromEntries(Array.from({ length: 5 }, (_, i) => [`${i}.yaml`, application(`app-${i}`)])),
    );
    const workspace = workspaceWith({ files: 3 });
    await workspace.scan([folder.path]);
    await workspace.scan([folder.path]);
    assert.equal(workspace.index.size, 3);
    assert.equal(workspace.isComplete, false);
    assert.equal(notices.length, 1);
  });

  it('passes over files that are too large', async () => {
    folder = new WorkspaceFolder({
      'a.yaml': application('a'),
      'b.yaml': application('b') + '#'.repeat(5000),
    });
    const workspace = workspaceWith({ fileSize: 1000 });
    await workspace.scan([folder.path]);
    assert.deepEqual(workspace.index.definedOutside('', 'application'), ['a']);
  });

  it('reads files of the maximum size, and no larger ones', async () => {
    const fileSize = 1000;
    const items = (key: string): string => `{"data": [{"key": "${key}", "value": "1"}]}`;
    folder = new WorkspaceFolder({
      'a.kie.json': items('a').padEnd(fileSize),
      'b.kie.json': items('b').padEnd(fileSize + 1),
    });
    const workspace = workspaceWith({ fileSize });
    await workspace.scan([folder.path]);
    assert.deepEqual(workspace.index.definedOutside('', 'config-item'), ['a']);
  });

  it('skips what is not a regular file, also when it appears later', async () => {
    folder = new WorkspaceFolder({ 'a.yaml': application('a') });
    for (const name of ['b.yaml', '.gitignore']) execFileSync('mkfifo', [`${folder.path}/${name}`]);
    symlinkSync('/dev/zero', `${folder.path}/c.yaml`);
    const workspace = workspaceWith();
    await workspace.scan([folder.path]);
    for (const name of ['b.yaml', 'c.yaml']) await workspace.fileChanged(folder.uri(name));
    await workspace.settle();
    assert.deepEqual(workspace.index.definedOutside('', 'application'), ['a']);
    assert.equal(workspace.isComplete, true);
  });

  it('looks into a folder that is ignored from above when it was opened itself', async () => {
    folder = new WorkspaceFolder({ '.git/HEAD': '', '.gitignore': 'out/\n', 'out/a.yaml': application('a') });
    const workspace = workspaceWith();
    await workspace.scan([`${folder.path}/out`]);
    assert.deepEqual(workspace.index.definedOutside('', 'application'), ['a']);
  });

  it('forgets the files of folders that are no longer open', async () => {
    folder = new WorkspaceFolder({ 'x/a.yaml': application('a'), 'y/b.yaml': application('b') });
    const workspace = workspaceWith();
    await workspace.scan([folder.path]);
    await workspace.scan([`${folder.path}/y`]);
    assert.deepEqual(workspace.index.definedOutside('', 'application'), ['b']);
  });

  it('keeps a file that is made while the folders are looked through', async () => {
    folder = new WorkspaceFolder({ 'a.yaml': application('a') });
    const modules = { kinds: manifestKinds, ruleIds: new Set<string>() };
    let begin: (finish: () => void) => void = () => undefined;
    const begun = new Promise<() => void>((resolve) => (begin = resolve));
    let readings = 0;
    const readers = (): Promise<LanguageModules> =>
      readings++ === 0 ? new Promise((resolve) => begin(() => resolve(modules))) : Promise.resolve(modules);
    const workspace = workspaceWith({}, { readers });
    const scanning = workspace.scan([folder.path]);
    const finish = await begun; // The folder is listed, and its file is being read.
    folder.write('b.yaml', application('b'));
    await workspace.fileChanged(folder.uri('b.yaml'));
    finish();
    await scanning;
    assert.deepEqual([...workspace.index.definedOutside('', 'application')].sort(), ['a', 'b']);
  });

  it('waits for documents that are being read for another caller', async () => {
    folder = new WorkspaceFolder({});
    const uri = folder.uri('a.yaml');
    let deliver: (snapshot: Snapshot) => void = () => undefined;
    const reading = new Promise<Snapshot>((resolve) => (deliver = resolve));
    const workspace = workspaceWith({}, { openDocuments: () => [uri], snapshot: () => reading });
    workspace.changed(uri);
    const first = workspace.settle();
    let isSettled = false;
    const second = workspace.settle().then(() => (isSettled = true));
    await nextTurn();
    assert.equal(isSettled, false);
    const open = (text: string): Manifest =>
      cloudKind.open(text, { ...defaultManifestOptions, fileName: 'a.yaml' });
    deliver({ uri, version: 1, manifest: open(application('a')), reopen: open });
    await Promise.all([first, second]);
    assert.deepEqual(workspace.index.definedOutside('', 'application'), ['a']);
  });

  it('walks past what Git ignores, hidden folders and the libraries of others', async () => {
    folder = new WorkspaceFolder({
      '.gitignore': 'target/\n*.local.yaml\n',
      'a.yaml': '',
      'a.local.yaml': '',
      'notes.txt': '',
      'target/b.yaml': '',
      'sub/.gitignore': '!kept.local.yaml\n',
      'sub/kept.local.yaml': '',
      '.hidden/c.yaml': '',
      'node_modules/d/e.json': '',
    });
    const found: string[] = [];
    const complain = (_: string, error: unknown): void => assert.fail(String(error));
    const ignored = await ignoredBelow(folder.path, complain);
    for await (const file of walkFolder(folder.path, { ignored, complain }))
      found.push(file.slice(folder.path.length + 1));
    assert.deepEqual(found.sort(), ['a.yaml', 'sub/kept.local.yaml']);
  });
});

describe('idle work of the language server', () => {
  it('waits while someone is served', async () => {
    let now = 1000;
    const idle = new BackgroundScheduler(() => now);
    idle.noteActivity();
    let isDone = false;
    const turn = idle.yield().then(() => (isDone = true));
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(isDone, false);
    now += 100;
    await turn;
  });
});
