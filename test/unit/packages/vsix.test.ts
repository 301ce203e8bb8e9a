import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import JSZip from 'jszip';
import { allRules } from '../../../manifests/all-rules';
import { root, vsix } from '../../editor/paths';

/** Bytes that the package may have without its pictures, and its pictures. */
const maxBytes = 1_500_000;
const maxPictureBytes = 400_000;
/** Each more is one more to install; the last one was for the pages of the rules, a file for each language. */
const maxFiles = 61;

const isPicture = (name: string): boolean => ['.jpg', '.png', '.svg'].includes(path.extname(name));

describe('the packaged extension', () => {
  it('has a page that needs nothing else', async () => {
    const { files } = await JSZip.loadAsync(readFileSync(vsix));
    const page = (await files['extension/readme.md']?.async('string')) ?? '';
    const targets = [...page.matchAll(/\]\(([^)]*)\)/g)].map(([, target = '']) => target);
    assert.ok(targets.length > 0, 'it has pictures');
    const elsewhere = targets.filter((target) => !target.startsWith('data:image/jpeg;base64,/9j/'));
    assert.deepEqual(elsewhere, []);
    assert.doesNotMatch(page, /npm (?:install|test|run)/);
  });

  it('has every picture of its walkthrough', async () => {
    const { files } = await JSZip.loadAsync(readFileSync(vsix));
    const manifest = (await files['extension/package.json']?.async('string')) ?? '';
    const pictures = [...manifest.matchAll(/"image": ?"([^"]+)"/g)].map(([, file = '']) => file);
    assert.ok(pictures.length > 0);
    assert.deepEqual(
      pictures.filter((file) => !files[`extension/${file}`]),
      [],
    );
  });

  it('has the command line where pipelines take it from', async () => {
    const { files } = await JSZip.loadAsync(readFileSync(vsix));
    const shown = readFileSync(path.join(root, 'docs/ci.md'), 'utf8');
    const [file = ''] = /extension\/[\w/]+\.js/.exec(shown) ?? [];
    assert.ok(files[file], file);
  });

  it('has the pages of all rules in both languages', async () => {
    const { files } = await JSZip.loadAsync(readFileSync(vsix));
    for (const name of ['rules.md', 'rules.zh-cn.md']) {
      const book = (await files[`extension/dist/${name}`]?.async('string')) ?? '';
      const ids = [...book.matchAll(/^<!-- rule (\S+) -->\n\n# (\S+)\n/gm)].map(([, id, heading]) => [
        id,
        heading,
      ]);
      assert.deepEqual(
        ids,
        allRules.map(({ id }) => [id, id]),
        name,
      );
    }
  });

  it('is small, and of few files', async () => {
    const files = Object.values((await JSZip.loadAsync(readFileSync(vsix))).files).filter(({ dir }) => !dir);
    const pictures = files.filter(({ name }) => isPicture(name));
    const contents = await Promise.all(pictures.map((file) => file.async('nodebuffer')));
    const pictureBytes = contents.reduce((bytes, { length }) => bytes + length, 0);
    assert.ok(files.length <= maxFiles, `${files.length} files`);
    assert.ok(pictureBytes <= maxPictureBytes, `${pictureBytes} bytes of pictures`);
    const rest = statSync(vsix).size - pictureBytes;
    assert.ok(rest <= maxBytes, `${rest} bytes without pictures`);
  });
});
