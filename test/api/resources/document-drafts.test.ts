import assert from 'node:assert/strict';
import { confirmDiscard } from '../../../client/documents/apply-draft';
import { Drafts } from '../../../client/documents/drafts';
import { calledFor, findDraft } from '../../../client/documents/find-draft';
import type { TreeNode } from '../../../client/views/tree-node';
import { kieItems } from '../../../resources/kie/items';
import { keyOf } from '../../../resources/list-key';
import type { DocumentAddress } from '../../../resources/documents/documents';
import { scriptedPrompts } from '../../unit/client/scripted-prompts';
import { MemoryFiles, startDocuments, type DocumentStage } from './document-stage';

const { signal } = new AbortController();

describe('drafts of documents', () => {
  let stage: DocumentStage;
  let address: DocumentAddress;
  let live: string;

  beforeEach(async () => {
    stage = await startDocuments();
    address = await stage.address(kieItems, {}, ({ key }) => key === 'cart.yaml');
    live = (await stage.documents.read(address, false)).text;
  });
  afterEach(() => stage.close());

  /** What somebody else writes. */
  async function changeLive(value: string): Promise<void> {
    const { items } = await kieItems.list(stage.session, {}, signal);
    const item = items.find(({ key }) => key === 'cart.yaml');
    assert.ok(item);
    await kieItems.change(stage.session, {}, item, { value }, signal);
  }

  it('are what saving keeps: nothing is sent, however often the editor saves', async () => {
    stage.sandbox.sent.splice(0);
    for (const text of ['a: 1\n', 'a: 2\n', 'a: 3\n']) await stage.documents.write(address, text);
    assert.deepEqual(stage.sandbox.sent, []);
    const { text, base } = await stage.documents.read(address, false);
    assert.deepEqual([text, base], ['a: 3\n', live]);
    assert.deepEqual(stage.sandbox.sent, [], 'a draft is read without a request');
  });

  it('mark the row of their resource', async () => {
    const { items } = await kieItems.list(stage.session, {}, signal);
    const item = items.find(({ key }) => key === 'cart.yaml');
    assert.ok(item);
    const key = keyOf(kieItems, { target: stage.sandbox.everything }, {}, kieItems.identity(item));
    assert.equal(stage.drafts.has(key), false);
    await stage.documents.write(address, 'a: 1\n');
    assert.equal(stage.drafts.has(key), true);
  });

  it('are found by their row, whatever the editor shows', async () => {
    const { items } = await kieItems.list(stage.session, {}, signal);
    const [item, other] = [
      items.find(({ key }) => key === 'cart.yaml'),
      items.find(({ key }) => key !== 'cart.yaml'),
    ];
    assert.ok(item && other);
    const rowOf = (of: typeof item): TreeNode => ({
      id: of.key,
      label: of.key,
      connection: stage.sandbox.everything,
      resources: [{ kind: kieItems, scope: {}, identity: kieItems.identity(of) }],
    });
    const [row, bare] = [rowOf(item), rowOf(other)];
    const edited = await stage.address(kieItems, {}, ({ key }) => key !== 'cart.yaml' && key !== other.key);
    await stage.documents.write(address, 'mine: 1\n');
    await stage.documents.read(edited, false);
    await stage.documents.write(edited, 'edited: 1\n');
    const said: string[] = [];
    const { prompts } = scriptedPrompts([]);
    const places = {
      documents: { drafts: stage.drafts, open: () => Promise.resolve(stage.documents) },
      views: { nodeOf: (argument: unknown) => [row, bare].find((node) => node === argument) },
      prompts: { ...prompts, inform: (message: string) => Promise.resolve(void said.push(message)) },
    };
    const found = await calledFor(places, row, edited);
    assert.deepEqual(found, address);
    assert.equal((await findDraft(places, row, found, ''))?.text, 'mine: 1\n');
    const none = await calledFor(places, bare, edited);
    assert.equal(await findDraft(places, bare, none, ''), undefined);
    assert.deepEqual(said, [`There is no draft of ${other.key}.`]);
    assert.deepEqual(await calledFor(places, undefined, edited), edited);
  });

  it('are discarded by a question that names the connection', async () => {
    await stage.documents.write(address, 'mine: 1\n');
    const draft = await stage.drafts.saved(address);
    assert.ok(draft);
    const asked: string[] = [];
    const confirm = (question: string) => Promise.resolve(asked.push(question) === 0);
    await confirmDiscard({ ...scriptedPrompts([]).prompts, confirm }, draft);
    assert.deepEqual(asked, ['Discard the draft of cart.yaml on Sandbox?']);
  });

  it('survive a restart, and a connection that cannot be reached', async () => {
    await stage.documents.write(address, 'a: 1\n');
    stage.targets.splice(0);
    const { drafts, documents } = stage.restarted();
    assert.deepEqual(await drafts.saved(address), { ...(await stage.drafts.saved(address)) });
    const { text, base, readOnlyReason } = await documents.read(address, false);
    assert.deepEqual([text, base, readOnlyReason], ['a: 1\n', live, undefined]);
    await documents.write(address, 'a: 2\n');
    assert.equal((await drafts.saved(address))?.text, 'a: 2\n');
  });

  it('keep the text that they were begun from, whatever others write meanwhile', async () => {
    await stage.documents.write(address, 'a: 1\n');
    await changeLive('theirs: 1\n');
    await stage.documents.write(address, 'a: 2\n');
    assert.equal((await stage.drafts.saved(address))?.base, live);
  });

  it('know what unsaved changes were begun from, also after a restart', async () => {
    await stage.documents.begin(address);
    assert.equal(await stage.drafts.saved(address), undefined, 'nothing is saved yet');
    await changeLive('theirs: 1\n');
    assert.equal(
      (await stage.documents.read(address, true)).text,
      live,
      'reading again is not what they see',
    );
    const { drafts, documents } = stage.restarted();
    await documents.write(address, 'mine: 1\n');
    const draft = await drafts.saved(address);
    assert.deepEqual([draft?.base, draft?.text], [live, 'mine: 1\n']);
  });

  it('are not begun by changes that were thrown away', async () => {
    await stage.documents.begin(address);
    await stage.documents.end(address);
    assert.equal(stage.begun.texts.size, 0, 'nothing is left of them');
    await changeLive('theirs: 1\n');
    assert.equal((await stage.documents.read(address, false)).text, 'theirs: 1\n');
    await stage.documents.write(address, 'mine: 1\n');
    assert.equal((await stage.drafts.saved(address))?.base, 'theirs: 1\n');
  });

  it('leave nothing of unsaved changes when they are saved, or older than a month', async () => {
    await stage.documents.begin(address);
    assert.equal(stage.begun.texts.size, 1);
    await stage.documents.write(address, 'mine: 1\n');
    assert.equal(stage.begun.texts.size, 0);
    const month = 30 * 24 * 3_600_000;
    assert.deepEqual(stage.begun.tidied, [stage.time.clock.now() - month]);
  });

  it('end when the live text is typed again', async () => {
    await stage.documents.write(address, 'a: 1\n');
    await stage.documents.write(address, live);
    assert.equal(await stage.drafts.saved(address), undefined);
    assert.equal(stage.files.texts.size, 0);
  });

  it('give way to the live text when they are discarded, with a later time', async () => {
    await stage.documents.write(address, 'a: 1\n');
    const { changedAt } = await stage.documents.peek(address, false);
    await stage.drafts.delete(address);
    const shown = await stage.documents.peek(address, false);
    assert.equal(shown.text, live);
    assert.ok(shown.changedAt > changedAt, 'else the editor keeps the former text');
  });

  it('are refused when they are too long', async () => {
    await assert.rejects(stage.documents.write(address, 'a'.repeat(2 * 1024 * 1024 + 1)), /longer than 2 MB/);
  });

  it('are refused when there are too many: none is dropped', async () => {
    const files = new MemoryFiles();
    const drafts = new Drafts(files, (error) => assert.fail(String(error)));
    const draft = (path: string) => ({ address: { authority: 'a', path }, key: path, base: '', text: 'x' });
    for (let index = 0; index < 200; index++) await drafts.put(draft(String(index)));
    await assert.rejects(drafts.put(draft('one more')), /200 drafts: apply or discard some first/);
    await drafts.put({ ...draft('7'), text: 'y' });
    assert.equal(files.texts.size, 200);
  });

  it('are not hidden by files that are damaged, copies of others, or cannot be read', async () => {
    await stage.documents.write(address, 'a: 1\n');
    const [[name, text] = ['', '']] = stage.files.texts;
    stage.files.texts.clear();
    stage.files.texts.set('locked.json', '');
    stage.files.texts.set('damaged.json', '{"address":{"authority":"a"}');
    stage.files.texts.set(`copy of ${name}`, text.replace('a: 1', 'a: 0'));
    stage.files.texts.set(name, text);
    const failed: unknown[] = [];
    const locked = (each: string) =>
      each === 'locked.json'
        ? Promise.reject(new Error('locked'))
        : Promise.resolve(stage.files.texts.get(each));
    const drafts = new Drafts(Object.assign(new MemoryFiles(), { ...stage.files, read: locked }), (error) =>
      failed.push(error),
    );
    await drafts.load();
    assert.deepEqual(
      drafts.all().map((draft) => draft.text),
      ['a: 1\n'],
    );
    assert.equal(failed.length, 3, 'each is logged');
  });

  describe('of two windows', () => {
    it('are the same: what one saves, changes and discards the other one shows', async () => {
      const other = stage.restarted();
      await other.drafts.load();
      const told: number[] = [];
      other.drafts.onDidChange((addresses) => told.push(addresses.length));
      await stage.documents.write(address, 'mine: 1\n');
      assert.equal((await other.documents.peek(address, false)).text, 'mine: 1\n');
      await other.documents.read(address, false);
      await other.documents.write(address, 'mine: 2\n');
      assert.equal((await stage.documents.peek(address, false)).text, 'mine: 2\n');
      await stage.drafts.delete(address);
      await other.drafts.delete(address);
      assert.equal((await other.documents.peek(address, false)).text, live);
      assert.deepEqual([other.drafts.all(), told], [[], [1, 1, 1]]);
    });

    it('are not written over unread, also where the editor sees no difference in length', async () => {
      const other = stage.restarted();
      await other.documents.read(address, false);
      await other.documents.write(address, 'mine: 1\n');
      await stage.documents.read(address, false);
      await other.documents.write(address, 'mine: 2\n');
      await assert.rejects(
        stage.documents.write(address, 'mine: 3\n'),
        /Another window has saved another draft/,
      );
      assert.equal((await stage.drafts.saved(address))?.text, 'mine: 2\n');
      await stage.documents.write(address, 'mine: 3\n');
      assert.equal((await stage.drafts.saved(address))?.text, 'mine: 3\n', 'they were told');
    });

    it('have a later time for the editor, which asks before it writes over one of another length', async () => {
      const { changedAt } = await stage.documents.read(address, true);
      const other = stage.restarted();
      await other.documents.read(address, false);
      await other.documents.write(address, 'longer: theirs\n');
      assert.ok((await stage.documents.peek(address, true)).changedAt > changedAt);
    });

    it('do not forget what the other one is editing', async () => {
      await stage.documents.begin(address);
      await stage.restarted().documents.read(address, false);
      await changeLive('theirs: 1\n');
      const { drafts, documents } = stage.restarted();
      await documents.write(address, 'mine: 1\n');
      assert.equal((await drafts.saved(address))?.base, live);
    });
  });
});
