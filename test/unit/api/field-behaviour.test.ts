import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type * as Type from 'typebox';
import { catalogue } from '../../../api/catalogue/catalogue';
import { createEngine } from '../../../api/catalogue/cse/engines';
import * as policies from '../../../api/catalogue/cse/governance-specs';
import { putDarkLaunchPolicy } from '../../../api/catalogue/cse/route-rules';
import { behaviourOf, fieldsOf, type FieldBehaviour } from '../../../api/catalogue/field-behaviour';
import { createKieKv } from '../../../api/catalogue/kie/configurations';
import { createNacosNamespace } from '../../../api/catalogue/nacos/namespaces';
import { createDependency } from '../../../api/catalogue/registry/dependencies';
import { NewInstance, NewMicroservice } from '../../../api/catalogue/registry/fields';
import { putSchema } from '../../../api/catalogue/registry/schemas';
import {
  createApplication,
  putApplicationConfiguration,
} from '../../../api/catalogue/servicestage/applications';
import { createComponent, updateComponent } from '../../../api/catalogue/servicestage/components';
import { createEnvironment, updateEnvironment } from '../../../api/catalogue/servicestage/environments';
import {
  createComponentInstance,
  updateComponentInstance,
} from '../../../api/catalogue/servicestage/instances';

/** What is created by each manifest kind, with the fields that only a replacement or an operation of their own changes. */
const kinds: Readonly<
  Record<
    string,
    {
      readonly body: Type.TSchema;
      readonly replaced: readonly string[];
      readonly own: Readonly<Record<string, string>>;
    }
  >
> = {
  Environment: {
    body: createEnvironment.body,
    replaced: ['charge_mode', 'deploy_mode', 'enterprise_project_id', 'vpc_id'],
    own: {
      base_resources: 'updateEnvironmentResources',
      optional_resources: 'updateEnvironmentResources',
    },
  },
  Application: { body: createApplication.body, replaced: ['enterprise_project_id'], own: {} },
  ApplicationConfiguration: {
    body: putApplicationConfiguration.body,
    replaced: ['environment_id'],
    own: {},
  },
  Component: { body: createComponent.body, replaced: ['category', 'runtime', 'sub_category'], own: {} },
  Instance: {
    body: createComponentInstance.body,
    replaced: ['environment_id', 'name'],
    own: { replica: 'runComponentInstanceAction' },
  },
  Engine: {
    body: createEngine.body,
    replaced: [
      'azList',
      'enterpriseProject',
      'inputs',
      'name',
      'networkId',
      'publicIpId',
      'specType',
      'subnetCidr',
      'vpc',
      'vpcId',
    ],
    own: { authType: 'updateEngineConfig', flavor: 'resizeEngine' },
  },
  Microservice: {
    body: NewMicroservice,
    replaced: [
      'alias',
      'appId',
      'description',
      'environment',
      'framework',
      'level',
      'paths',
      'registerBy',
      'serviceId',
      'serviceName',
      'status',
      'version',
    ],
    own: { properties: 'updateMicroserviceProperties', schemas: 'putSchema' },
  },
  Schema: { body: putSchema.body, replaced: [], own: {} },
  MicroserviceInstance: {
    body: NewInstance,
    replaced: ['dataCenterInfo', 'endpoints', 'healthCheck', 'hostName', 'instanceId'],
    own: { properties: 'updateInstanceProperties', status: 'updateInstanceStatus' },
  },
  Config: { body: createKieKv.body, replaced: ['key', 'labels', 'value_type'], own: {} },
  Namespace: {
    body: createNacosNamespace.parameters.query,
    replaced: ['customNamespaceId'],
    own: {},
  },
};

