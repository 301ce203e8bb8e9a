import assert from 'node:assert/strict';
import { policyKinds } from '../../../manifests/kinds/governance';
import { kindOf } from '../../../manifests/kinds';
import { indented, withoutPlaceholders } from '../../../manifests/engine/language/snippet';
import { defaultManifestOptions } from '../../../manifests/engine/manifest';
import { sectionWords } from '../../../manifests/kinds/lain/sections';
import type { Severity } from '../../../manifests/engine/rules/rule';
import { snippetFiles } from '../../../manifests/snippet-files';
import { contributedSnippets, readSnippets, withEachChoice } from './contributed';
import type { ContributedSnippet } from './contributed';

/** Where the snippets of a language without names of files are tried. */
const fileNames: Readonly<Record<string, string>> = {
  lain: 'lain.yaml',
};

/** Names of files that the patterns of snippets stand for. */
const included: Readonly<Record<string, readonly string[]>> = {
  'microservice*.yaml': ['microservice.yaml'],
  '{application,bootstrap}*.{yaml,yml}': ['application.yaml', 'bootstrap-dev.yml'],
  'bootstrap*.{yaml,yml}': ['bootstrap.yml'],
  '*.kie.{yaml,yml}': ['shop.kie.yaml'],
  '*.kie.json': ['shop.kie.json'],
};

const kinds: Readonly<Record<string, string>> = {
  'lain.json': 'lain',
  'policies.json': 'microservice',
  'kie.json': 'kie',
};

const snippets = contributedSnippets();

describe('snippets', () => {
  for (const snippet of snippets) {
    for (const fileName of fileNamesOf(snippet)) {
      it(`${snippet.name} is valid as it is in ${fileName}`, () =>
        assertNone(snippet, fileName, snippet.body, ['error', 'warning']));
    }
  }

  for (const snippet of snippets.filter(({ body }) => body.includes('|}'))) {
    it(`${snippet.name} is taken with each of its choices`, () => {
      for (const body of withEachChoice(snippet.body))
        for (const fileName of fileNamesOf(snippet)) assertNone(snippet, fileName, body, ['error']);
    });
  }

  it('have a prefix of their own in each language, which begins with what they are for', () => {
    const seen = new Set<string>();
    for (const { language, prefix } of snippets) {
      assert.match(prefix, /^(?:lain|kie|microservice|policy)-[a-z0-9-]+$/);
      assert.ok(!seen.has(`${language} ${prefix}`), `${prefix} is there twice for ${language}.`);
      seen.add(`${language} ${prefix}`);
    }
  });

  it('say what they are in one sentence', () => {
    for (const { name, description } of snippets) assert.match(description, /^[A-Z][^\n]+\.$/, name);
  });

  it('are offered only in manifests where the language is another’s', () => {
    for (const { name, language, include } of snippets)
      assert.equal(include.length > 0, !(language in fileNames), name);
  });

  it('are there for every proc of a LAIN manifest but oneshot, which nothing runs once', () => {
    const bodies = Object.values(readSnippets('lain.json')).map(({ body }) => body.join('\n'));
    for (const word of sectionWords('laincloud').filter((word) => word !== 'oneshot'))
      assert.ok(
        bodies.some((body) => body.startsWith(`${word}.`)),
        word,
      );
  });

  it('are none for cloud manifests, whose kinds the language server offers where a document begins', () => {
    assert.deepEqual(
      snippets.filter(({ language }) => language === 'cloud-manifest'),
      [],
    );
  });

  it('are there for every kind of policy', () => {
    assert.deepEqual(
      Object.keys(readSnippets('policies.json')),
      policyKinds.map((kind) => `Policy: ${kind}`),
    );
  });

  for (const [file, made] of snippetFiles()) {
    it(`of ${file} say what completion writes (npm run docs writes them)`, () =>
      assert.deepEqual(readSnippets(file), made));
  }
});

function fileNamesOf({ language, include }: ContributedSnippet): readonly string[] {
  const fileName = fileNames[language];
  if (fileName !== undefined) return [fileName];
  return include.flatMap((pattern) => {
    const names = included[pattern];
    assert.ok(names, `No name of a file is known for ${pattern}.`);
    return names;
  });
}

function assertNone(
  snippet: ContributedSnippet,
  fileName: string,
  body: string,
  severities: readonly Severity[],
): void {
  const text = inPlace(snippet, withoutPlaceholders(body));
  assert.doesNotMatch(text, /\$\{?\d/, 'a placeholder is left');
  const kind = kindOf(fileName, text);
  assert.equal(kind?.id, snippet.file === 'yaml.json' ? kindOfPrefix(snippet) : kinds[snippet.file]);
  const problems = kind?.open(text, { ...defaultManifestOptions, fileName }).findings() ?? [];
  assert.deepEqual(
    problems
      .filter(({ severity }) => severities.includes(severity))
      .map(({ rule, message, range }) => `${rule} at ${text.slice(range.start, range.end)}: ${message}`),
    [],
    text,
  );
}

/** `kie` of `kie-item`. */
function kindOfPrefix({ prefix }: ContributedSnippet): string {
  return prefix.split('-')[0] ?? '';
}

/** The text with what it needs around it to be a whole file. */
function inPlace({ file }: ContributedSnippet, text: string): string {
  if (file === 'lain.json') return inLain(text);
  if (file === 'yaml.json' && text.startsWith('- key')) return `data:\n  ${indented(text.trimEnd(), 2)}\n`;
  if (file === 'kie.json' && !text.includes('"data"')) return `{ "data": [${text}] }\n`;
  return text;
}

function inLain(text: string): string {
  if (text.startsWith('appname')) return text;
  const name = 'appname: shop\n';
  if (text.startsWith('build:')) return name + text;
  const head = `${name}build:\n  base: golang:1.10\n  script:\n    - make\n`;
  if (text.startsWith('volumes:')) return `${head}worker:\n  cmd: run\n  ${indented(text.trimEnd(), 2)}\n`;
  return head + text;
}
