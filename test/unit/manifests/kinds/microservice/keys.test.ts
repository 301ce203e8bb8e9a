import assert from 'node:assert/strict';
import { documentSchema, factsOf } from '../../../../../manifests/kinds/microservice/keys';
import { goKeys } from '../../../../../manifests/kinds/microservice/keys/go';
import { java2Keys } from '../../../../../manifests/kinds/microservice/keys/java2';
import { java3Keys } from '../../../../../manifests/kinds/microservice/keys/java3';
import type { KeyTable } from '../../../../../manifests/kinds/microservice/keys/key';
import { springKeys } from '../../../../../manifests/kinds/microservice/keys/spring';
import { schemaAt } from '../../../../../manifests/engine/schema/schema';

const tables: Readonly<Record<string, KeyTable>> = {
  'Java Chassis 2': java2Keys,
  'Java Chassis 3': java3Keys,
  'Go Chassis': goKeys,
  'Spring Cloud Huawei': springKeys,
};

describe('tables of settings', () => {
  for (const [name, table] of Object.entries(tables))
    it(`of ${name} have a sentence for each, and defaults of its own type`, () => {
      for (const [key, { summary, default: initial, schema }] of Object.entries(table)) {
        assert.match(summary(), /^[A-Z].*[.`]$/, key);
        const value = initial?.();
        if (value === undefined) continue;
        if (schema.types.length === 1 && schema.types[0] === 'integer') assert.match(value, /^-?\d+$/, key);
        if (schema.types[0] === 'boolean') assert.match(value, /^(?:true|false)$/, key);
        const choices = schema.choices?.map((choice) => String(choice.value));
        if (choices) assert.ok(choices.includes(value), key);
        const { minimum = -Infinity, maximum = Infinity } = schema;
        if (schema.types[0] === 'integer')
          assert.ok(Number(value) >= minimum && Number(value) <= maximum, key);
      }
    });

  it('are found by whole keys, with names of the user in them', () => {
    assert.equal(factsOf('servicecomb.protocols.rest.listenAddress', 'go')?.form, 'listen-address');
    assert.equal(
      factsOf('servicecomb.flowcontrol.Consumer.qps.limit.shop:cart.api', 'java2')?.schema.minimum,
      1,
    );
    assert.equal(factsOf('servicecomb.registry.sc.address', 'java2'), undefined);
    assert.equal(
      factsOf('spring.cloud.servicecomb.discovery.POLL_INTERVAL', undefined)?.unit,
      'milliseconds',
    );
    assert.equal(factsOf('servicecomb.rest.Address', 'java3'), undefined);
    assert.equal(factsOf('other.rest.address', 'java3'), undefined);
  });

  it('agree where nothing shows the dialect', () => {
    assert.equal(factsOf('servicecomb.service.name', undefined)?.form, 'service-name');
    assert.equal(factsOf('servicecomb.flowcontrol.Consumer.qps.global.limit', 'go')?.schema.minimum, 1);
    assert.equal(
      factsOf('servicecomb.flowcontrol.Consumer.qps.limit.cart', undefined)?.schema.minimum,
      undefined,
    );
    assert.equal(factsOf('servicecomb.flowcontrol.Consumer.qps.global.limit', undefined)?.outside, 'harmful');
  });

  it('are one nested schema for completion', () => {
    const sections = Object.keys(schemaAt(documentSchema('java3'), ['servicecomb'])?.properties ?? {});
    assert.deepEqual(sections.slice(0, 2), ['service', 'registry']);
    assert.ok(sections.indexOf('matchGroup') < sections.indexOf('uploads'));
    const loadbalance = schemaAt(documentSchema('java3'), ['servicecomb', 'loadbalance']);
    assert.ok(loadbalance?.properties?.['strategy']);
    assert.ok(loadbalance.additional);
  });
});
