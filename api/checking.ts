import * as Type from 'typebox';
import { Compile } from 'typebox/compile';
import type { Validator } from 'typebox/compile';
import type { Operation } from './catalogue/operation';
import { firstProblem } from './problems';

interface CompiledOperation {
  readonly schema: Type.TObject;
  readonly input: Validator;
  readonly answer: Validator;
}

/** Validates input and answers against the catalogue; each function returns a sentence or undefined. */
export interface Checker {
  /** The first problem with an operation's input, described without any of its values. */
  inputProblem(operation: Operation, input: unknown): string | undefined;
  answerProblem(operation: Operation, answer: unknown): string | undefined;
  /** The whole input of an operation as one object schema. */
  inputSchema(operation: Operation): Type.TObject;
}

/** A checker that compiles the schemas of an operation on first use. */
export function createChecker(): Checker {
  const compiled = new WeakMap<Operation, CompiledOperation>();
  const of = (operation: Operation): CompiledOperation => {
    const known = compiled.get(operation);
    if (known) return known;
    const schema = inputSchema(operation);
    const fresh = { schema, input: Compile(schema), answer: Compile(operation.answer) };
    compiled.set(operation, fresh);
    return fresh;
  };
  return {
    inputProblem: (operation, input) => firstProblem(of(operation).input, input),
    answerProblem: (operation, answer) => firstProblem(of(operation).answer, answer),
    inputSchema: (operation) => of(operation).schema,
  };
}

/** The whole input of an operation as one object schema. */
export function inputSchema(operation: Operation): Type.TObject {
  const { path, query, headers } = operation.parameters;
  return Type.Object(
    {
      ...path.properties,
      ...query.properties,
      ...headers.properties,
      ...(operation.body && { body: operation.body }),
    },
    { additionalProperties: false },
  );
}
