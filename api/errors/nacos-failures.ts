import type { Operation } from '../catalogue/operation';
import type { HttpAnswer } from '../http/transport';
import { isRecord } from '../values';

/**
 * Whether a Nacos server reports a failure with status 200: its `code` is then neither 0 nor 200 (Nacos, open API: the
 * form of answers).
 */
export function saysFailure(operation: Operation, answer: HttpAnswer): boolean {
  if (operation.service !== 'nacos') return false;
  const code = codeIn(answer.body);
  return code !== undefined && code !== 0 && code !== 200;
}

/** The matching status for a failure that came with a success status. */
export function fittingStatus(answer: HttpAnswer): number {
  const code = codeIn(answer.body);
  return code !== undefined && code >= 400 && code < 600 ? code : 400;
}

function codeIn(text: string): number | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return isRecord(body) && typeof body.code === 'number' ? body.code : undefined;
  } catch {
    return undefined; // not JSON: reading the answer reports it
  }
}
