import type { Operation } from '../../api/catalogue/operation';
import type { Refusal } from '../http/exchange';
import type { InputProblem } from '../http/input';
import { refuse } from './errors';
import type { CseErrorCode } from './errors';

/** Codes that the service has for single fields, tried in this order. */
const codes: readonly [pointer: RegExp, code: CseErrorCode][] = [
  [/^\/upload_file$/, 'SVCSTG.00400650'],
  [/^(\/label|\/ids.*)?$/, 'SVCSTG.00400653'],
  [/^\/name$/, 'SVCSTG.00501201'],
  [/^\/payment$/, 'SVCSTG.00501103'],
  [/^\/flavor$/, 'SVCSTG.00501104'],
  [/^\/azList/, 'SVCSTG.00501105'],
  [/^\/specType$/, 'SVCSTG.00501134'],
];

/**
 * Ends a request whose input does not fit: with the code for that field where the operation documents one, else with
 * the one for any parameter, and a detail that names it. Source: CSE API Reference, section 8.2.
 */
export function refuseInput(operation: Operation, problem: InputProblem): Refusal {
  return refuse(codeOf(operation, problem), describeProblem(problem));
}

/** What is wrong, as a detail of an error. */
export function describeProblem({ part, pointer, value }: InputProblem): string {
  const name = pointer === '' ? part : pointer.slice(1).replaceAll('/', '.');
  return value === undefined ? `${name} is required or can not be read` : `${name} is invalid`;
}

function codeOf(operation: Operation, { pointer }: InputProblem): CseErrorCode {
  const found = codes.find(
    ([pattern, code]) => pattern.test(pointer) && operation.errors.some((one) => one.code === code),
  );
  return found?.[1] ?? 'SVCSTG.00400100';
}
