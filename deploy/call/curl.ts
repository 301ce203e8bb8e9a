import * as l10n from '@vscode/l10n';
import type { Operation, Service } from '../../api/catalogue/operation';
import { buildRequest } from '../../api/request';
import { isRecord } from '../../api/values';
import { needsSecret } from '../../connections/resolved-connection';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import { CallNotReady } from './call-input';

/** What stands for a secret in a copied command. */
export const redacted = 'REDACTED';

/** Headers in which the services expect their tokens. */
const tokenHeaders: Readonly<Record<Service, string>> = {
  iam: 'X-Auth-Token: ',
  eps: 'X-Auth-Token: ',
  servicestage: 'X-Auth-Token: ',
  cse: 'X-Auth-Token: ',
  nacos: 'X-Auth-Token: ',
  registry: 'Authorization: Bearer ',
  kie: 'Authorization: Bearer ',
  lain: 'access-token: ',
};

/**
 * A call as a command line of curl for POSIX shells, without credentials. `input` must not hold secrets.
 * @throws CallNotReady when the connection doesn't reach the service, or a parameter can't be part of an address.
 */
export function curlCommand(
  operation: Operation,
  target: ResolvedConnection,
  input: Readonly<Record<string, unknown>>,
): string {
  const { service, authenticated, bodyType } = operation;
  const address = target.addresses[service];
  if (address === undefined)
    throw new CallNotReady(
      l10n.t('The connection {0} has no address for {1}.', target.connection.name, service),
    );
  const isForm = bodyType === 'multipart';
  const { method, url, headers, body } = requestOf(
    operation,
    address,
    isForm ? { ...input, body: undefined } : input,
  );
  const words = [
    'curl',
    ...(method === 'GET' ? [] : ['-X', method]),
    url,
    ...Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]),
    ...(authenticated && needsSecret(target) ? ['-H', `${tokenHeaders[service]}${redacted}`] : []),
    ...(isForm ? formArguments(input['body']) : []),
    ...(typeof body === 'string' ? ['--data-raw', body] : []),
  ];
  return words.map(shellQuoted).join(' ');
}

function requestOf(operation: Operation, address: string, input: unknown) {
  try {
    return buildRequest(operation, address, input);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new CallNotReady(
      l10n.t('The parameter {0} is missing, or can’t be part of an address.', error.message),
    );
  }
}

/** Files by their paths; texts as they are. */
function formArguments(body: unknown): readonly string[] {
  return Object.entries(isRecord(body) ? body : {}).flatMap(([name, value]) =>
    isRecord(value)
      ? ['-F', `${name}=@${String(value['file'])}`]
      : ['--form-string', `${name}=${String(value)}`],
  );
}

/** A word as a POSIX shell takes it. */
export function shellQuoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
