import assert from 'node:assert/strict';
import { Validator } from '@seriousme/openapi-schema-validator';
import { catalogue } from '../../../api/catalogue/catalogue';
import { importKieConfigurations } from '../../../api/catalogue/cse/dynamic-configuration';
import { listKieKvs } from '../../../api/catalogue/kie/configurations';
import { getApp } from '../../../api/catalogue/lain/apps';
import { registerInstance } from '../../../api/catalogue/registry/instances';
import { openApiDocument } from '../../../api/openapi/export';
import { isRecord } from '../../../api/values';

const document = openApiDocument(catalogue, '1.2.3');

/** As it is written. */
function written(): Record<string, unknown> {
  const copy: unknown = JSON.parse(JSON.stringify(document));
  assert.ok(isRecord(copy));
  return copy;
}

/** Of `http://{address}/v1` it is `/v1`. */
function pathOf(url: string): string {
  return url.replace(/^https?:\/\/[^/]+/, '');
}

describe('OpenAPI document', () => {
  it('is one of version 3.1, as a public validator sees it', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(written());
    assert.ok(valid, JSON.stringify(errors, undefined, 2));
    assert.equal(validator.version, '3.1');
  });

  it('would not pass that validator with a mistake', async () => {
    const { valid } = await new Validator().validate({
      ...written(),
      paths: { '/apps': { get: { responses: 1 } } },
    });
    assert.equal(valid, false);
  });

  it('contains every operation under its method and path', () => {
    const exported = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(
        ([method, { operationId, servers }]) =>
          `${operationId} ${method.toUpperCase()} ${pathOf(servers[0]?.url ?? '')}${path}`,
      ),
    );
    assert.deepEqual(
      exported.sort(),
      catalogue.map(({ id, method, path }) => `${id} ${method} ${path}`).sort(),
    );
  });

  it('refers to nothing that it does not hold', () => {
    assert.doesNotMatch(JSON.stringify(document), /"\$ref"/);
    const schemes = Object.keys(document.components.securitySchemes);
    const tags = document.tags.map(({ name }) => name);
    for (const operation of Object.values(document.paths).flatMap((item) => Object.values(item))) {
      for (const tag of operation.tags) assert.ok(tags.includes(tag), tag);
      for (const name of operation.security.flatMap(Object.keys)) assert.ok(schemes.includes(name), name);
    }
  });

  it('says what is mandatory, what a server answers and what it refuses', () => {
    const { post } = document.paths[registerInstance.path] ?? {};
    assert.deepEqual(
      post?.parameters.map(({ name, in: place, required }) => [name, place, required]),
      [
        ['project_id', 'path', true],
        ['service_id', 'path', true],
      ],
    );
    assert.equal(post.requestBody?.required, true);
    assert.ok(post.responses['200']?.content?.['application/json']?.schema);
    assert.match(post.responses['400']?.description ?? '', /`400012`: .*\n\n`400100`: /s);
  });

  it('writes files as a form', () => {
    const { requestBody } =
      openApiDocument([importKieConfigurations], '1').paths[importKieConfigurations.path]?.['post'] ??
      assert.fail();
    assert.deepEqual(Object.keys(requestBody?.content ?? {}), ['multipart/form-data']);
  });

  it('gives 304 without a body, and a list of labels as one that repeats its name', () => {
    const get = openApiDocument([listKieKvs], '1').paths[listKieKvs.path]?.['get'] ?? assert.fail();
    assert.deepEqual(get.responses['304'], { description: 'Nothing has changed since the revision.' });
    const label = get.parameters.find(({ name }) => name === 'label');
    // Repeating the name is what lists in a query do unless a style says otherwise.
    assert.ok(label && !('style' in label) && !('explode' in label));
    assert.match(JSON.stringify(label.schema), /"type":"array"/);
  });

  it('has no room for two operations at one place', () => {
    assert.throws(
      () => openApiDocument([getApp, { ...getApp, id: 'again' }], '1'),
      /again has the route of getApp/,
    );
  });

  it('distinguishes operations with one path at different servers', () => {
    const twin = { ...listKieKvs, id: 'listKieKvsOfCloud', service: 'cse' } as const;
    const { paths } = openApiDocument([listKieKvs, twin], '1');
    const { get } = paths['/{project_id}/kie/kv'] ?? {};
    assert.equal(paths[listKieKvs.path]?.['get']?.operationId, 'listKieKvs');
    assert.equal(get?.operationId, 'listKieKvsOfCloud');
    assert.match(get.servers[0]?.url ?? '', /\/v1$/);
  });
});
