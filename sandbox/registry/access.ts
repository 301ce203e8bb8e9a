import { createHmac, randomBytes } from 'node:crypto';
import type { WireRequest } from '../http/exchange';
import { refuse } from './errors';
import type { Registry, RegistryParts } from './registry';
import type { StoredAccount } from './state';

const minute = 60_000;
const lockTime = 15 * minute;
const failuresUntilLock = 2;
const lifeUnits: Record<string, number> = { s: 1_000, m: minute, h: 60 * minute };

/**
 * The account of a request, where an engine asks for one; refuses a token that is missing, unknown or expired. The header is a word of any kind, one space and the
 * token. Source: Registry API, section 6.
 */
export function authorize(
  { state, secured }: RegistryParts,
  request: WireRequest,
  now: number,
): StoredAccount | undefined {
  if (!secured) return undefined;
  const header = request.headers.authorization;
  if (header === undefined || header === '') throw refuse(401204, 'should provide token in header');
  const words = header.split(' ');
  const found = state.tokens.find((one) => one.token === words[1]);
  if (words.length !== 2 || !found) throw refuse(401201, 'Authorization header or token is invalid');
  if (found.expiresAt <= now) throw refuse(401205, 'token is expired');
  const account = state.accounts.find((one) => one.name === found.account);
  if (!account) throw refuse(401206, `account [${found.account}] is deleted`);
  return account;
}

/** A token for name and password; two wrong passwords in a row lock the account for a quarter of an hour. */
export function signIn(
  registry: Registry,
  given: { name: string; password: string; tokenExpirationTime?: string },
  now: number,
): string {
  const { state } = registry;
  const lock = state.locks.find((one) => one.account === given.name);
  if (lock && lock.lockedUntil > now) throw refuse(403201, `account ${given.name} is blocked`);
  const account = state.accounts.find((one) => one.name === given.name);
  if (account?.password !== given.password) {
    countFailure(registry, given.name, now);
    throw refuse(401202, 'wrong user name or password');
  }
  state.locks = state.locks.filter((one) => one.account !== given.name);
  const expiresAt = now + lifeOf(given.tokenExpirationTime, registry.tokenLife);
  const token = makeToken(account, expiresAt);
  const living = state.tokens.filter((one) => one.expiresAt + 60 * minute > now);
  state.tokens = [...living, { token, account: given.name, expiresAt }];
  return token;
}

function countFailure(registry: Registry, account: string, now: number): void {
  const { state } = registry;
  const failures = (state.locks.find((one) => one.account === account)?.failures ?? 0) + 1;
  const locked = failures >= failuresUntilLock;
  const entry = { account, failures: locked ? 0 : failures, lockedUntil: locked ? now + lockTime : 0 };
  state.locks = [...state.locks.filter((one) => one.account !== account), entry];
}

function lifeOf(wanted: string | undefined, usual: number): number {
  if (wanted === undefined) return usual;
  const life = Number(wanted.slice(0, -1)) * (lifeUnits[wanted.slice(-1)] ?? 0);
  if (life < 15 * minute || life > 24 * 60 * minute) {
    throw refuse(400001, 'tokenExpirationTime should be between 15m and 24h');
  }
  return life;
}

/** Has the form of a JWT, so that clients can read its end; nobody can verify the signature, the registry looks it up. */
function makeToken({ name, roles }: StoredAccount, expiresAt: number): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { account: name, roles, exp: Math.floor(expiresAt / 1000) };
  const content = `${encode({ alg: 'RS512', typ: 'JWT' })}.${encode(claims)}`;
  return `${content}.${createHmac('sha512', randomBytes(32)).update(content).digest('base64url')}`;
}
