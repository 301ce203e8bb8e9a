import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';

const root = path.resolve(import.meta.dirname, '../../..');
/** The folders that the script `l10n` of package.json extracts from. */
const sourceFolders = extractedFolders();

function extractedFolders(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    scripts: { l10n: string };
  };
  const folders = scripts.l10n.split(' ./l10n ')[1]?.split(' ') ?? [];
  assert.ok(folders.includes('manifests'), `no folders in: ${scripts.l10n}`);
  return folders;
}

type Texts = Record<string, string>;

function texts(file: string): Texts {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Texts;
}

/** How a source gets at its texts. */
const usualImport = "import * as l10n from '@vscode/l10n';\n";

/**
 * The keys of all texts that the sources show, as they are now (not as they were when the bundle was written). They are
 * read as one long file with one import: most of the extractor's time goes into preparing its search for an import.
 */
async function keysInSources(): Promise<string[]> {
  const sources = sourceFolders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(path.join(root, folder, name), 'utf8')),
  );
  const withTexts = sources.filter((source) => source.includes('l10n'));
  const contents = [usualImport, ...withTexts.map((source) => source.replace(usualImport, ''))].join('\n');
  return Object.keys(await getL10nJson([{ extension: '.ts', contents }]));
}

const placeholders = (text: string) => [...new Set(text.match(/\{\d+\}/g))].sort();
const backtickPairs = (text: string) => text.split('`').length >> 1;

function assertSameForm(english: Texts, chinese: Texts): void {
  for (const [key, translation] of Object.entries(chinese)) {
    const text = english[key] ?? '';
    assert.deepEqual(placeholders(translation), placeholders(text), `placeholders of: ${text}`);
    assert.equal(backtickPairs(translation), backtickPairs(text), `backticks of: ${text}`);
  }
}

describe('Chinese texts', () => {
  it('exist for every text in the sources, and for no other', async function () {
    this.timeout(120_000); // Under load: it takes seconds otherwise.
    const chinese = Object.keys(texts('l10n/bundle.l10n.zh-cn.json'));
    assert.deepEqual(chinese.sort(), (await keysInSources()).sort());
  });

  it('exist for every text of the package, and for no other', () => {
    const chinese = Object.keys(texts('package.nls.zh-cn.json'));
    assert.deepEqual(chinese.sort(), Object.keys(texts('package.nls.json')).sort());
  });

  it('have the placeholders and the code of the English ones', () => {
    assertSameForm(texts('l10n/bundle.l10n.json'), texts('l10n/bundle.l10n.zh-cn.json'));
    assertSameForm(texts('package.nls.json'), texts('package.nls.zh-cn.json'));
  });
});
