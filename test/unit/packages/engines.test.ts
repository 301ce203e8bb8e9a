import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { minVersion, satisfies } from 'semver';

interface Lock {
  readonly packages: Readonly<Record<string, { readonly engines?: { readonly node?: string } }>>;
}

const root = path.join(import.meta.dirname, '../../..');

describe('the installed packages', () => {
  it('run on the oldest Node that the repository asks for, so that installing them warns of none', () => {
    const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as Lock;
    const oldest = minVersion(packages['']?.engines?.node ?? '');
    assert.ok(oldest);
    const others = Object.entries(packages)
      .filter(([, { engines }]) => !satisfies(oldest, engines?.node ?? '*'))
      .map(([name, { engines }]) => `${name}: ${engines?.node}`);
    assert.deepEqual(others, []);
  });
});
