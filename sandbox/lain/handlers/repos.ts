import {
  getRegisteredApp,
  getRepositoryDetails,
  listRegisteredApps,
  listVersions,
  registerApp,
} from '../../../api/catalogue/lain/repos';
import * as Type from 'typebox';
import { Value } from 'typebox/value';
import { parseJson } from '../../http/exchange';
import type { Endpoint, WireRequest } from '../../http/exchange';
import { appInPath, maintainEndpoint, maintains, readEndpoint } from '../access';
import { findApp } from '../cluster';
import type { LainConsole } from '../console';
import { listedVersions } from '../releases';
import { renderRepository } from '../render';
import { fail, notFoundPage, repoUrl, reposUrl, succeed } from '../replies';
import type { LainApp } from '../state';

const NamedApp = Type.Object({ appname: Type.String() });

/** Registration of apps, their versions and repositories. Source: LAIN console API, sections 5.1 to 5.3 and 7. */
export function reposEndpoints(console: LainConsole): Endpoint[] {
  return [
    readEndpoint(console, registerApp, ({ request, user }) => {
      const body = parseJson(request.body);
      if (!Value.Check(NamedApp, body)) {
        throw fail(400, 'repo', 'invalid request: should be json body with appname(string)');
      }
      const name = body.appname;
      if (findApp(console.state, name)) {
        throw fail(409, 'repos', `app with appname ${name} has already been reposited\n`, repoUrl(name));
      }
      if (!console.open && !Value.Check(registerApp.body, body)) {
        throw fail(500, 'repos', `error reposing app ${name} : \ninvalid group name\n`);
      }
      const app: LainApp = {
        name,
        gitUrl: '',
        protected: false,
        maintainers: user ? [{ username: user.name, role: 'admin' }] : [],
        releases: [],
        operationLogs: [],
      };
      console.state.apps.push(app);
      const msg = console.open
        ? "don't need sso auth, no need for create group"
        : `create group for app ${name} successfully`;
      return succeed(registerApp, 201, { repos: renderRepository(name), msg, url: repoUrl(name) });
    }),

    readEndpoint(console, listRegisteredApps, ({ user }) => {
      const own = console.state.apps.filter((app) => maintains(console, user, app));
      const repos = own.map((app) => renderRepository(app.name));
      return succeed(listRegisteredApps, 200, { repos, msg: '', url: reposUrl });
    }),

    maintainEndpoint(console, getRegisteredApp, appInPath, ({ app }) =>
      succeed(getRegisteredApp, 200, { repo: renderRepository(app.name), msg: '', url: repoUrl(app.name) }),
    ),

    maintainEndpoint(console, listVersions, appInPath, ({ app }) => {
      const url = `${repoUrl(app.name)}versions/`;
      const tags = listedVersions(app).map((release) => release.metaVersion);
      if (tags.length === 0) {
        const reason = `no available images in registry for app ${app.name}`;
        throw fail(
          404,
          'version',
          `no avaible images for app ${app.name}:\n${reason}\nplease push images first.`,
          url,
        );
      }
      return succeed(listVersions, 200, { version: { appname: app.name, tags, url }, msg: '', url });
    }),

    withoutOldConsoles(
      console,
      maintainEndpoint(console, getRepositoryDetails, appInPath, ({ app }) => {
        const url = `${repoUrl(app.name)}details/`;
        const detail = {
          appname: app.name,
          giturl: app.gitUrl,
          meta_version: app.deployment?.metaVersion ?? '',
          url,
        };
        return succeed(getRepositoryDetails, 200, { detail, msg: '', url });
      }),
    ),
  ];
}

/** Consoles of the asynchronous generation have no route for the newer operations. */
export function withoutOldConsoles(console: LainConsole, endpoint: Endpoint): Endpoint {
  if (console.generation === 'sync') return endpoint;
  return { ...endpoint, answer: (request: WireRequest) => notFoundPage(request.url) };
}
