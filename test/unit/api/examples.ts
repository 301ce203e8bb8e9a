import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as Type from 'typebox';
import type { TSchema } from 'typebox';
import { Errors, Parse } from 'typebox/value';
import type { Operation } from '../../../api/catalogue/operation';

/** An example of a reference, with the schema that it must fit. */
export interface Example {
  readonly name: string;
  readonly schema: TSchema;
  readonly body: unknown;
}

const PrintedExample = Type.Union([
  Type.Object({ body: Type.Optional(Type.Unknown()), repaired: Type.Optional(Type.Unknown()) }),
  Type.Null(),
]);

const Printed = Type.Object({
  operations: Type.Array(
    Type.Object({
      id: Type.String(),
      exampleRequest: Type.Optional(PrintedExample),
      exampleResponse: Type.Optional(PrintedExample),
    }),
  ),
});

/** The examples of a service, where this repository stands beside the collected documents; else undefined. */
export function examplesFile(service: string): string | undefined {
  const file = path.resolve(`../shared/reference/catalogue/${service}.json`);
  if (existsSync(file)) return file;
  console.log(`skipped: ${file} is not there`);
  return undefined;
}

/** Every example that is JSON, or was made JSON. */
export function readExamples(file: string, operations: readonly Operation[]): Example[] {
  const { operations: printed } = Parse(Printed, JSON.parse(readFileSync(file, 'utf8')));
  const described = new Map(operations.map((one) => [one.id, one]));
  const found = printed.flatMap(({ id, exampleRequest, exampleResponse }) => [
    { name: `${id}.exampleRequest`, schema: described.get(id)?.body, example: exampleRequest },
    { name: `${id}.exampleResponse`, schema: described.get(id)?.answer, example: exampleResponse },
  ]);
  return found.flatMap(({ name, schema, example }) => {
    const body = example?.body ?? example?.repaired;
    if (body === undefined || body === null) return [];
    assert.ok(schema, `${name} is not described`);
    return [{ name, schema, body }];
  });
}

/** What is wrong with examples, as `name/field message`. */
export function exampleViolations(examples: readonly Example[]): string[] {
  return examples.flatMap(({ name, schema, body }) =>
    Errors(schema, body).map(({ instancePath, message }) => `${name}${instancePath} ${message}`),
  );
}
