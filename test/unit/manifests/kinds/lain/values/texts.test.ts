import assert from 'node:assert/strict';
import {
  reliesOnQuotes,
  shellOperatorOf,
  splitLikeShell,
} from '../../../../../../manifests/kinds/lain/values/command';
import {
  containerPath,
  isReservedFolder,
} from '../../../../../../manifests/kinds/lain/values/container-path';
import { parseExpire } from '../../../../../../manifests/kinds/lain/values/expire';

describe('command', () => {
  it('is split like a shell would', () => {
    assert.deepEqual(splitLikeShell(`sh -c "a \\"b\\" c" 'd e' f\\ g ''`), [
      'sh',
      '-c',
      'a "b" c',
      'd e',
      'f g',
      '',
    ]);
    assert.equal(splitLikeShell('echo "open'), undefined);
  });

  it('relies on quotes only where they change the words', () => {
    const commands = ['nginx -g "daemon off;"', "run --name='x'", "echo it's", './run -p 80', 'a\\b'];
    assert.deepEqual(commands.filter(reliesOnQuotes), ['nginx -g "daemon off;"', "run --name='x'"]);
  });

  it('needs a shell for operators that are words of their own', () => {
    assert.equal(shellOperatorOf('./a && ./b'), '&&');
    assert.equal(shellOperatorOf('./a > log'), '>');
    assert.equal(shellOperatorOf('./a --filter=x|y -b>c'), undefined);
  });
});

describe('container path', () => {
  it('is below /lain/app unless absolute', () => {
    const paths = ['data', './data/', '../logs', '/var//lib/x/..', ' /srv '].map(containerPath);
    assert.deepEqual(paths, ['/lain/app/data', '/lain/app/data', '/lain/logs', '/var/lib', '/srv']);
  });

  it('is reserved for the folders of the platform only', () => {
    const paths = ['/', '/lain', '/lain/', '.', '..', '../..', '/lain/app', '/lain/logs', 'data', '/data'];
    assert.deepEqual(paths.filter(isReservedFolder), [
      '/',
      '/lain',
      '/lain/',
      '.',
      '..',
      '../..',
      '/lain/app',
    ]);
  });
});

describe('expire', () => {
  it('is a number of minutes, hours or days', () => {
    const minutes = ['3m', '10h', '30d', '0d'].map(parseExpire);
    assert.deepEqual(minutes, [3, 600, 43_200, 0]);
  });

  for (const text of ['', '10', 'd', '1w', '1.5d', '10 d', '-1d', '1d12h']) {
    it(`does not read "${text}"`, () => assert.equal(parseExpire(text), undefined));
  }
});
