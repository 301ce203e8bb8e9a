import { createEngineRbacToken } from '../catalogue/cse/engines';
import type { ApiClient } from '../client';
import { systemClock } from '../clock';
import type { Clock } from '../clock';
import type { Credentials } from './credentials';
import { expiryOf } from './jwt-expiry';
import { rememberRefusal } from './refusal';
import { createTokenCache } from './token-cache';

export interface EngineExchange {
  /** Client of CSE, signed in as an IAM user known to the engine. */
  readonly cse: ApiClient;
  readonly projectId: string;
  readonly engineId: string;
  readonly clock?: Clock;
}

/** Lifetime of an engine's tokens. */
const tokenLife = 12 * 3_600_000;

/** Signs in to the registry and the kie of an engine as the IAM user. Source: CSE API Reference, section 5.3.14. */
export function engineExchange({
  cse,
  projectId,
  engineId,
  clock = systemClock,
}: EngineExchange): Credentials {
  const exchange = async () => {
    const { token } = await cse.call(createEngineRbacToken, { project_id: projectId, engine_id: engineId });
    const value = token ?? ''; // engines without accounts return none
    return { value, expires: expiryOf(value) ?? clock.now() + tokenLife };
  };
  const tokens = createTokenCache(rememberRefusal(exchange, clock), clock);
  return {
    headers: async (): Promise<Record<string, string>> => {
      const token = await tokens.get();
      return token === '' ? {} : { authorization: `Bearer ${token}` };
    },
    renew: async () => {
      await tokens.renew();
      return true;
    },
  };
}
