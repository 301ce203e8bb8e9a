import type { ApiError } from './api-error';

/** Whether the server may have received the request although no answer arrived. */
export function isLostAnswer(error: ApiError): boolean {
  if (error.kind === 'timeout' || error.kind === 'unexpected-answer') return true;
  if (error.kind === 'server') return error.status === 502 || error.status === 504;
  return error.mayHaveArrived;
}
