import { isRecord } from '../values';

/** The fields of a failure body, whatever their spelling. */
export interface ErrorBody {
  /** `json`, `page` (HTML) or `text`; `empty` when there is nothing. */
  readonly form: 'json' | 'page' | 'text' | 'empty';
  readonly code?: string;
  readonly message?: string;
  readonly requestId?: string;
}

const longestMessage = 2000;
/** JSON in a JSON text is what a service received from its backend; deeper nesting is ignored. */
const deepestText = 3;

const codeNames = ['error_code', 'errorCode', 'code'];
const messageNames = [
  'error_msg',
  'error_message',
  'errorMessage',
  'errorMsg',
  'message',
  'msg',
  'error_description',
  'title',
];
const detailNames = ['detail', 'error_detail', 'errorDetail', 'details'];
const requestIdNames = ['request_id', 'requestId', 'trace_id', 'traceId'];

/**
 * Reads `error_code`/`error_msg`, `errorCode`/`errorMessage`/`detail`, Nacos' `code`/`message`, LAIN's `msg`, the same
 * one level below a name (IAM's `{"error": {…}}`) or as JSON within a text (`error_detail`), the title of a web page,
 * and plain text.
 */
export function readErrorBody(text: string): ErrorBody {
  return readText(text, deepestText);
}

/** Whether a text is HTML, which proxies and crashed servers send in place of JSON. */
export function isWebPage(text: string): boolean {
  return /^<(?:!doctype html|html|head|body)/i.test(behindComments(text));
}

/** A text from its first tag on; empty for one that ends in a comment. */
function behindComments(text: string): string {
  let rest = text.trimStart();
  for (;;) {
    const close = rest.startsWith('<!--') ? '-->' : rest.startsWith('<?xml') ? '>' : undefined;
    if (close === undefined) return rest;
    const end = rest.indexOf(close);
    if (end === -1) return '';
    rest = rest.slice(end + close.length).trimStart();
  }
}

export function pageTitle(page: string): string | undefined {
  const title = /<title[^<>]*>([^<]*)<\/title>/i.exec(page)?.[1]?.replace(/\s+/g, ' ').trim();
  return title ? shorten(title) : undefined;
}

function readText(text: string, depth: number): ErrorBody {
  const trimmed = text.trim();
  if (trimmed === '') return { form: 'empty' };
  const json = parseJson(trimmed);
  if (isRecord(json)) return readJson(json, depth);
  if (isWebPage(trimmed)) return { form: 'page', message: pageTitle(trimmed) };
  return { form: 'text', message: shorten(typeof json === 'string' ? json : trimmed) };
}

function readJson(body: Record<string, unknown>, depth: number): ErrorBody {
  const members = [body, ...Object.values(body).flatMap(records)];
  const source =
    members.find((member) => textOf(member, [...codeNames, ...messageNames]) !== undefined) ?? body;
  const message = inner(textOf(source, messageNames) ?? textOf(body, ['error']), depth);
  const detail = inner(textOf(source, detailNames), depth);
  return {
    form: 'json',
    code: textOf(source, codeNames) ?? message.code ?? detail.code,
    message: joined(message.message, detail.message),
    requestId: firstDefined(
      members.map((member) => textOf(member, requestIdNames)),
      message.requestId ?? detail.requestId,
    ),
  };
}

/** The content of a member: its text, or that of the JSON in it. */
function inner(text: string | undefined, depth: number): Omit<ErrorBody, 'form'> {
  if (text === undefined) return {};
  if (depth === 0 || !/^\s*\{/.test(text)) return { message: text };
  const body = readText(text, depth - 1);
  return body.message === undefined ? { ...body, message: text } : body;
}

function joined(message: string | undefined, detail: string | undefined): string | undefined {
  if (message === undefined || detail === undefined) return shorten(message ?? detail ?? '');
  return shorten(message === detail ? message : `${message}: ${detail}`);
}

function firstDefined(texts: readonly (string | undefined)[], otherwise: string | undefined) {
  return texts.find((text) => text !== undefined) ?? otherwise;
}

/** The objects in a member: itself, or the entries of a list of errors. */
function records(value: unknown): Record<string, unknown>[] {
  return (Array.isArray(value) ? value : [value]).filter(isRecord);
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
    return undefined; // not JSON: the caller tries other forms
  }
}
