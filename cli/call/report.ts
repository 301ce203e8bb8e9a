import type { Operation } from '../../api/catalogue/operation';
import type { ApiError } from '../../api/errors/api-error';
import { knownCode } from '../../api/errors/codes';

/** A failed call as text: what failed, the server's code and its meaning, and the remedy. */
export function failureText(operation: Operation, error: ApiError): string {
  const { code, meaning } = factsOf(operation, error);
  const status = error.status === undefined ? undefined : `status ${error.status}`;
  const request = error.requestId && `request ${error.requestId}`;
  const facts = [code && `code ${code}`, status, request].filter(Boolean).join(', ');
  const lines = [
    `engine-room: ${operation.id} failed: ${error.message}`,
    facts && `  ${facts}`,
    meaning && meaning !== error.message && `  ${meaning}`,
    `  ${error.remedy}`,
  ];
  return lines.filter(Boolean).join('\n') + '\n';
}

/** The same as an object for `--json`. */
export function failureRecord(operation: Operation, error: ApiError) {
  const { kind, status, message, remedy, requestId } = error;
  return {
    error: {
      operation: operation.id,
      kind,
      status,
      ...factsOf(operation, error),
      message,
      measure: remedy, // the name in the published output form
      requestId,
    },
  };
}

/** The general meaning of the code; the message is about this case. */
function factsOf({ id, service, errors }: Operation, { code, status }: ApiError) {
  const documented = errors.find((one) => one.code === code && one.status === status);
  return {
    code,
    meaning: knownCode(service, code, id)?.meaning ?? (code === undefined ? undefined : documented?.when),
  };
}
