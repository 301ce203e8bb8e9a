import * as Type from 'typebox';
import { Value } from 'typebox/value';
import {
  addMaintainer,
  deleteMaintainer,
  getAppRole,
  getMaintainer,
  getOwnAppRole,
  listMaintainers,
} from '../../../api/catalogue/lain/maintainers';
import { empty, parseJson } from '../../http/exchange';
import type { Endpoint } from '../../http/exchange';
import { appInPath, maintainEndpoint, publicEndpoint } from '../access';
import type { AppVisit } from '../access';
import { findApp } from '../cluster';
import type { LainConsole } from '../console';
import { exceptionPage, fail, maintainersUrl, repoUrl, succeed } from '../replies';
import { Maintainer } from '../state';
import type { LainApp } from '../state';

const Membership = Type.Object({ username: Type.String(), role: Type.String() });

/** Roles and maintainers. Source: LAIN console API, sections 5.4 to 5.9. */
export function peopleEndpoints(console: LainConsole): Endpoint[] {
  return [
    maintainEndpoint(console, getOwnAppRole, appInPath, ({ app, user }) => {
      const role = console.open || user?.clusterAdmin ? 'admin' : roleOf(app, user?.name ?? '');
      return succeed(getOwnAppRole, 200, { role: { role }, msg: '', url: `${repoUrl(app.name)}roles/` });
    }),

    publicEndpoint(console, getAppRole, ({ request }) => {
      if (console.open)
        return exceptionPage('NoReverseMatch', "Reverse for 'api_role' not found.", request.url);
      const { appName = '', username = '' } = request.path;
      const app = findApp(console.state, appName);
      const role = app ? roleOf(app, username) : unknownMember(appName, username);
      return succeed(getAppRole, 200, {
        role: { role },
        msg: '',
        url: `${repoUrl(appName)}roles/${username}/`,
      });
    }),

    signedInOnly(
      console,
      maintainEndpoint(console, listMaintainers, appInPath, ({ app }) => {
        const maintainers = app.maintainers.map((maintainer) => render(app, maintainer));
        return succeed(listMaintainers, 200, { maintainers, msg: '', url: maintainersUrl(app.name) });
      }),
    ),

    signedInOnly(
      console,
      maintainEndpoint(console, addMaintainer, appInPath, (visit) => {
        const maintainer = addMember(console, visit);
        const url = maintainersUrl(visit.app.name);
        return succeed(addMaintainer, 200, { maintainer: render(visit.app, maintainer), msg: '', url });
      }),
    ),

    signedInOnly(
      console,
      maintainEndpoint(console, getMaintainer, appInPath, ({ app, request }) => {
        const { username = '' } = request.path;
        const maintainer = app.maintainers.find((one) => one.username === username);
        if (!maintainer) {
          const msg = `user ${username} does not exist in the app ${app.name}\n`;
          throw fail(404, 'maintainer', msg, maintainersUrl(app.name));
        }
        const url = `${maintainersUrl(app.name)}${username}/`;
        return succeed(getMaintainer, 200, { maintainer: render(app, maintainer), msg: '', url });
      }),
    ),

    signedInOnly(
      console,
      maintainEndpoint(console, deleteMaintainer, appInPath, (visit) => {
        const { app, request } = visit;
        const { username = '' } = request.path;
        const refuse = (reason: string) =>
          fail(500, 'maintainer', `error deleting maintainer of app ${app.name} : \n${reason}\n`);
        if (!isAdmin(visit)) throw refuse('Not group admin');
        if (!app.maintainers.some((one) => one.username === username)) throw refuse('no such member');
        app.maintainers = app.maintainers.filter((one) => one.username !== username);
        return empty(204);
      }),
    ),
  ];
}

/** Adds a member or changes the role of one; the texts of refusals are the sign-in service's. */
function addMember(console: LainConsole, visit: AppVisit): Maintainer {
  const { app, request } = visit;
  const body = parseJson(request.body);
  if (!Value.Check(Membership, body)) {
    const msg = 'invalid request: should be json body with username(string) and role(string)';
    throw fail(400, 'maintainers', msg);
  }
  const refuse = (reason: string) =>
    fail(500, 'maintainer', `error adding maintainer of app ${app.name} : \n${reason}\n`);
  if (!isAdmin(visit)) throw refuse('Not group admin');
  if (!console.state.users.some((user) => user.name === body.username)) throw refuse('no such username');
  if (!Value.Check(Maintainer, body)) throw refuse('unknown role');
  const { username, role } = body;
  const others = app.maintainers.filter((one) => one.username !== username);
  app.maintainers = [...others, { username, role }];
  return { username, role };
}

/** Maintainers exist only on consoles with a sign-in. */
function signedInOnly(console: LainConsole, endpoint: Endpoint): Endpoint {
  if (!console.open) return endpoint;
  const msg = 'maintainer service not provided, try to open console auth first';
  return {
    ...endpoint,
    answer: () => {
      throw fail(403, 'maintainer', msg);
    },
  };
}

function isAdmin({ app, user }: AppVisit): boolean {
  return (
    user?.clusterAdmin === true ||
    app.maintainers.some((one) => one.username === user?.name && one.role === 'admin')
  );
}

function roleOf(app: LainApp, username: string): string {
  const maintainer = app.maintainers.find((one) => one.username === username);
  return maintainer?.role ?? unknownMember(app.name, username);
}

function unknownMember(app: string, username: string): never {
  const msg = `user ${username} does not exist in the maintainer list of app ${app}\n`;
  throw fail(404, 'role', msg, maintainersUrl(app));
}

function render(app: LainApp, { username, role }: Maintainer) {
  return { appname: app.name, username, role, url: maintainersUrl(app.name) };
}
