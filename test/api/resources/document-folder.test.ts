import assert from 'node:assert/strict';
import { systemClock } from '../../../api/clock';
import { createHash } from 'node:crypto';
import { folderContents } from '../../../client/documents/folder-contents';
import { differingFiles, writeFolder, type ChosenFolder } from '../../../client/documents/write-folder';
import { wantedItems } from '../../../deploy/kie/wanted-items';
import { kindOf } from '../../../manifests/kinds';
import { configurationFiles, namedFiles } from '../../../resources/documents/folder';
import { kieIdentity, kieItems } from '../../../resources/kie/items';
import { applications, variableSets } from '../../../resources/servicestage/applications';
import { writeVariables } from '../../../resources/servicestage/variable-actions';
import { assertEvery } from '../../every';
import { startDocuments, type DocumentStage } from './document-stage';

const { signal } = new AbortController();

/** A folder in memory; paths are joined by `/`. */
class MemoryFolder implements ChosenFolder {
  readonly texts = new Map<string, string>();
  readonly others = new Map<string, 'folder' | 'other'>();
  kindOf: ChosenFolder['kindOf'] = (path) =>
    Promise.resolve(this.others.get(path.join('/')) ?? (this.texts.has(path.join('/')) ? 'file' : 'absent'));
  read = (path: readonly string[]) => Promise.resolve(this.texts.get(path.join('/')) ?? '');
  write = (path: readonly string[], text: string) =>
    Promise.resolve(void this.texts.set(path.join('/'), text));
}

const refuse = (path: string) => new Error(`${path} is in the way.`);

describe('configuration as files of a folder', () => {
  let stage: DocumentStage;

  beforeEach(async () => void (stage = await startDocuments()));
  afterEach(() => stage.close());

  it('says in a deployable form what each item is, without what may be a secret', async () => {
    const secret = { key: 'db.password', value: 'hidden', value_type: 'text', status: 'enabled' } as const;
    await kieItems.create(stage.session, { labels: {} }, secret, signal);
    const { items } = await kieItems.list(stage.session, {}, signal);
    const { files, leftOut } = configurationFiles(items);
    assert.equal(leftOut, 1);
    const wanted = files.flatMap(({ name, text }) => {
      assert.match(name, /\.kie\.yaml$/);
      assert.ok(!text.includes('hidden'));
      const manifest = kindOf(name, text)?.open(text, { lainDialect: 'laincloud', fileName: name });
      assert.equal(manifest?.kind, 'kie');
      return wantedItems({ path: undefined, title: name, manifest, lainDialect: 'laincloud' });
    });
    const live = items.filter(({ key }) => key !== 'db.password');
    assert.equal(wanted.length, live.length);
    assertEvery(live, (item) => {
      const own = wanted.find(({ identity }) => identity === kieIdentity(item));
      const isSame = own?.value === item.value && own.valueType === item.value_type;
      return isSame && own.status === item.status;
    });
  });
});

describe('an application as files of a folder', () => {
  it('is all that belongs to it, each as its document says, with its environments', async () => {
    const stage = await startDocuments();
    try {
      const { items } = await applications.list(stage.session, {}, signal);
      const [shop] = items;
      assert.ok(shop);
      const applicationId = shop.id;
      const [set] = (await variableSets.list(stage.session, { applicationId }, signal)).items;
      assert.ok(set);
      const place = { session: stage.session, scope: { applicationId, environmentId: set.environmentId } };
      const run = { clock: systemClock, signal };
      await writeVariables(place, () => [{ name: 'LEVEL', value: 'info' }], run, '');
      const resource = { kind: applications, scope: {}, identity: applicationId };
      const { files } = await folderContents(resource, stage.session, stage.lists, signal);
      const kinds = files.map(({ name }) => /\.(\w+)\.servicestage\.yaml$/.exec(name)?.[1] ?? name);
      assert.deepEqual([...new Set(kinds)].sort(), [
        'application',
        'applicationconfiguration',
        'component',
        'environment',
        'instance',
      ]);
      const own = await stage.live.read(
        await stage.address(applications, {}, ({ id }) => id === shop.id),
        signal,
      );
      const file = files.find(({ name }) => name === `${shop.name}.application.servicestage.yaml`);
      assert.equal(file?.text, own.text);
    } finally {
      await stage.close();
    }
  });
});

