import type { Service } from '../catalogue/operation';
import type { ApiErrorKind } from './api-error';
import { registryCodes } from './registry-codes';

/** What is known of an error code of a server, worded for people. */
export interface KnownCode {
  /** Where the status alone would put it into another kind. */
  readonly kind?: ApiErrorKind;
  /** What the code means. */
  readonly meaning: string;
  /** What to do about it. */
  readonly measure: string;
}

/** The codes of each service; called when an error is worded, because the language is known only then. */
const codesOf: Partial<Record<Service, () => Readonly<Record<string, KnownCode>>>> = {
  registry: registryCodes,
};

/** Looks up an error code; the same number means different things to different services. */
export function knownCode(service: Service, code: string | undefined): KnownCode | undefined {
  const codes = codesOf[service]?.();
  return codes && code && Object.hasOwn(codes, code) ? codes[code] : undefined;
}
