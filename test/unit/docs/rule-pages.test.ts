import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { allRules } from '../../../manifests/all-rules';
import { rulePages } from '../../../manifests/rule-pages';

const folder = path.resolve(import.meta.dirname, '../../../docs/rules');

describe('pages of the rules', () => {
  const pages = rulePages(allRules);

  it('are there for every rule and for nothing else (npm run docs writes them)', () => {
    const written = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.md'),
    );
    assert.deepEqual(written.map((name) => name.split(path.sep).join('/')).sort(), [...pages.keys()].sort());
  });

  it('say what the rules say (npm run docs writes them)', () => {
    const stale = [...pages].filter(([name, text]) => readFileSync(path.join(folder, name), 'utf8') !== text);
    assert.deepEqual(
      stale.map(([name]) => name),
      [],
    );
  });
});