describe('field behaviour', () => {
  for (const [kind, { body, replaced, own }] of Object.entries(kinds)) {
    it(`knows which fields of ${kind} can change, and how`, () => {
      const fields = fieldsOf(body).filter(({ path }) => path.length === 1);
      const named = (wanted: (behaviour: FieldBehaviour) => boolean): string[] =>
        fields.flatMap(({ path, behaviour }) => (wanted(behaviour) ? path : [])).sort();
      assert.deepEqual(
        named(({ changedBy }) => changedBy === 'replacement'),
        replaced,
      );
      const operations = fields.flatMap(({ path: [name = ''], behaviour: { changedBy } }) =>
        Array.isArray(changedBy) ? [[name, changedBy.join(' ')] as const] : [],
      );
      assert.deepEqual(Object.fromEntries(operations), own);
    });
  }

  it('names operations of the catalogue alone', () => {
    const known = new Set(catalogue.map(({ id }) => id));
    const named = Object.values(kinds).flatMap(({ body }) =>
      fieldsOf(body).flatMap(({ behaviour: { changedBy } }) =>
        Array.isArray(changedBy) ? (changedBy as string[]) : [],
      ),
    );
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((id) => !known.has(id)),
      [],
    );
  });

  it('leaves to the general update only what the update has', () => {
    const updates = {
      Environment: updateEnvironment,
      Component: updateComponent,
      Instance: updateComponentInstance,
    };
    for (const [kind, { body }] of Object.entries(updates)) {
      const left = fieldsOf(kinds[kind]!.body).filter(
        ({ path, behaviour: { changedBy = 'update' } }) => path.length === 1 && changedBy === 'update',
      );
      assert.ok(left.length > 0, kind);
      assert.deepEqual(
        left.flatMap(({ path }) => path).filter((name) => !(name in body.properties)),
        [],
        kind,
      );
    }
  });

  it('knows sets and the keys of their entries', () => {
    const behaviourAt = (schema: Type.TSchema, path: string): FieldBehaviour | undefined =>
      fieldsOf(schema).find((field) => field.path.join('.') === path)?.behaviour;
    const { body: environment } = createEnvironment;
    const { body: instance } = createComponentInstance;
    assert.deepEqual(behaviourAt(environment, 'base_resources')?.key, ['type', 'id']);
    assert.deepEqual(behaviourAt(instance, 'refer_resources')?.key, ['type', 'id']);
    assert.deepEqual(behaviourAt(instance, 'configuration.env'), {
      compare: 'set',
      key: ['name'],
      addedEntries: { member: 'internal', value: true },
    });
    for (const path of ['configuration.storage', 'configuration.scheduler.affinity.node']) {
      assert.equal(behaviourAt(instance, path)?.compare, 'set', path);
    }
    assert.equal(behaviourAt(instance, 'configuration.lifecycle.entrypoint.command')?.compare, undefined);
    assert.equal(behaviourAt(NewInstance, 'endpoints')?.compare, 'set');
    assert.deepEqual(behaviourAt(createDependency.body, 'dependencies.[].providers')?.key, [
      'environment',
      'appId',
      'serviceName',
    ]);
    assert.deepEqual(behaviourOf(putDarkLaunchPolicy.body), { compare: 'set', key: ['precedence'] });
  });

  it('compares quantities, durations and versions by what they mean', () => {
    const { properties } = createComponentInstance.body;
    assert.equal(behaviourOf(properties.flavor_id).compare, 'quantity');
    assert.deepEqual(behaviourOf(properties.version), { newForEachUpdate: true, compare: 'numeric-text' });
    const durations = [
      policies.RateLimiting.properties.limitRefreshPeriod,
      policies.RateLimiting.properties.timeoutDuration,
      policies.Retry.properties.waitDuration,
      policies.Retry.properties.initialInterval,
      policies.CircuitBreaker.properties.slidingWindowSize,
      policies.Bulkhead.properties.maxWaitDuration,
      policies.FaultInjection.properties.delayTime,
    ];
    assert.deepEqual(
      durations.map((schema) => behaviourOf(schema).compare),
      durations.map(() => 'duration'),
    );
    assert.equal(behaviourOf(policies.Retry.properties.retryOnResponseStatus).compare, 'numeric-text');
  });

  it('distinguishes the fields of entries from those that identify the resource itself', () => {
    const identifying = fieldsOf(createDependency.body).filter(({ behaviour }) => behaviour.identifies);
    assert.deepEqual(
      identifying.map(({ path }) => path.join('.')),
      ['dependencies.[].consumer'],
    );
  });

  it('never compares what cannot be read back, and knows secrets', () => {
    const password = fieldsOf(createEngine.body).find(({ path }) => path.join('.') === 'auth_cred.pwd');
    assert.deepEqual(password, {
      path: ['auth_cred', 'pwd'],
      behaviour: { changedBy: 'creation', compare: 'never' },
      secret: true,
    });
  });

  it('knows where an empty value changes nothing', () => {
    assert.equal(behaviourOf(createKieKv.body.properties.value).emptyKeeps, true);
    assert.equal(behaviourOf(createEngine.body.properties.description).emptyKeeps, true);
  });
});
