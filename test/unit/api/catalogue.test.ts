import assert from 'node:assert/strict';
import type { TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { catalogue } from '../../../api/catalogue/catalogue';
import { getApp, listApps } from '../../../api/catalogue/lain/apps';
import { patchProc } from '../../../api/catalogue/lain/procs';
import type { Operation } from '../../../api/catalogue/operation';
import { NewMicroservice } from '../../../api/catalogue/registry/fields';
import { listMicroservices } from '../../../api/catalogue/registry/microservices';
import { inputSchema } from '../../../api/checking';
import { app } from './samples';

/** What the console's own document lists; everything else is an addition of ours. */
const documentedLain =
  `registerApp listRegisteredApps getRegisteredApp getOwnAppRole getAppRole listMaintainers
  addMaintainer getMaintainer deleteMaintainer deployApp listApps getApp updateApp deleteApp listProcs deployProc
  getProc patchProc deleteProc listResourceInstances`.split(/\s+/);

const documentedRegistry = `obtainServiceCombToken getMicroservice deleteMicroservice listMicroservices
  createMicroservice deleteMicroservices updateMicroserviceProperties queryExistence getSchema putSchema listSchemas
  registerInstance listInstances deregisterInstance getInstance updateInstanceProperties updateInstanceStatus
  sendHeartbeat findInstances queryInstancesInBatch listProviders createDependency queryConfigurations`.split(
  /\s+/,
);

describe('catalogue', () => {
  it('contains every documented operation of LAIN and of the registry', () => {
    const ids = new Set(catalogue.map(({ id }) => id));
    const missing = [...documentedLain, ...documentedRegistry, 'createToken'].filter((id) => !ids.has(id));
    assert.deepEqual(missing, []);
  });

  it('gives every operation a unique id and route', () => {
    const repeated = (names: string[]) => names.filter((name, index) => names.indexOf(name) !== index);
    assert.deepEqual(repeated(catalogue.map(({ id }) => id)), []);
    assert.deepEqual(
      repeated(catalogue.map(({ service, method, path }) => `${service} ${method} ${path}`)),
      [],
    );
  });

  it('describes exactly the parameters that its paths hold', () => {
    for (const { id, path, parameters } of catalogue) {
      const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
      assert.deepEqual(Object.keys(parameters.path.properties).sort(), inPath.sort(), id);
    }
  });

  it('names no parameter twice within an operation', () => {
    for (const { id, parameters, body } of catalogue) {
      const names = Object.values(parameters).flatMap(({ properties }) => Object.keys(properties));
      assert.equal(new Set([...names, ...(body ? ['body'] : [])]).size, names.length + (body ? 1 : 0), id);
    }
  });

  it('describes every single field that a person fills in', () => {
    const silent = catalogue.flatMap((operation) => undescribed(inputSchema(operation), operation.id));
    assert.deepEqual(silent, []);
  });

  it('keeps the slash that routes of the LAIN console end in', () => {
    const without = catalogue.filter(({ service, path }) => service === 'lain' && !path.endsWith('/'));
    assert.deepEqual(
      without.map(({ id }) => id),
      ['listUsedStreamPorts'],
    );
  });

  it('repeats no operation of LAIN that changes something', () => {
    const repeatable = catalogue.filter(({ service, method, effect }) => {
      return service === 'lain' && method !== 'GET' && effect !== 'unsafe';
    });
    assert.deepEqual(
      repeatable.map(({ id }) => id),
      ['deleteMaintainer'],
    );
  });

  it('accepts answers with fields it does not know', () => {
    assert.ok(Check(getApp.answer, { app: { ...app(), invented: 1 }, msg: '', url: '', also: [] }));
  });

  it('accepts the lists that Go servers leave out or write as null', () => {
    assert.ok(Check(listMicroservices.answer, {}));
    assert.ok(Check(listMicroservices.answer, { services: null }));
    assert.ok(!Check(listMicroservices.answer, { services: 'none' }));
    assert.ok(!Check(listApps.answer, { apps: null }));
  });

  it('allows scaling a proc in one way at a time', () => {
    const body = patchProc.body;
    assert.ok(Check(body, { num_instances: 2 }));
    assert.ok(Check(body, { cpu: 1, memory: '64M' }));
    assert.ok(Check(body, { operation: 'restart', instance: 1 }));
    assert.ok(!Check(body, { num_instances: 2, cpu: 1, memory: '64M' }));
    assert.ok(!Check(body, { memory: 64 }));
    assert.ok(!Check(body, {}));
  });

  it('takes the versions and environments that the registry takes', () => {
    const accepts = (changes: object) => Check(NewMicroservice, { serviceName: 'cart', ...changes });
    assert.ok(accepts({ version: '1.0.0.1', environment: '', appId: '' }));
    assert.ok(!accepts({ version: '1.0-SNAPSHOT' }));
    assert.ok(!accepts({ version: '1.2.3.4.5' }));
    assert.ok(!accepts({ environment: 'staging' }));
    assert.ok(!accepts({ serviceName: '-cart' }));
  });
});

/** Fields without a description, as operation.path. Containers may speak through their members. */
function undescribed(schema: TSchema, path: string): string[] {
  const { properties, items, anyOf } = schema as { properties?: object; items?: TSchema; anyOf?: TSchema[] };
  if (anyOf) return anyOf.flatMap((option, index) => undescribed(option, `${path}|${index}`));
  if (properties) {
    return Object.entries(properties).flatMap(([name, field]) =>
      undescribed(field as TSchema, `${path}.${name}`),
    );
  }
  if ('description' in schema) return [];
  return items ? undescribed(items, `${path}[]`) : [path];
}

// Every operation, whatever its types, is an Operation: what lists, forms and the CLI rely on.
catalogue satisfies readonly Operation[];
