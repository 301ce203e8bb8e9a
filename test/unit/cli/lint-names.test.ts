import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { GatheredNames } from '../../../cli/lint/gathered-names';
import { lint } from '../../../cli/lint/lint';
import type { LintOptions } from '../../../cli/lint/lint';
import { jsonReporter } from '../../../cli/lint/reporters/json';
import { defaultManifestOptions } from '../../../manifests/engine/manifest';
import type { Manifest, ManifestKind } from '../../../manifests/engine/manifest';
import type { Finding } from '../../../manifests/engine/rules/rule';
import type { NameSource, NameUse } from '../../../manifests/engine/names';
import { LineIndex } from '../../../parser/line-index';
import { recordedTerminal } from './recorded-terminal';
import { temporaryFolder } from './temporary-folder';

/** A kind for these tests: `def NAME` defines an application, `use NAME` needs one. */
const wordsKind: ManifestKind = {
  id: 'words',
  matches: (name) => name.endsWith('.yaml'),
  open: (text) => new Words(text),
};

class Words implements Manifest {
  readonly kind = 'words';
  readonly lines: LineIndex;
  constructor(readonly text: string) {
    this.lines = new LineIndex(text);
  }
  findings = () => [];
  complete = () => [];
  explain = () => undefined;
  parts = () => [];
  outline = () => [];
  hints = () => [];
  links = () => [];
  lenses = () => [];

  names(): NameUse[] {
    return Array.from(
      this.text.matchAll(/(def|use) (\w+)/g),
      ({ 0: match, 1: word, 2: name = '', index }) => ({
        kind: 'application',
        name,
        role: word === 'def' ? 'definition' : 'reference',
        range: { start: index, end: index + match.length },
      }),
    );
  }

  crossFileFindings(known: NameSource): Finding[] {
    const [list] = known.namesOf('application');
    if (list?.state !== 'complete') return [];
    return this.names()
      .filter(({ role, name }) => role === 'reference' && !list.names.includes(name))
      .map(({ name, range }) => ({
        rule: 'words/missing',
        consequence: 'ignored',
        severity: 'error',
        message: name,
        range,
      }));
  }
}

describe('names in lint', () => {
  const folder = temporaryFolder();

  async function missing(...paths: readonly string[]): Promise<string[]> {
    const { terminal, written } = recordedTerminal();
    const options: LintOptions = {
      paths,
      folder: folder.path,
      ignore: [],
      kinds: [wordsKind],
      manifests: defaultManifestOptions,
      severities: new Map(),
      knownRules: new Set(['words/missing']),
      fix: false,
    };
    await lint(options, jsonReporter(terminal), terminal);
    return (JSON.parse(written().out) as { message: string }[]).map(({ message }) => message);
  }

  it('are known from every file, whatever their order', async () => {
    await folder.put('a.yaml', 'use one\nuse two\nuse three\n');
    await folder.put('b/c.yaml', 'def one\n');
    await folder.put('z.yaml', 'def two\n');
    assert.deepEqual(await missing('.'), ['three']);
    assert.deepEqual(await missing('b', '.'), ['three']);
  });

  it('prove nothing when single files were named', async () => {
    await folder.put('a.yaml', 'use one\n');
    assert.deepEqual(await missing('a.yaml'), []);
    assert.deepEqual(await missing('*.yaml'), []);
  });

  it('prove nothing when a file could not be read', async () => {
    await folder.put('a.yaml', 'use one\n');
    await folder.put('b.yaml', Buffer.from([0xff, 0xfe]));
    assert.deepEqual(await missing('.'), []);
  });

  it('of what is linked from elsewhere are not taken', async () => {
    await folder.put('a/a.yaml', 'use one\n');
    await folder.put('b/b.yaml', 'def one\n');
    await symlink('../b/b.yaml', folder.within('a/b.yaml'));
    assert.deepEqual(await missing('a'), ['one']);
  });

  it('may be hidden by a suppression', async () => {
    await folder.put('a.yaml', 'use one # engine-room-ignore words/missing\nuse two\n');
    assert.deepEqual(await missing('.'), ['two']);
  });
});

describe('GatheredNames', () => {
  const range = { start: 0, end: 1 };
  const names = new GatheredNames(true);
  names.add('/work/shop/a.yaml', [
    { kind: 'component', name: 'cart', role: 'definition', scope: 'shop', range },
    { kind: 'component', name: 'cart', role: 'definition', scope: 'other', range },
    { kind: 'component', name: 'till', role: 'definition', scope: 'other', range },
    { kind: 'component', name: 'asked', role: 'reference', scope: 'shop', range },
    { kind: 'engine', name: 'a\uD800', role: 'definition', range },
    { kind: 'engine', name: 'b', role: 'definition', scope: 'shop', range },
    { kind: 'microservice', name: 'cart', role: 'definition', range },
    { kind: 'microservice', name: 'runs', role: 'definition', range, isRegistered: true },
  ]);
  const around = names.around('/work/shop/b.yaml');
  const namesOf = (...asked: Parameters<NameSource['namesOf']>) => around.namesOf(...asked)[0]?.names;

  it('has the definitions of a scope, or of all', () => {
    assert.deepEqual(namesOf('component', 'shop'), ['cart']);
    assert.deepEqual(namesOf('component', 'other'), ['cart', 'till']);
    assert.deepEqual(namesOf('component'), ['cart', 'till']);
    assert.deepEqual(namesOf('component', 'nowhere'), []);
    assert.deepEqual(namesOf('instance'), []);
  });

  it('has names without a scope in every scope', () => {
    assert.deepEqual(namesOf('engine', 'shop'), ['b', 'a\uD800']);
    assert.deepEqual(namesOf('engine', 'nowhere'), ['a\uD800']);
  });

  it('has what the other files of the folder define', () => {
    assert.deepEqual(around.definedBeside('microservice'), [
      { name: 'cart', file: 'a.yaml' },
      { name: 'runs', file: 'a.yaml' },
    ]);
    assert.deepEqual(names.around('/work/shop/a.yaml').definedBeside('microservice'), []);
    assert.deepEqual(names.around('/work/b.yaml').definedBeside('microservice'), []);
  });

  it('keeps names to the letter', () => assert.deepEqual(namesOf('engine'), ['a\uD800', 'b']));

  it('makes a list once', () => assert.equal(namesOf('component'), namesOf('component')));

  it('only proposes, and proves nothing once a file was missed', () => {
    const [before] = around.namesOf('component');
    assert.deepEqual([before?.state, before?.strength], ['complete', 'suggested']);
    const missed = new GatheredNames(true);
    missed.miss();
    assert.equal(missed.around('/work/a.yaml').namesOf('component')[0]?.state, 'partial');
  });
});
