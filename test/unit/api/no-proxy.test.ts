import assert from 'node:assert/strict';
import { entriesOf, isExempt, isLoopback, isOnThisMachine } from '../../../api/http/no-proxy';
import { noProxyOfVariables, proxyOfVariables } from '../../../api/http/proxy-variables';
import { terminalNetwork } from '../../../cli/connections/terminal-network';
import { editorNetwork } from '../../../client/connections/editor-network';
import { assertEvery } from '../../every';

describe('NO_PROXY', () => {
  for (const [entries, exempt, others] of [
    ['*', ['http://a.test', 'https://10.0.0.1:8443', 'http://[fd00::1]'], []],
    [
      'example.com',
      ['http://example.com', 'https://EXAMPLE.com.', 'http://a.b.example.com:8080'],
      ['http://myexample.com', 'http://example.com.evil.test'],
    ],
    ['.example.com, *.example.org', ['http://a.example.com', 'http://a.example.org'], ['http://a.test']],
    ['Example.COM.', ['http://example.com'], []],
    ['example.com:8080', ['http://example.com:8080'], ['http://example.com', 'https://example.com']],
    ['example.com:443', ['https://example.com'], ['http://example.com']],
    ['10.0.0.0/8', ['http://10.1.2.3:30100'], ['http://11.0.0.1', 'http://10.example.com']],
    ['10.0.0.5', ['http://10.0.0.5:30100'], ['http://10.0.0.50', 'http://110.0.0.5']],
    ['10.0.0.5:30110', ['http://10.0.0.5:30110'], ['http://10.0.0.5:30100']],
    ['fd00::/8', ['http://[fd12::1]:30100'], ['http://[fe80::1]', 'http://10.0.0.1']],
    ['[fd00::1]:80', ['http://[fd00::1]'], ['http://[fd00::1]:81']],
    ['fd00::1', ['http://[fd00:0:0::1]'], []],
    ['a.test b.test,,c.test', ['http://a.test', 'http://b.test', 'http://c.test'], ['http://d.test']],
    ['. / :80 10.0.0.0/99 10.0.0.0/x', [], ['http://a.test', 'http://10.0.0.1']],
    ['', [], ['http://a.test']],
  ] as const) {
    it(`"${entries}"`, () => {
      const isIn = (address: string) => isExempt(new URL(address), entriesOf(entries));
      for (const address of exempt) assert.equal(isIn(address), true, address);
      for (const address of others) assert.equal(isIn(address), false, address);
    });
  }
});

describe('this machine', () => {
  it('is reached by these names and addresses', () => {
    const hosts = ['localhost', 'LOCALHOST.', '127.0.0.1', '127.0.0.2', '127.1', '[::1]'];
    assertEvery(hosts, (host) => isLoopback(new URL(`http://${host}:30100`)));
    assertEvery([...hosts, 'a.localhost'], (host) => isOnThisMachine(new URL(`http://${host}:30100`)));
    assertEvery(
      ['mylocalhost', '128.0.0.1', '[::2]', '10.0.0.1'],
      (host) => !isOnThisMachine(new URL(`http://${host}`)),
    );
  });

  it('is not what a name below localhost must lead to', () => {
    assertEvery(['a.localhost', 'A.LOCALHOST.'], (host) => !isLoopback(new URL(`http://${host}`)));
  });
});

describe('the proxy of a terminal', () => {
  const sourceFor = (address: string, environment: Record<string, string>) =>
    terminalNetwork(environment).proxyFor(new URL(address))?.source;

  it('is that of curl', () => {
    const all = { http_proxy: 'a', HTTP_PROXY: 'b', https_proxy: 'c', HTTPS_PROXY: 'd', ALL_PROXY: 'e' };
    assert.equal(sourceFor('http://x.test', all), 'http_proxy');
    assert.equal(sourceFor('https://x.test', all), 'https_proxy');
    assert.equal(sourceFor('http://x.test', { HTTP_PROXY: 'b', ALL_PROXY: 'e' }), 'ALL_PROXY');
    assert.equal(sourceFor('http://x.test', { HTTP_PROXY: 'b' }), undefined, 'a stranger may have set it');
    assert.equal(sourceFor('https://x.test', { HTTP_PROXY: 'b', ALL_PROXY: 'e' }), 'ALL_PROXY');
    assert.equal(sourceFor('https://x.test', { HTTP_PROXY: 'b' }), undefined);
    assert.equal(sourceFor('https://x.test', { https_proxy: ' ', HTTPS_PROXY: 'b' }), 'HTTPS_PROXY');
  });

  it('is none where NO_PROXY says so', () => {
    const environment = { ALL_PROXY: 'e', NO_PROXY: 'x.test, 10.0.0.0/8' };
    assert.equal(sourceFor('http://a.x.test', environment), undefined);
    assert.equal(sourceFor('http://10.2.3.4:30100', environment), undefined);
    assert.equal(sourceFor('http://y.test', environment), 'ALL_PROXY');
    assert.deepEqual(noProxyOfVariables({ no_proxy: 'a', NO_PROXY: 'b' }), ['a']);
  });
});

describe('the proxy of the editor', () => {
  const proxyFor = (values: Record<string, unknown>, environment = {}, address = 'http://x.test') =>
    editorNetwork(() => ({ get: <T>(name: string) => values[name] as T | undefined }), environment).proxyFor(
      new URL(address),
    );

  it('is that of its setting, else of the variables as it reads them', () => {
    const environment = { HTTP_PROXY: 'b' };
    assert.equal(proxyFor({ proxy: 'http://p' }, environment)?.source, 'http.proxy');
    assert.equal(proxyFor({ proxy: '' }, environment)?.source, 'HTTP_PROXY');
    assert.equal(proxyFor({}, environment, 'https://x.test')?.source, 'HTTP_PROXY');
    assert.equal(proxyOfVariables(new URL('https://x.test'), environment, 'curl'), undefined);
  });

  it('is none where its settings or NO_PROXY say so', () => {
    assert.equal(proxyFor({ proxy: 'http://p', proxySupport: 'off' }), undefined);
    assert.equal(proxyFor({ proxy: 'http://p', noProxy: ['*.test'] }), undefined);
    assert.equal(proxyFor({ proxy: 'http://p' }, { no_proxy: 'x.test' }), undefined);
    assert.ok(proxyFor({ proxy: 'http://p', noProxy: ['y.test'] }));
    assert.ok(proxyFor({ proxy: 'http://p', noProxy: '*.test' }), 'the editor takes a list only');
  });
});

describe('entries of NO_PROXY that are written oddly', () => {
  const exempts = (address: string, entry: string) => isExempt(new URL(address), [entry]);

  it('take an address with an empty range for that address alone', () => {
    assert.equal(exempts('http://10.0.0.1', '10.0.0.1/'), true);
    assert.equal(exempts('http://192.168.7.7', '10.0.0.1/'), false);
  });

  it('may have names with umlauts', () => {
    assert.equal(exempts('http://konsole.bücher.example', 'Bücher.example'), true);
    assert.equal(exempts('http://buecher.example', 'bücher.example'), false);
  });
});

describe('settings of the editor that are not texts', () => {
  it('name no proxy', () => {
    const settings = () => ({ get: <T>() => 3128 as T });
    assert.equal(editorNetwork(settings, {}).proxyFor(new URL('http://console.test')), undefined);
  });
});
