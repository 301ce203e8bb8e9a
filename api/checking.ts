import * as l10n from '@vscode/l10n';
import * as Type from 'typebox';
import { Compile } from 'typebox/compile';
import type { Validator } from 'typebox/compile';
import type { Operation } from './catalogue/operation';

/** What `Validator.Errors` gives for one place that does not fit. */
type Misfit = ReturnType<Validator['Errors']>[number];

interface CompiledOperation {
  readonly input: Validator;
  readonly answer: Validator;
}

/** Checks what goes to a server and what comes from it against the catalogue; each returns a sentence or undefined. */
export interface Checker {
  /** The first thing wrong with the input of an operation, worded without any of its values. */
  inputProblem(operation: Operation, input: unknown): string | undefined;
  answerProblem(operation: Operation, answer: unknown): string | undefined;
}

/** A checker that compiles the schemas of an operation when it is first used. */
export function createChecker(): Checker {
  const compiled = new WeakMap<Operation, CompiledOperation>();
  const of = (operation: Operation): CompiledOperation => {
    const known = compiled.get(operation);
    if (known) return known;
    const fresh = { input: Compile(inputSchema(operation)), answer: Compile(operation.answer) };
    compiled.set(operation, fresh);
    return fresh;
  };
  return {
    inputProblem: (operation, input) => firstProblem(of(operation).input, input),
    answerProblem: (operation, answer) => firstProblem(of(operation).answer, answer),
  };
}

/** Everything that a caller gives to an operation, as one object. */
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

function firstProblem(validator: Validator, value: unknown): string | undefined {
  if (validator.Check(value)) return undefined;
  const misfits = validator.Errors(value);
  const [first, ...others] = misfits.filter(({ keyword }) => keyword !== 'anyOf');
  if (!first) return l10n.t('it has none of the documented forms');
  return describe(
    others.reduce((deepest, misfit) => (depth(misfit) > depth(deepest) ? misfit : deepest), first),
  );
}

/** Among the alternatives of a union the one that got furthest is the one that was meant. */
function depth({ instancePath }: Misfit): number {
  return instancePath.split('/').length;
}

function describe({ keyword, instancePath, params, message }: Misfit): string {
  const field = fieldName(instancePath) || l10n.t('it');
  if (keyword === 'required' && 'requiredProperties' in params) {
    const missing = params.requiredProperties.map((name) => fieldName(`${instancePath}/${name}`));
    return l10n.t('{0} is missing', missing.join(', '));
  }
  if (keyword === 'boolean' || keyword === 'additionalProperties')
    return l10n.t('{0} does not belong here', field);
  if (keyword === 'type' && 'type' in params)
    return l10n.t('{0} must be {1}', field, [params.type].flat().join(', '));
  if (keyword === 'pattern' && 'pattern' in params) {
    return l10n.t('{0} must match {1}', field, String(params.pattern));
  }
  if (keyword === 'enum' && 'allowedValues' in params) {
    return l10n.t('{0} must be one of {1}', field, params.allowedValues.map(String).join(', '));
  }
  return `${field} ${message}`;
}

/** `/app/procs/0/memory` → `app.procs[0].memory`; the whole value has the empty name. */
function fieldName(instancePath: string): string {
  return instancePath
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((name) => (/^\d+$/.test(name) ? `[${name}]` : `.${name}`))
    .join('')
    .replace(/^\./, '');
}
