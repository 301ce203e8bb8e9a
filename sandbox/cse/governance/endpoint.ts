import type { Operation } from '../../../api/catalogue/operation';
import type { Endpoint, WireAnswer } from '../../http/exchange';
import type { InputProblem } from '../../http/input';
import type { Cse } from '../cse';
import { engineEndpoint } from '../endpoint';
import type { EngineCall } from '../endpoint';
import { refuseInput } from '../invalid-input';
import { readKind } from './kinds';

/** An operation whose body the engine reads itself: by fewer rules than the catalogue has, and in words of its own. */
export function governanceEndpoint<O extends Operation>(
  cse: Cse,
  operation: O,
  handle: (call: EngineCall<O>) => WireAnswer,
): Endpoint {
  const endpoint = engineEndpoint(cse, { ...operation, body: undefined }, handle, refuseProblem);
  return { ...endpoint, operation };
}

/** An unknown kind is refused by the engine, with its code; what names the engine is not. */
function refuseProblem(operation: Operation, problem: InputProblem): Error {
  const { part, pointer, value } = problem;
  if (part === 'path' && pointer === '/kind') readKind(String(value));
  return refuseInput(operation, problem);
}
