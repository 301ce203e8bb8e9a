import type { EngineAccount, NewAccount } from '../../api/catalogue/registry/accounts';
import { refuse, refuseAboveQuota } from './errors';
import { randomId } from './random-id';
import { refuseUnknownRoles } from './roles';
import { seconds } from './services';
import type { RegistryState, StoredAccount } from './state';

/** Name of the built-in account, which can't be changed or deleted. */
export const builtInAccount = 'root';

const accountQuota = 1_000;

/** @throws RegistryRefusal 400200 */
export function findAccount(state: RegistryState, name: string): StoredAccount {
  const found = state.accounts.find((one) => one.name === name);
  if (!found) throw refuse(400200, `account [${name}] not exist`);
  return found;
}

/** @throws RegistryRefusal 400001 when the password is the name, 400202, 400203, 409200 */
export function addAccount(state: RegistryState, account: NewAccount, now: number): void {
  const { name, password, roles, status = 'active' } = account;
  refuseAboveQuota('ACCOUNT', accountQuota, state.accounts.length, 400203);
  refusePasswordLikeName(name, password);
  refuseUnknownRoles(state, roles);
  if (state.accounts.some((one) => one.name === name)) throw refuse(409200, 'account is duplicated');
  const time = seconds(now);
  state.accounts.push({ id: randomId(), name, password, roles, status, createTime: time, updateTime: time });
}

/** An account in the form of answers: without its password. */
export function toResponse({
  name,
  id = name,
  roles,
  status,
  createTime,
  updateTime,
}: StoredAccount): EngineAccount {
  return { id, name, roles, status, createTime, updateTime };
}

/** The second text is misspelled as the server has it. */
function refusePasswordLikeName(name: string, password: string): void {
  if (password === name) throw refuse(400001, 'account name and password MUST NOT be same');
  if (password === [...name].reverse().join('')) {
    throw refuse(400001, 'password MUST NOT be the revered account name');
  }
}
