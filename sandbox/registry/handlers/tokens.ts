import { obtainServiceCombToken } from '../../../api/catalogue/registry/tokens';
import type { Endpoint } from '../../http/exchange';
import { signIn } from '../access';
import { registryEndpoint, succeed } from '../endpoint';
import type { Registry } from '../registry';

/** Signing in to an engine with role-based access. Source: Registry API, section 6. */
export function tokensEndpoints(registry: Registry): Endpoint[] {
  return [
    registryEndpoint(registry, obtainServiceCombToken, ({ body }, { now }) =>
      succeed(obtainServiceCombToken, { token: signIn(registry, body, now) }),
    ),
  ];
}
