import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { kindOf } from '../../../manifests/kinds';
import { defaultManifestOptions } from '../../../manifests/engine/manifest';
import { findingsOf } from './examples';

const corpus = path.resolve(__dirname, '../../../../shared/corpus');

/** Rule and covered text of every error and warning in real files, each checked by hand against its verdict. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'ein-plus__dummy.yaml': ['lain/unknown-key cron.useless'],
  'laincloud__entry.yaml': ['lain/command-shell nginx -g "daemon off;"'],
  'bibaijin__echo-service__at-1c77f856.yaml': ['lain/prepare prepare'],
  'kaizhang-shanxi__go-blog-demo__at-0b2b63c7.yaml': ['lain/unknown-key prepare'],
  'kaizhang-shanxi__go-blog-demo__at-fa3dc306.yaml': ['lain/command-empty 1'],
  'kaizhang-shanxi__lain-app-demo__at-35bafe3e.yaml': ['lain/command-empty 100'],
  'toxie641517__mockSite__at-65969f9d.yaml': ['lain/release release'],
};

describe('real manifests', () => {
  before(function () {
    if (existsSync(corpus)) return;
    console.log(`    skipped: no folder ${corpus}`);
    this.skip();
  });

  for (const folder of ['lain', 'lain-mistakes'])
    it(`give no error and only deserved warnings in ${folder}`, () => {
      const names = readdirSync(path.join(corpus, folder));
      assert.ok(names.length > 0);
      for (const name of names) {
        const text = readFileSync(path.join(corpus, folder, name), 'utf8');
        const found = findingsOf(text, defaultManifestOptions).filter((f) => f.severity !== 'information');
        const shown = found.map((f) => `${f.rule} ${text.slice(f.range.start, f.range.end)}`);
        assert.deepEqual(shown, expected[name] ?? [], name);
        const graver = found.filter((f) => f.severity !== 'warning');
        assert.deepEqual(graver, [], name);
      }
    });

  it('give errors in the ein-plus dialect exactly where its parser refuses them', () => {
    const verdicts = readFileSync(path.join(corpus, 'INDEX.md'), 'utf8').split('\n');
    for (const folder of ['lain', 'lain-mistakes'])
      for (const name of readdirSync(path.join(corpus, folder))) {
        const row = verdicts.find((line) => line.split('|')[1]?.trim().replace('history/', '') === name);
        const accepted = row?.split('|').at(-2)?.trim() === 'accept';
        const text = readFileSync(path.join(corpus, folder, name), 'utf8');
        const errors = findingsOf(text, { lainDialect: 'einplus' }).filter((f) => f.severity === 'error');
        assert.equal(errors.length === 0, accepted, `${name}: ${errors.map((f) => f.message).join(' ')}`);
      }
  });

  /** Names of the corpus are not those of the files; only a file that is one configuration item shows what it is by itself. */
  const recognised: Readonly<Record<string, string>> = {
    'apache__servicecomb-kie__docs-getstarted-verify.md-L18-L31.json': 'kie',
  };

  it('are recognised by their text alone, and files of other programs are not', () => {
    for (const name of readdirSync(path.join(corpus, 'lain')))
      assert.equal(kindOf('x.yaml', readFileSync(path.join(corpus, 'lain', name), 'utf8'))?.id, 'lain', name);
    for (const name of readdirSync(path.join(corpus, 'servicecomb')))
      assert.equal(
        kindOf(name, readFileSync(path.join(corpus, 'servicecomb', name), 'utf8'))?.id,
        recognised[name],
        name,
      );
  });
});
