import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { allRules } from '../../../manifests/all-rules';
import { ruleBook, rulePages } from '../../../manifests/rule-pages';

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

describe('the book of the rules', () => {
  const chinese = JSON.parse(
    readFileSync(path.join(folder, '../../l10n/rules.zh-cn.json'), 'utf8'),
  ) as Record<string, string>;
  /** The texts that the pages ask a translation of, besides their examples. */
  const used = new Set<string>();
  const book = ruleBook(allRules, (english) => {
    used.add(english);
    return chinese[english] ?? english;
  });

  it('has every text in Chinese, and no text that no page has', () => {
    const left = (texts: Iterable<string>, others: ReadonlySet<string>): string[] =>
      [...texts].filter((text) => !others.has(text));
    const known = new Set(Object.keys(chinese));
    assert.deepEqual(left(used, known), [], 'to be translated in l10n/rules.zh-cn.json');
    assert.deepEqual(left(known, used), [], 'to be removed from l10n/rules.zh-cn.json');
    for (const text of Object.values(chinese)) assert.match(text, /[\u4e00-\u9fff：]/);
  });

  it('has the code of the English texts in the Chinese ones', () => {
    const code = (text: string): string[] => (text.match(/`[^`]*`|\{\d\}/g) ?? []).sort();
    for (const [english, text] of Object.entries(chinese))
      assert.deepEqual(code(text), code(english), english);
  });

  it('is the same text in English', () => {
    const english = ruleBook(allRules, (text) => text);
    assert.equal(english.match(/^<!-- rule /gm)?.length, allRules.length);
    assert.equal(book.match(/^```yaml$/gm)?.length, english.match(/^```yaml$/gm)?.length);
  });

  it('names as sources only what everybody can open', () => {
    const sources = [...ruleBook(allRules, (text) => text).matchAll(/^Source: (.*)$/gm)];
    assert.ok(sources.length > 0);
    for (const [, source = ''] of sources) assert.match(source, /^\[[^\]]+\]\(https:[^)]+\), /);
  });
});
