import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as Type from 'typebox';
import type { TSchema } from 'typebox';
import { Check, Errors, Parse } from 'typebox/value';
import type { Operation } from '../../../api/catalogue/operation';
import { createComponentInstance } from '../../../api/catalogue/servicestage/instances';
import { servicestageOperations } from '../../../api/catalogue/servicestage/operations';

/** The reference's examples, where this repository stands beside the collected documents. */
const examplesFile = path.resolve('../shared/reference/catalogue/servicestage.json');

/** Examples that break their own tables. */
const typos = ['createComponentInstance.exampleRequest'];

describe('examples of the ServiceStage API Reference', function () {
  before(function () {
    if (existsSync(examplesFile)) return;
    console.log(`skipped: ${examplesFile} is not there`);
    this.skip();
  });

  it('fit the requests and answers', () => {
    const misfits = examples().flatMap(({ name, schema, body }) =>
      typos.includes(name)
        ? []
        : Errors(schema, body).map(({ instancePath, message }) => `${name}${instancePath} ${message}`),
    );
    assert.deepEqual(misfits, []);
  });

  it('show the typos that are known, and only there', () => {
    const wrong = examples().filter(({ schema, body }) => !Check(schema, body));
    assert.deepEqual(
      wrong.map(({ name }) => name),
      typos,
    );
    const [request] = wrong;
    assert.ok(Check(createComponentInstance.body, Object.assign({}, request?.body, { version: '1' })));
  });
});

interface Example {
  readonly name: string;
  readonly schema: TSchema;
  readonly body: unknown;
}

const PrintedExample = Type.Union([
  Type.Object({ body: Type.Unknown(), repaired: Type.Optional(Type.Unknown()) }),
  Type.Null(),
]);

const Printed = Type.Object({
  operations: Type.Array(
    Type.Object({ id: Type.String(), exampleRequest: PrintedExample, exampleResponse: PrintedExample }),
  ),
});

/** Every example that is JSON, or was made JSON, with the schema that it must fit. */
function examples(): Example[] {
  const { operations: printed } = Parse(Printed, JSON.parse(readFileSync(examplesFile, 'utf8')));
  const described = new Map<string, Operation>(servicestageOperations.map((one) => [one.id, one]));
  const found = printed.flatMap(({ id, exampleRequest, exampleResponse }) => [
    { name: `${id}.exampleRequest`, schema: described.get(id)?.body, example: exampleRequest },
    { name: `${id}.exampleResponse`, schema: described.get(id)?.answer, example: exampleResponse },
  ]);
  return found.flatMap(({ name, schema, example }) => {
    const body = example?.body ?? example?.repaired;
    if (!body) return [];
    assert.ok(schema, `${name} is not described`);
    return [{ name, schema, body }];
  });
}
