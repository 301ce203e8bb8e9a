import { isRecord } from '../values';

/** What a body of failure says, whatever its spelling. */
export interface ErrorBody {
  /** `json`, `page` (HTML) or `text`; `empty` when there is nothing. */
  readonly form: 'json' | 'page' | 'text' | 'empty';
  readonly code?: string;
  readonly message?: string;
  readonly requestId?: string;
}

const longestMessage = 2000;
const codeNames = ['error_code', 'errorCode', 'code'];
const messageNames = [
  'error_msg',
  'error_message',
  'errorMessage',
  'errorMsg',
  'message',
  'msg',
  'error_description',
];
const requestIdNames = ['request_id', 'requestId'];

/**
 * Reads `error_code`/`error_msg`, `errorCode`/`errorMessage`/`detail`, LAIN's `msg`, the same one level below a
 * name (IAM's `{"error": {…}}`), the title of a web page, and plain text.
 */
export function readErrorBody(text: string): ErrorBody {
  const trimmed = text.trim();
  if (trimmed === '') return { form: 'empty' };
  const json = parseJson(trimmed);
  if (isRecord(json)) return readJson(json);
  if (isWebPage(trimmed)) return { form: 'page', message: pageTitle(trimmed) };
  return { form: 'text', message: shorten(typeof json === 'string' ? json : trimmed) };
}

/** True for HTML, which proxies and crashed servers send in place of JSON. */
export function isWebPage(text: string): boolean {
  return /^\s*(<!doctype html|<html|<head|<body)/i.test(text);
}

export function pageTitle(page: string): string | undefined {
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(page)?.[1]?.replace(/\s+/g, ' ').trim();
  return title ? shorten(title) : undefined;
}

function readJson(body: Record<string, unknown>): ErrorBody {
  const members = [body, ...Object.values(body).filter(isRecord)];
  const source = members.find((member) => textOf(member, [...codeNames, ...messageNames]) !== undefined);
  if (!source) return { form: 'json', message: textOf(body, ['error', 'detail']) };
  const message = textOf(source, messageNames);
  const detail = textOf(source, ['detail']);
  return {
    form: 'json',
    code: textOf(source, codeNames),
    message: shorten([message, detail].filter((part) => part !== undefined).join(': ')),
    requestId: textOf(body, requestIdNames),
  };
}

function textOf(member: Record<string, unknown>, names: readonly string[]): string | undefined {
  const value = names
    .map((name) => member[name])
    .filter(isText)
    .find((text) => text !== '');
  return value?.toString();
}

function isText(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function shorten(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length <= longestMessage) return trimmed || undefined;
  return `${trimmed.slice(0, longestMessage)}…`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not JSON: the caller looks for other forms
  }
}
