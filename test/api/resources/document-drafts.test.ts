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
      documents: { drafts: stage.drafts },
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
    await changeLive('theirs: 1\n');
    assert.equal((await stage.documents.read(address, false)).text, 'theirs: 1\n');
    await stage.documents.write(address, 'mine: 1\n');
    assert.equal((await stage.drafts.saved(address))?.base, 'theirs: 1\n');
  });

  it('end when the live text is typed again', async () => {
    await stage.documents.write(address, 'a: 1\n');
    await stage.documents.write(address, live);
    assert.equal(await stage.drafts.get(address), undefined);
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

  it('do not count what is only being edited', async () => {
    const drafts = new Drafts(new MemoryFiles(), (error) => assert.fail(String(error)));
    const begun = (path: string) => ({ address: { authority: 'a', path }, key: path, base: '' });
    for (let index = 0; index < 200; index++) await drafts.begin(begun(String(index)));
    await drafts.put({ ...begun('one more'), text: 'x' });
    for (let index = 0; index < 199; index++) await drafts.put({ ...begun(String(index)), text: 'x' });
    await assert.rejects(
      drafts.put({ ...begun('199'), text: 'x' }),
      /200 drafts: apply or discard some first/,
    );
  });

  it('leave out files that were damaged', async () => {
    await stage.documents.write(address, 'a: 1\n');
    stage.files.texts.set('other.json', '{"address":{"authority":"a"}');
    stage.files.texts.set(
      'third.json',
      '{"address":{"authority":1,"path":"/"},"key":"","base":"","text":""}',
    );
    const { drafts } = stage.restarted();
    await drafts.load();
    assert.equal(drafts.all().length, 1);
  });
});
