import { randomUUID } from 'node:crypto';
import { json, Refusal } from './exchange';
import type { WireAnswer } from './exchange';
import type { SandboxService } from './service';

type Gateway = Pick<SandboxService, 'headers' | 'unknownPath' | 'wrongMethod' | 'tooLarge' | 'unavailable'>;

const noSuchApi = 'The API does not exist or has not been published in the environment';

/**
 * Answers of the cloud's API gateway in front of a service. It reports an unknown method and an unknown path alike.
 * Source: CSE API Reference, section 8.2.
 */
export const gateway: Gateway = {
  headers: () => ({ 'X-Request-Id': randomUUID().replaceAll('-', '') }),
  unknownPath: () => gatewayAnswer(404, 'APIGW.0101', noSuchApi),
  wrongMethod: () => gatewayAnswer(404, 'APIGW.0101', 'The API does not exist'),
  tooLarge: () => gatewayAnswer(413, 'APIGW.0201', 'Request entity too large.'),
  unavailable: () => gatewayAnswer(503, 'APIGW.0501', 'Service unavailable.'),
};

/** Ends a request whose path names another project than the token or signature is for. */
export function refuseOtherProject(): Refusal {
  return gatewayRefusal(
    401,
    'APIGW.0301',
    'Incorrect IAM authentication information: the project ID does not match the project in the URL',
  );
}

/** Ends a request before it reaches its service. */
export function gatewayRefusal(status: number, code: string, message: string): Refusal {
  return new Refusal(gatewayAnswer(status, code, message));
}

function gatewayAnswer(status: number, error_code: string, error_msg: string): WireAnswer {
  return json(status, { error_code, error_msg });
}
