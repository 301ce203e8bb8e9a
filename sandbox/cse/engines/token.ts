import { randomBytes } from 'node:crypto';
import { issueToken } from '../../registry/access';
import type { Cse } from '../cse';
import { refuse } from '../errors';
import type { Engine } from '../state';
import { authTypeOf } from './shown';

/**
 * A token of an engine for a user of the cloud, whom a ServiceComb engine must have among its accounts.
 * Source: CSE API Reference, section 5.3.14.
 * @throws Refusal when the engine asks for no token, or does not know the user
 */
export function engineToken(cse: Cse, engine: Engine, userName: string, now: number): string {
  if (engine.specType === 'Nacos2') return randomBytes(48).toString('base64url');
  if (authTypeOf(cse, engine) === 'NONE') {
    throw refuse('SVCSTG.00400100', `engine ${engine.id} asks for no token, authType: NONE`);
  }
  const { registry } = cse;
  const account = registry.state.accounts.find((one) => engine.served && one.name === userName);
  if (!account) throw refuse('SVCSTG.00400100', `account [${userName}] does not exist in the engine`);
  return issueToken(registry, account, now);
}
