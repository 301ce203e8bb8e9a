import assert from 'node:assert/strict';
import { kindOf } from '../../../manifests/kinds';
import { defaultManifestOptions } from '../../../manifests/engine/manifest';

const scheme = 'scheme: "Lain"\nauthor: "somebody"\nbase00: "000000"\nbase01: "ffffff"\n';
const manifest = 'appname: hello\nbuild:\n  base: golang\n';

describe('kindOf', () => {
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    ['lain.yaml', manifest, 'lain'],
    ['/work/app/lain.yaml', '', 'lain'],
    ['C:\\work\\lain.yml', 'build:\n', 'lain'],
    ['lain-without-ui.yaml', manifest, 'lain'],
    ['hello.lain.yaml', manifest, 'lain'],
    ['lain.yaml', 'webs:\n  cmd: run\n', undefined],
    ['lain.yaml', '# only a comment\n', 'lain'],
    ['lain.yaml', scheme, undefined],
    ['other.yaml', manifest, 'lain'],
    ['other.yaml', 'appname: hello\n', undefined],
    ['other.yaml', 'appname: hello\napptype: resource\n', 'lain'],
    ['other.yaml', 'build:\n  base: a\nweb.admin:\n  cmd: run\n', 'lain'],
    ['other.yaml', 'build:\n  base: a\n', undefined],
    ['other.yaml', 'x:\n  appname: hello\n  build: a\n', undefined],
    ['docker-compose.yaml', 'services:\n  web:\n    build: .\n', undefined],
    ['values.yaml', 'appname: hello\nprocs:\n  web: {}\n', undefined],
    ['notes.md', manifest, undefined],
  ];
  for (const [name, text, kind] of cases)
    it(`${name} with ${JSON.stringify(text.slice(0, 40))} is ${kind ?? 'none of ours'}`, () => {
      assert.equal(kindOf(name, text)?.id, kind);
    });
});

describe('a manifest', () => {
  it('gives its findings in the order of the text, and always the same', () => {
    const open = kindOf('lain.yaml', manifest)?.open(
      `${manifest}web.a: 1\nwebs: 1\nworker.:\n  cpus: 1\n`,
      defaultManifestOptions,
    );
    const starts = open?.findings().map(({ range }) => range.start) ?? [];
    assert.ok(starts.length >= 4);
    assert.deepEqual(
      starts,
      [...starts].sort((a, b) => a - b),
    );
    assert.equal(open?.findings(), open?.findings());
  });
});

describe('an alias without its anchor', () => {
  const files: readonly (readonly [string, string])[] = [
    ['a.kie.yaml', 'data:\n  - key: a\n    value: "1"\n    labels: *typo\n'],
    ['microservice.yaml', 'servicecomb:\n  service:\n    name: *typo\n    version: 1.0.0\n'],
    ['a.cloud.yaml', 'apiVersion: cse/v3\nkind: RateLimiting\nmetadata: {name: a}\nspec: *typo\n'],
  ];
  for (const [name, text] of files)
    it(`is an error in ${name}, at the alias`, () => {
      const found = kindOf(name, text)
        ?.open(text, { ...defaultManifestOptions, fileName: name })
        .findings();
      const errors = found?.filter(({ severity }) => severity === 'error');
      assert.deepEqual(
        errors?.map(({ range }) => text.slice(range.start, range.end)),
        ['*typo'],
      );
    });
});
