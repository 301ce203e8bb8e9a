import { json, Refusal } from '../http/exchange';
import type { WireAnswer } from '../http/exchange';

/** Codes of the registry with the texts that the server sends; source: Registry API, section 7. */
const messages = {
  400001: 'Invalid parameter(s)',
  400010: 'Micro-service already exists',
  400012: 'Micro-service does not exist',
  400013: 'Micro-service has deployed instance(s)',
  400016: 'Schema does not exist',
  400017: 'Instance does not exist',
  400018: 'Tag does not exist',
  400023: 'Consumer(s) depends on this micro-service',
  400026: 'Micro-service version does not exist',
  400100: 'Not enough quota',
  400200: 'Account not exists',
  400201: 'Role not exists',
  400202: 'Account has invalid role(s)',
  400203: 'No quota to create account',
  400204: 'No quota to create role',
  400205: 'Role is bound to some user(s)',
  400206: 'New password is bad',
  401201: 'Request unauthorized',
  401202: 'User name or password is wrong',
  401204: 'No authorization header',
  401205: 'Token is expired',
  401206: 'The account that owns the token is deleted',
  401207: 'Password is wrong',
  403001: 'Forbidden',
  403201: 'Account blocked',
  403202: 'Forbid to operate build-in account(s)',
  403203: 'Forbid to operate build-in role(s)',
  403204: 'Forbid to operate your own account',
  403205: 'No permission(s)',
  409200: 'account name is duplicated',
  409201: 'role name is duplicated',
  500003: 'Internal server error',
  500011: 'Registry service is unavailable',
} as const;

export type RegistryErrorCode = keyof typeof messages;

/** The registry's error body. */
export interface RegistryErrorBody {
  readonly errorCode: string;
  readonly errorMessage: string;
  /** Absent when there are no details. */
  readonly detail?: string;
}

export function errorBody(code: RegistryErrorCode, detail: string): RegistryErrorBody {
  return { errorCode: String(code), errorMessage: messages[code], ...(detail && { detail }) };
}

/** The status is the code divided by 1000, so "does not exist" is a 400. */
export function errorAnswer(code: RegistryErrorCode, detail: string): WireAnswer {
  return json(Math.floor(code / 1000), errorBody(code, detail));
}

/** A refusal that batch operations can put into their answers. */
export class RegistryRefusal extends Refusal {
  constructor(readonly body: RegistryErrorBody) {
    super(json(Math.floor(Number(body.errorCode) / 1000), body));
  }
}

export function refuse(code: RegistryErrorCode, detail: string): RegistryRefusal {
  return new RegistryRefusal(errorBody(code, detail));
}

/**
 * Refuses one more of what there may be `most` of.
 * @throws RegistryRefusal 400100, or the code of accounts or roles, whose detail is then that error in words
 */
export function refuseAboveQuota(
  what: string,
  most: number,
  count: number,
  code: 400100 | 400203 | 400204 = 400100,
): void {
  if (count < most) return;
  const detail = `no quota to create ${what}, max num is ${most}, curNum is ${count}, apply num is 1`;
  throw refuse(code, code === 400100 ? detail : inWords(errorBody(400100, detail)));
}

/** The error of a part of a batch; undefined when it succeeded. */
export function refusalBodyOf(action: () => void): RegistryErrorBody | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    if (!(error instanceof RegistryRefusal)) throw error;
    return error.body;
  }
}

/** The same in words; empty when it succeeded. */
export function refusalOf(action: () => void): string {
  const body = refusalBodyOf(action);
  return body ? inWords(body) : '';
}

/** An error in one text, as the server puts errors into answers and messages. */
export function inWords({ errorMessage, detail }: RegistryErrorBody): string {
  return detail === undefined ? errorMessage : `${errorMessage}(${detail})`;
}

export const bodyTooLarge = 'http: request body too large';
