import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { Connection } from '../../../api/connection';

const root = join(__dirname, '../../..');
const product = readJson('package.json') as Product;
const texts = readJson('package.nls.json') as Record<string, string>;

interface Product {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly items?: unknown }>> };
  };
}

describe('what package.json contributes', () => {
  it('describes connections as the product reads them', () => {
    const contributed = translated(
      product.contributes.configuration.properties['engineRoom.connections']?.items,
    );
    assert.deepEqual(contributed, JSON.parse(JSON.stringify(Connection)));
  });

  it('lists exactly the commands that are registered', () => {
    const listed = product.contributes.commands.map(({ command }) => command);
    assert.deepEqual([...registeredCommands()].sort(), [...listed].sort());
  });

  it('shows in menus only commands that exist', () => {
    const listed = new Set(product.contributes.commands.map(({ command }) => command));
    const shown = Object.values(product.contributes.menus).flatMap((menu) =>
      menu.map(({ command }) => command),
    );
    assert.deepEqual(
      shown.filter((command) => !listed.has(command)),
      [],
    );
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

/** Commands in the calls of `registerCommand`, the one place where commands come to life. */
function registeredCommands(): Set<string> {
  const sources = globSync('client/**/*.ts', { cwd: root }).map((file) =>
    readFileSync(join(root, file), 'utf8'),
  );
  const calls = sources.flatMap((source) => [...source.matchAll(/registerCommand\(services, '(\w+)'/g)]);
  return new Set(calls.map(([, name]) => `engineRoom.${name}`));
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
