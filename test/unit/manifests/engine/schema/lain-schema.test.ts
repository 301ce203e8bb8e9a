import assert from 'node:assert/strict';
import { lainSchema } from '../../../../../manifests/kinds/lain/schema';
import { propertyAt, schemaAt } from '../../../../../manifests/engine/schema/schema';
import type { Property, Schema } from '../../../../../manifests/engine/schema/schema';
import { parse } from '../../../../../parser/parse';

const laincloud = lainSchema('laincloud');
const einplus = lainSchema('einplus');

function keysAt(root: Schema, ...path: (string | number)[]): string[] {
  return Object.keys(schemaAt(root, path)?.properties ?? {});
}

describe('the schema of lain.yaml', () => {
  it('lists the keys of a web proc in the order people use them', () => {
    const first = [
      'cmd',
      'port',
      'memory',
      'env',
      'secret_files',
      'num_instances',
      'logs',
      'persistent_dirs',
    ];
    assert.deepEqual(keysAt(laincloud, 'web').slice(0, 11), [
      ...first,
      'healthcheck',
      'mountpoint',
      'https_only',
    ]);
  });

  it('knows every level', () => {
    assert.deepEqual(keysAt(laincloud, 'build', 'prepare'), ['version', 'script', 'keep', 'build_arg']);
    assert.deepEqual(keysAt(laincloud, 'release', 'copy', 0), ['src', 'dest']);
    assert.deepEqual(keysAt(laincloud, 'worker.a', 'volumes', 0, '/data'), [
      'backup_full',
      'backup_increment',
    ]);
    assert.ok(keysAt(laincloud, 'proc.a', 'persistent_dirs', 0, '/data', 'backup_full').includes('expire'));
    assert.ok(keysAt(laincloud, 'service.a', 'portal').includes('allow_clients'));
    assert.ok(keysAt(laincloud, 'web', 'container_healthcheck', 'options').includes('retries'));
    assert.deepEqual(keysAt(laincloud, 'use_resources', 'redis'), ['services']);
    assert.equal(schemaAt(laincloud, ['nothing', 'here']), undefined);
    assert.equal(propertyAt(laincloud, ['toString']), undefined);
  });

  it('keeps the dialects apart', () => {
    assert.ok(keysAt(einplus, 'cron.clean').includes('schedule'));
    assert.equal(propertyAt(laincloud, ['cron.clean']), undefined);
    assert.equal(propertyAt(einplus, ['portal.a']), undefined);
    assert.ok(!keysAt(einplus, 'web').includes('healthcheck'));
    assert.ok(keysAt(einplus, 'worker').includes('shared_volumes'));
    assert.deepEqual(keysAt(einplus), ['appname', 'build', 'release', 'test', 'web', 'worker', 'cron']);
  });

  it('has a text for every key, and snippets that are YAML', () => {
    const seen = new Set<string>();
    const visit = (schema: Schema | undefined, path: string): void => {
      if (schema === undefined) return;
      for (const [name, property] of Object.entries(schema.properties ?? {})) check(property, name, path);
      for (const pattern of schema.patterns ?? []) check(pattern, pattern.label, path);
      visit(schema.items, `${path}[]`);
      visit(schema.additional, `${path}.*`);
    };
    const check = (property: Property, name: string, path: string): void => {
      const place = `${path}.${name}`;
      seen.add(place);
      assert.ok(property.summary().length > 10, place);
      assert.notEqual(property.consequence?.(), '', place);
      const value = (property.snippet ?? '')
        .replace(/\$\{\d\|([^,|]*)[^}]*\}/g, '$1')
        .replace(/\$\{\d:([^}]*)\}/g, '$1')
        .replace(/\$0/g, 'x');
      assert.deepEqual(parse(`key: ${value}\n`, 'yaml-1.1').problems, [], place);
      visit(property.schema, place);
    };
    visit(laincloud, '');
    visit(einplus, '');
    assert.ok(seen.size > 200, `${seen.size} keys`);
  });
});
