import assert from 'node:assert/strict';
import { readPort, readPortMapping } from '../../../../../../manifests/kinds/lain/values/port';
import { parse } from '../../../../../../parser/parse';

describe('port', () => {
  const forms: readonly (readonly [string, ReturnType<typeof readPort>])[] = [
    ['8080', { kind: 'port', port: 8080, protocol: 'tcp' }],
    ['80:tcp', { kind: 'port', port: 80, protocol: 'tcp' }],
    ['"53:udp"', { kind: 'port', port: 53, protocol: 'udp' }],
    ["{80: ['type:udp']}", { kind: 'port', port: 80, protocol: 'udp' }],
    ['80:http', { kind: 'unknown-protocol', protocol: 'http' }],
    ["{80: ['type:http']}", { kind: 'unknown-protocol', protocol: 'http' }],
    ['"80"', { kind: 'not-a-port' }],
    ['80:tcp:x', { kind: 'not-a-port' }],
    ['web:tcp', { kind: 'not-a-port' }],
    ['{80: tcp}', { kind: 'not-a-port' }],
    ['80.5', { kind: 'not-a-port' }],
    ['yes', { kind: 'not-a-port' }],
    ['[80]', { kind: 'not-a-port' }],
  ];
  for (const [text, reading] of forms) {
    it(`reads ${text} as ${JSON.stringify(reading)}`, () => {
      const { root } = parse(text, 'yaml-1.1');
      assert.ok(root);
      assert.deepEqual(readPort(root), reading);
    });
  }
});

describe('port mapping', () => {
  const mappings: readonly (readonly [string, ReturnType<typeof readPortMapping>])[] = [
    ['9506', { source: 9506, target: 9506 }],
    ['9506:80', { source: 9506, target: 80 }],
    ['9506:80/tcp', { source: 9506, target: 80 }],
    ['9506/udp', { source: 9506, target: 9506 }],
    ['9506:80/sctp', { source: 9506, target: 80, surplus: '/sctp' }],
    ['9506:80:81', { source: 9506, target: 80, surplus: ':81' }],
    ['9506/tcp/udp', { source: 9506, target: 9506, surplus: '/tcp/udp' }],
    ['web', undefined],
    ['9506:', undefined],
    ['', undefined],
  ];
  for (const [text, mapping] of mappings) {
    it(`reads "${text}" as ${JSON.stringify(mapping)}`, () =>
      assert.deepEqual(readPortMapping(text), mapping));
  }
});