describe('the files of a folder', () => {
  it('have names that every file system takes, and that differ', () => {
    const names = [
      'a/b',
      '..',
      '.git',
      'CON',
      'con.x',
      'a\\b',
      'x'.repeat(300),
      'Cart',
      'cart',
      '',
      'a:b',
      'a?b',
    ];
    const files = namedFiles(
      names.map((name) => ({ id: name, name, text: '' })),
      '.kie.yaml',
    );
    for (const { name } of files) assert.match(name, /^(?![.])[\p{L}\p{N}._=,-]{1,90}\.kie\.yaml$/u);
    assertEvery(files, ({ name }) => !/^(?:con|prn|aux|nul)\./i.test(name));
    assert.equal(new Set(files.map(({ name }) => name.toLowerCase())).size, names.length);
  });

  it('are as many as the resources, with the same names in whatever order they are listed', () => {
    const taken = `same-${createHash('sha256').update('2').digest('hex').slice(0, 8)}`;
    const resources = ['1', '2', '3', '4', '4'].map((id, index) => ({
      id,
      name: 'same',
      text: String(index),
    }));
    resources.push({ id: '5', name: taken, text: '5' });
    const named = namedFiles(resources, '.yaml');
    assert.deepEqual(
      named.map(({ text }) => text),
      ['0', '1', '2', '3', '4', '5'],
    );
    assert.equal(new Set(named.map(({ name }) => name)).size, resources.length);
    const turned = namedFiles(resources.toReversed(), '.yaml').toReversed();
    assert.deepEqual(turned, named);
  });

  it('are written with a copy of what they were read as', async () => {
    const folder = new MemoryFolder();
    const files = [{ name: 'a.kie.yaml', text: 'data: []\n' }];
    assert.equal(await writeFolder(folder, files, await differingFiles(folder, files, refuse), 'keep'), 1);
    assert.deepEqual(
      [...folder.texts],
      [
        ['.engine-room/base/a.kie.yaml', 'data: []\n'],
        ['a.kie.yaml', 'data: []\n'],
      ],
    );
  });

  it('are not written over, nor are their copies, unless the user says so', async () => {
    const folder = new MemoryFolder();
    folder.texts
      .set('a.kie.yaml', 'mine')
      .set('.engine-room/base/a.kie.yaml', 'before')
      .set('b.kie.yaml', 'b');
    const files = ['a', 'b', 'c'].map((name) => ({ name: `${name}.kie.yaml`, text: name }));
    const differing = await differingFiles(folder, files, refuse);
    assert.deepEqual([...differing], ['a.kie.yaml']);
    assert.equal(await writeFolder(folder, files, differing, 'keep'), 2);
    assert.equal(folder.texts.get('a.kie.yaml'), 'mine');
    assert.equal(folder.texts.get('.engine-room/base/a.kie.yaml'), 'before');
    assert.equal(await writeFolder(folder, files, differing, 'overwrite'), 3);
    assert.equal(folder.texts.get('a.kie.yaml'), 'a');
  });

  for (const path of ['.engine-room', '.engine-room/base', 'a.kie.yaml', '.engine-room/base/a.kie.yaml']) {
    it(`are not written through a link: ${path}`, async () => {
      const folder = new MemoryFolder();
      folder.others.set(path, 'other');
      const files = [{ name: 'a.kie.yaml', text: 'a' }];
      await assert.rejects(differingFiles(folder, files, refuse), { message: `${path} is in the way.` });
      assert.equal(folder.texts.size, 0);
    });
  }
});
