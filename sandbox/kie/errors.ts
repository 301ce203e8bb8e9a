import { json, Refusal } from '../http/exchange';
import type { WireAnswer } from '../http/exchange';

/** Codes of the configuration center with the texts that the server sends; source: kie, section 3. */
const messages = {
  400001: 'invalid parameter(s)',
  400003: 'failed to observe event',
  400004: 'skip overriding duplicate kvs',
  400005: 'stop overriding kvs after reaching the duplicate kv',
  404001: 'record does not exist',
  409001: 'record already exist',
  422001: 'quota is not enough',
  500001: 'internal server error',
} as const;

export type KieErrorCode = keyof typeof messages;

/** Ends a request with this error, or the import of one item. */
export class KieRefusal extends Refusal {
  constructor(
    readonly code: KieErrorCode,
    readonly detail: string,
  ) {
    super(errorAnswer(code, detail));
  }
}

/** The status is the first three digits of the code. */
export function errorAnswer(code: KieErrorCode, detail: string): WireAnswer {
  const body = { errorCode: String(code), errorMessage: messages[code], detail };
  return json(Math.floor(code / 1000), body);
}

export function refuse(code: KieErrorCode, detail: string): KieRefusal {
  return new KieRefusal(code, detail);
}
