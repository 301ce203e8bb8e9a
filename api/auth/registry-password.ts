import { obtainServiceCombToken } from '../catalogue/registry/tokens';
import type { ApiClient } from '../client';
import { systemClock } from '../clock';
import type { Clock } from '../clock';
import type { Credentials } from './credentials';
import { expiryOf } from './jwt-expiry';
import { rememberRefusal } from './refusal';
import { createTokenCache } from './token-cache';
import type { Token } from './token-cache';

export interface RegistryPassword {
  /** Client of the engine's registry, without credentials. */
  readonly registry: ApiClient;
  readonly name: string;
  readonly password: string;
  readonly clock?: Clock;
}

/** An engine account; one sign-in gives a token for its registry and its kie. */
export function registryPassword({
  registry,
  name,
  password,
  clock = systemClock,
}: RegistryPassword): Credentials {
  const signIn = async (): Promise<Token> => {
    const { token } = await registry.call(obtainServiceCombToken, { body: { name, password } });
    return { value: token, expires: expiryOf(token) };
  };

  const tokens = createTokenCache(rememberRefusal(signIn, clock), clock);
  return {
    // exactly one word, one space and the token: the registry accepts nothing else
    headers: async () => ({ authorization: `Bearer ${await tokens.get()}` }),
    renew: async () => {
      await tokens.renew();
      return true;
    },
  };
}
