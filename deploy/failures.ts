import type { ApiError } from '../api/errors/api-error';

/** Codes of connections that broke after they were established. */
const brokenOff = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_CLOSED']);

/** Whether the server may have received the request although no answer arrived. */
export function isLostAnswer(error: ApiError): boolean {
  if (error.kind === 'timeout' || error.kind === 'unexpected-answer') return true;
  if (error.kind === 'server') return error.status === 502 || error.status === 504;
  return error.kind === 'unreachable' && error.code !== undefined && brokenOff.has(error.code);
}

/** A failure in one or two sentences: what is wrong and what to do. */
export function failureOf({ message, remedy }: ApiError): string {
  return `${message} ${remedy}`.trim();
}
