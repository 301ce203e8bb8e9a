import { createHmac, randomBytes } from 'node:crypto';
import { splitUrl } from '../http/exchange';
import type { WireRequest } from '../http/exchange';
import { refuse } from './errors';
import { invalidValue } from './field-rules';
import { countFailure, refuseLocked } from './locks';
import { scopeOf } from './permissions';
import type { Registry, RegistryParts } from './registry';
import type { StoredAccount } from './state';

const minute = 60_000;
const lifeUnits: Record<string, number> = { s: 1_000, m: minute, h: 60 * minute };

/**
 * The account of a request, where an engine requires one; refuses a token that is missing, unknown or expired. The header is a word of any kind, one space and the
 * token. Source: Registry API, section 6.
 */
export function authorize(
  { state, secured }: RegistryParts,
  request: WireRequest,
  now: number,
): StoredAccount | undefined {
  if (!secured) return undefined;
  const header = request.headers.authorization;
  if (header === undefined || header === '') throw refuse(401204, '');
  const words = header.split(' ');
  const found = state.tokens.find((one) => one.token === words[1]);
  if (words.length !== 2) throw refuse(401201, 'invalid auth header');
  if (!found) throw refuse(401201, reasonOf(words[1] ?? ''));
  if (found.expiresAt <= now) throw refuse(401205, '');
  const account = state.accounts.find((one) => one.name === found.account);
  if (!account) throw refuse(401206, `account [${found.account}] is deleted`);
  return account;
}

/** What the server's library says about a token that it didn't sign. */
function reasonOf(token: string): string {
  return token.split('.').length === 3
    ? 'crypto/rsa: verification error'
    : 'token contains an invalid number of segments';
}

/** The same for a configuration center: the account also needs permission for its items. Source: kie, section 7. */
export function authorizeConfiguration(registry: RegistryParts, request: WireRequest, now: number): void {
  const account = authorize(registry, request, now);
  scopeOf(registry.state, account, { method: request.method, path: splitUrl(request.url).path });
}

/**
 * A token for name and password.
 * @throws RegistryRefusal 400001 for a life that is too short or too long, 401202, 403201 while the account is locked
 */
export function signIn(
  registry: Registry,
  given: { name: string; password: string; tokenExpirationTime?: string },
  now: number,
): string {
  const { state } = registry;
  const life = lifeOf(given.tokenExpirationTime, registry.tokenLife);
  refuseLocked(state, given.name, now);
  const account = state.accounts.find((one) => one.name === given.name);
  if (account?.password !== given.password) {
    countFailure(state, given.name, now);
    throw refuse(401202, '');
  }
  return issueToken(registry, account, now, life);
}

/** A token for an authenticated account; `life` is in milliseconds. */
export function issueToken(
  { state, tokenLife }: RegistryParts,
  account: StoredAccount,
  now: number,
  life = tokenLife,
): string {
  const expiresAt = now + life;
  const token = makeToken(account, expiresAt);
  const living = state.tokens.filter((one) => one.expiresAt + 60 * minute > now);
  state.tokens = [...living, { token, account: account.name, expiresAt }];
  return token;
}

function lifeOf(wanted: string | undefined, usual: number): number {
  if (wanted === undefined) return usual;
  const life = Number(wanted.slice(0, -1)) * (lifeUnits[wanted.slice(-1)] ?? 0);
  if (life < 15 * minute || life > 24 * 60 * minute) {
    throw refuse(400001, invalidValue('Account.TokenExpirationTime', wanted));
  }
  return life;
}

/**
 * Has the form of a JWT, so that clients can read its expiry; its signature can't be verified, the registry looks it
 * up.
 */
function makeToken({ name, roles }: StoredAccount, expiresAt: number): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { account: name, roles, exp: Math.floor(expiresAt / 1000) };
  const content = `${encode({ alg: 'RS512', typ: 'JWT' })}.${encode(claims)}`;
  return `${content}.${createHmac('sha512', randomBytes(32)).update(content).digest('base64url')}`;
}
