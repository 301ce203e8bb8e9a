import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { Credentials } from '../../../api/auth/credentials';
import { noCredentials } from '../../../api/auth/credentials';
import { createClient } from '../../../api/client';
import type { ApiClient } from '../../../api/client';
import { ApiError } from '../../../api/errors/api-error';
import type { RequestLogLine } from '../../../api/http/request-log';
import type { HttpAnswer, HttpRequest } from '../../../api/http/transport';
import { fakeTransport } from './fakes';

/** Secrets with characters that JSON and URLs spell differently. */
export const accessToken = 'plant-access="mark1"/+&';
export const refreshToken = "plant-refresh mark2 (x)!'~";
export const clientSecret = 'plant-client mark3*';
export const password = 'plant-pass"w\\rd mark4 %';
export const token = 'plant.bearer.mark5';
export const planted = /plant|mark[1-5]/;

/** Everything that the request held, in several spellings, as the most careless server would give it back. */
export function echo({ url, headers, body }: HttpRequest): string {
  return [
    url,
    decodeURIComponent(url.replaceAll('+', ' ')),
    ...Object.values(headers),
    bodyText({ body }),
  ].join(' | ');
}

export function bodyText({ body = '' }: Pick<HttpRequest, 'body'>): string {
  return Buffer.from(body).toString();
}

export const echoes: Record<string, (text: string) => HttpAnswer> = {
  'plain text': (text) => ({ status: 500, headers: {}, body: text }),
  'an error of the console': (text) => ({ status: 403, headers: {}, body: JSON.stringify({ msg: text }) }),
  'an error with code and id': (text) => ({
    status: 400,
    headers: { 'x-request-id': text },
    body: JSON.stringify({ errorCode: text, errorMessage: text, detail: text }),
  }),
  'the title of a web page': (text) => ({ status: 500, headers: {}, body: `<html><title>${text}</title>` }),
  'the title of a web page with 200': (text) => ({
    status: 200,
    headers: {},
    body: `<html><title>${text}</title>`,
  }),
  'an answer of another form': (text) => ({
    status: 200,
    headers: {},
    body: JSON.stringify({ [text]: text, app: text }),
  }),
  'the target of a redirect': (text) => ({
    status: 302,
    headers: { location: `https://other.test/${encodeURIComponent(text)}?${encodeURIComponent(text)}` },
    body: '',
  }),
  'a redirect within the server': (text) => ({
    status: 307,
    headers: { location: `/${encodeURIComponent(text)}?${encodeURIComponent(text)}` },
    body: '',
  }),
  'a refused token': (text) => ({ status: 401, headers: {}, body: JSON.stringify({ msg: text }) }),
};

export async function everythingShown(
  answer: (request: HttpRequest, count: number) => HttpAnswer,
  signIn: SignIn,
) {
  const { transport, requests } = fakeTransport(answer);
  const log: RequestLogLine[] = [];
  const options = { address: 'http://server.test', transport, log: (line: RequestLogLine) => log.push(line) };
  const open = (credentials: Credentials) => createClient({ ...options, credentials });
  const credentials = signIn.credentials(open(noCredentials()), open);
  const client = open(credentials);
  const outcome = await signIn.call(client).catch((error: unknown) => error);
  assert.ok(outcome instanceof ApiError);
  const shown = [
    ...causesOf(outcome).flatMap((error) => [
      String(error),
      JSON.stringify(error),
      error instanceof Error ? JSON.stringify([error.message, error.stack, Object.entries(error)]) : '',
    ]),
    ...[outcome, log, client, credentials].map((value) => inspect(value, { depth: 20, showHidden: true })),
  ].join('\n');
  return { shown, requests, log };
}

/** An error and what caused it, and what caused that. */
function causesOf(error: unknown): unknown[] {
  return error instanceof Error && error.cause !== undefined ? [error, ...causesOf(error.cause)] : [error];
}

export interface SignIn {
  /** `client` asks the server that signs in, without credentials; `open` makes one with them. */
  readonly credentials: (client: ApiClient, open: (credentials: Credentials) => ApiClient) => Credentials;
  readonly call: (client: ApiClient) => Promise<unknown>;
}
