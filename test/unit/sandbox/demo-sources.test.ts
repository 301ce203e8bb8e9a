import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { demoSources } from '../../../sandbox/seeds/demo/sources';
import { sample } from '../../editor/paths';

describe('sources of the demo', () => {
  for (const [app, sources] of Object.entries(demoSources)) {
    it(`end with the lain.yaml of the sample workspace: ${app}`, async () => {
      assert.equal(sources.at(-1)?.text, await readFile(path.join(sample, app, 'lain.yaml'), 'utf8'));
    });
  }
});
