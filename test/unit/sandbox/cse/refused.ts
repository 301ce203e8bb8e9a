import { Refusal } from '../../../../sandbox/http/exchange';

/** Status and body with which an action is refused, or undefined when it is not. */
export function refusalOf(action: () => unknown): { status: number; body: unknown } | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const body: unknown = JSON.parse(error.answer.payload);
    return { status: error.answer.status, body };
  }
}

/** The same, but only the code in the body. */
export function codeOf(action: () => unknown): unknown {
  const body = refusalOf(action)?.body;
  return body instanceof Object && 'error_code' in body ? body.error_code : undefined;
}
