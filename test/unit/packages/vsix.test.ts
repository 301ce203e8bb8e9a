import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import JSZip from 'jszip';
import { vsix } from '../../editor/paths';

/** Bytes that the package may have without its pictures, and its pictures. */
const maxBytes = 1_500_000;
const maxPictureBytes = 400_000;
const maxFiles = 60;

const isPicture = (name: string): boolean => ['.png', '.svg', '.webp'].includes(path.extname(name));

describe('the packaged extension', () => {
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
