import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { commandRows } from '../../../client/commands/command-table';
import { contributions } from '../../../client/commands/contributions';
import { connectionTypes } from '../../../connections/connection-types';
import { assertEvery } from '../../every';

const root = join(__dirname, '../../..');
const product = readJson('package.json') as Product;
const texts = readJson('package.nls.json') as Record<string, string>;

interface Product {
  readonly contributes: {
    readonly configurationDefaults: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly configuration: {
      readonly properties: Readonly<Record<string, { readonly items?: unknown; readonly scope?: string }>>;
    };
  };
}

describe('what package.json contributes', () => {
  it('describes connections as the product reads them', () => {
    const contributed = translated(
      product.contributes.configuration.properties['engineRoom.connections']?.items,
    );
    const anyOf = connectionTypes.map(({ schema }) => schema);
    assert.deepEqual(contributed, JSON.parse(JSON.stringify({ anyOf })));
  });

  it('has a scope for every setting: what is read for a document may differ between folders', () => {
    const { properties } = product.contributes.configuration;
    const scopes = Object.fromEntries(Object.entries(properties).map(([name, { scope }]) => [name, scope]));
    assert.deepEqual(scopes, {
      'engineRoom.connections': 'machine-overridable',
      'engineRoom.lain.dialect': 'resource',
      'engineRoom.microservice.framework': 'resource',
      'engineRoom.rules': 'resource',
      'engineRoom.inlayHints': 'resource',
      'engineRoom.views.refreshInterval': 'window',
      'engineRoom.trace.server': 'window',
    });
  });

  it('keeps the editor from marking the characters of its own texts in its pages', () => {
    const english = JSON.stringify(readJson('l10n/bundle.l10n.json'));
    const used = new Set(english.match(/(?=[^\0-\x7f])[\p{P}\p{S}]/gu));
    const page = product.contributes.configurationDefaults['[engine-room-page]'];
    const allowed = page?.['editor.unicodeHighlight.allowedCharacters'];
    assert.deepEqual(allowed, Object.fromEntries([...used].map((character) => [character, true])));
  });

  it('is what the tables of commands and views say', () => {
    const { contributes } = product;
    const made = JSON.parse(JSON.stringify(contributions())) as Record<string, unknown>;
    assert.deepEqual(pick(contributes, Object.keys(made)), made);
  });

  it('tells the commands for rows by key which view has the focus', () => {
    const { keybindings } = contributions();
    for (const id of ['deleteRows', 'copyName']) {
      const keys = keybindings.filter(({ command }) => command === `engineRoom.${id}`);
      assert.deepEqual(
        keys.map(({ args }) => args?.view),
        ['engines', 'microservices', 'instances'],
      );
      assertEvery(keys, ({ args, when }) => when.startsWith(`focusedView == engineRoom.${args?.view} &&`));
    }
  });

  it('offers in the palette what is of use at the moment, without a row', () => {
    const { commandPalette = [] } = contributions().menus;
    const whenOf = (id: string) => commandPalette.find(({ command }) => command === `engineRoom.${id}`)?.when;
    assert.deepEqual(['refreshEngines', 'watchCall'].map(whenOf), [undefined, undefined]);
    assert.equal(whenOf('clearEnginesFilter'), 'engineRoom.engines.isFiltered');
    assert.equal(whenOf('stopWatching'), 'engineRoom.isWatching');
    assert.equal(whenOf('refreshNode'), 'false');
  });

  it('shows every command somewhere', () => {
    const { menus } = contributions();
    const shown = (id: string) =>
      Object.values(menus).some((entries) =>
        entries.some(({ command, when }) => command === `engineRoom.${id}` && when !== 'false'),
      );
    const hidden = commandRows.filter(([id, { palette, key }]) => !palette && !key && !shown(id));
    assert.deepEqual(hidden, []);
    assert.notEqual(commandRows.length, 0);
  });

  it('finds a command by its whole title: none before it in the palette begins with the same words', () => {
    const titles = commandRows
      .filter(([, { palette }]) => palette)
      .map(([id]) => texts[`command.${id}.title`] ?? '');
    const asking = titles.filter((title) => title.endsWith('…'));
    assertEvery(asking, (title) => !titles.some((other) => other.startsWith(title.replace('…', ' '))));
  });

  it('has the commands that welcome texts link to', () => {
    const ofEditor = ['workbench.action.openSettings', 'workbench.trust.manage'];
    const ids = new Set<string>([...ofEditor, ...commandRows.map(([id]) => `engineRoom.${id}`)]);
    const links = Object.values(texts).flatMap((text) => [...text.matchAll(/\(command:([\w.]+)/g)]);
    assert.notEqual(links.length, 0);
    const isKnown = (command: string) => ids.has(command) || command.startsWith('workbench.');
    for (const [, command = ''] of links) assert.ok(isKnown(command), command);
  });

  it('has a text for every placeholder, and no other texts', () => {
    const used = [...readFileSync(join(root, 'package.json'), 'utf8').matchAll(/"%([^%"]+)%"/g)].map(
      ([, key]) => key,
    );
    assert.deepEqual([...new Set(used)].sort(), Object.keys(texts).sort());
  });

  for (const translation of globSync('package.nls.*.json', { cwd: root })) {
    it(`is translated completely in ${translation}`, () => {
      assert.deepEqual(Object.keys(readJson(translation) as object).sort(), Object.keys(texts).sort());
    });
  }
});

function pick(from: object, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));
}

function translated(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replace(/^%(.+)%$/, (whole, key: string) => texts[key] ?? whole);
  if (Array.isArray(value)) return value.map(translated);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, translated(inner)]));
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}
