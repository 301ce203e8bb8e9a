import type { Answer, Operation } from '../../api/catalogue/operation';
import { html, json, Refusal } from '../http/exchange';
import type { WireAnswer } from '../http/exchange';

export const docsUrl = '/v1/docs/';
export const reposUrl = '/v1/repos/';
export const appsUrl = '/v1/apps/';
export const repoUrl = (app: string) => `/v1/repos/${app}/`;
export const maintainersUrl = (app: string) => `/v1/repos/${app}/maintainers/`;
export const appUrl = (app: string) => `/v1/apps/${app}/`;
export const procsUrl = (app: string) => `/v1/apps/${app}/procs/`;
export const procUrl = (app: string, proc: string) => `/v1/apps/${app}/procs/${proc}/`;

/** A success in the form that the catalogue describes. */
export function succeed<O extends Operation>(_operation: O, status: number, answer: Answer<O>): WireAnswer {
  return json(status, answer);
}

/** The console's failure form: one named object, mostly null, with text and link. */
export function fail(
  status: number,
  name: string,
  msg: string,
  url = docsUrl,
  object: unknown = null,
): Refusal {
  return new Refusal(json(status, { [name]: object, msg, url }));
}

/** The console's text for an exception that it caught. */
export function fatal(doing: string, error: string): string {
  return `fatal error when ${doing}:\n${error}\nplease contact with admin of lain\n`;
}

/** How the console passes on an answer of the scheduler. */
export function schedulerResult(status: number, message: string): string {
  return `    status_code: ${String(status)}\n    message: ${message}`;
}

/** Django's page for an uncaught exception; consoles run with DEBUG on. */
export function exceptionPage(exception: string, value: string, path: string): WireAnswer {
  const page = `<!DOCTYPE html>
<html lang="en">
<head><meta http-equiv="content-type" content="text/html; charset=utf-8"><title>${exception} at ${escapeHtml(path)}</title></head>
<body><div id="summary"><h1>${exception} at ${escapeHtml(path)}</h1><pre class="exception_value">${escapeHtml(value)}</pre></div></body>
</html>`;
  return html(500, page);
}

/** Django's page for a path that no route takes. */
export function notFoundPage(path: string): WireAnswer {
  const page = `<!DOCTYPE html>
<html lang="en">
<head><meta http-equiv="content-type" content="text/html; charset=utf-8"><title>Page not found at ${escapeHtml(path)}</title></head>
<body><div id="summary"><h1>Page not found <span>(404)</span></h1></div>
<div id="info"><p>The current URL, <code>${escapeHtml(path.replace(/^\//, ''))}</code>, didn't match any of these.</p></div></body>
</html>`;
  return html(404, page);
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
