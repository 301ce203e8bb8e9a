import { empty, html, json, splitUrl } from '../http/exchange';
import type { WireAnswer, WireRequest } from '../http/exchange';
import type { SandboxService } from '../http/service';
import type { LainConsole } from './console';
import { appsEndpoints } from './handlers/apps';
import { clusterEndpoints } from './handlers/cluster';
import { peopleEndpoints } from './handlers/people';
import { procsEndpoints } from './handlers/procs';
import { reposEndpoints } from './handlers/repos';
import { docsUrl, exceptionPage, notFoundPage } from './replies';

const megabyte = 1024 * 1024;

/** The console's word for what a path is about, used in its refusal of a method; source: LAIN console API, section 4. */
const subjects: readonly [ending: RegExp, name: string][] = [
  [/\/repos\/$/, 'repos'],
  [/\/repos\/\{\w+\}\/$/, 'repo'],
  [/\/roles\//, 'role'],
  [/\/maintainers\//, 'maintainer'],
  [/\/versions\/$/, 'version'],
  [/\/details\/$/, 'detail'],
  [/\/apps\/$/, 'apps'],
  [/\/apps\/\{\w+\}\/$/, 'app'],
  [/\/procs\/$/, 'procs'],
  [/\/resources\//, 'resource'],
  [/\/authorize\//, 'auth'],
  [/\/oplogs\//, 'oplog'],
  [/\/usedstreamrouterports$/, 'streamrouter'],
];

/** These views of the console forget to return their refusal, so Django answers with its page. */
const forgetful = /\/procs\/\{\w+\}\/(instance\/|$)/;

/** The LAIN console, as its web server answers. */
export function lainService(console: LainConsole): SandboxService {
  return {
    name: 'lain',
    endpoints: [
      ...reposEndpoints(console),
      ...peopleEndpoints(console),
      ...appsEndpoints(console),
      ...procsEndpoints(console),
      ...clusterEndpoints(console),
    ],
    bodyLimit: 10 * megabyte,
    headers: () => ({ 'Access-Control-Allow-Origin': '*', Server: 'gunicorn/19.7.1' }),
    unknownPath,
    wrongMethod,
    tooLarge: () => html(413, '<html><head><title>413 Request Entity Too Large</title></head></html>'),
    unavailable: () =>
      html(503, '<html><head><title>503 Service Temporarily Unavailable</title></head></html>'),
    broken: (error) => exceptionPage('Exception', error instanceof Error ? error.message : String(error), ''),
  };
}

/** A path that only lacks its final slash is redirected, except a POST, which Django refuses to redirect. */
function unknownPath(request: WireRequest, served: (path: string) => boolean): WireAnswer {
  const { path, query } = splitUrl(request.url);
  if (path.endsWith('/') || !served(`${path}/`)) return notFoundPage(path);
  if (request.method === 'POST') {
    const value = `You called this URL via POST, but the URL doesn't end in a slash and you have APPEND_SLASH set.`;
    return exceptionPage('RuntimeError', value, path);
  }
  return empty(301, { Location: `${path}/${query}` });
}

function wrongMethod(request: WireRequest, path: string): WireAnswer {
  const { method } = request;
  if (method === 'OPTIONS') {
    return empty(200, {
      'Access-Control-Allow-Headers': 'access-token, content-type',
      'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE, OPTIONS',
    });
  }
  if (forgetful.test(path)) {
    const value =
      "The view console.views.api_proc didn't return an HttpResponse object. It returned None instead.";
    return exceptionPage('ValueError', value, request.url);
  }
  const name = subjects.find(([ending]) => ending.test(path))?.[1] ?? 'app';
  return json(405, { [name]: null, msg: `invalid http method ${method}`, url: docsUrl });
}
