import {
  changeRbacAccountPassword,
  deleteRbacAccount,
  updateRbacAccount,
} from '../../../api/catalogue/cse/rbac';
import type { Operation } from '../../../api/catalogue/operation';
import {
  changeAccountPassword,
  deleteAccount,
  updateAccount,
} from '../../../api/catalogue/registry/accounts';
import { json } from '../../http/exchange';
import type { Endpoint, WireRequest } from '../../http/exchange';
import { inWords, RegistryRefusal } from '../../registry/errors';
import { accountsEndpoints } from '../../registry/handlers/accounts';
import type { Cse } from '../cse';
import { engineEndpoint } from '../endpoint';
import { authTypeOf } from '../engines/shown';
import { refuse } from '../errors';
import type { Engine } from '../state';

/** The registry's errors for tokens: missing, unknown, expired, of a deleted account. */
const tokenErrors = ['401201', '401204', '401205', '401206'];

/** Accounts of an engine; the calls are passed on to its registry. Source: CSE API Reference, section 5.5. */
export function rbacEndpoints(cse: Cse): Endpoint[] {
  const passed: readonly [Operation, Operation][] = [
    [updateRbacAccount, updateAccount],
    [changeRbacAccountPassword, changeAccountPassword],
    [deleteRbacAccount, deleteAccount],
  ];
  const registry = accountsEndpoints(cse.registry);
  return passed.map(([operation, inner]) =>
    engineEndpoint(cse, operation, async ({ engine, request }) => {
      refuseWithoutTokens(cse, engine);
      const endpoint = registry.find((one) => one.operation.id === inner.id);
      if (!endpoint) throw new Error(`The registry does not answer ${inner.id}.`);
      await passOn(endpoint, innerRequest(inner, request));
      return json(200, { Result: 'success' });
    }),
  );
}

/** No token is one of an engine that gives out none: because it requires none, or because it is not reachable. */
function refuseWithoutTokens(cse: Cse, engine: Engine): void {
  if (engine.served && authTypeOf(cse, engine) === 'RBAC') return;
  throw refuse('SVCSTG.00300401', `engine ${engine.id} has given out no token`);
}

function innerRequest({ path }: Operation, request: WireRequest): WireRequest {
  const { name = '' } = request.path;
  return { ...request, url: path.replace('{name}', encodeURIComponent(name)), path: { name } };
}

/** Refusals of the registry are reported with this service's codes. */
async function passOn(endpoint: Endpoint, request: WireRequest): Promise<void> {
  try {
    await endpoint.answer(request, AbortSignal.abort());
  } catch (error) {
    if (!(error instanceof RegistryRefusal)) throw error;
    const { errorCode } = error.body;
    throw refuse(
      tokenErrors.includes(errorCode) ? 'SVCSTG.00300401' : 'SVCSTG.00400100',
      inWords(error.body),
    );
  }
}
