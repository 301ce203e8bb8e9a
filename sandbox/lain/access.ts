import type { Operation } from '../../api/catalogue/operation';
import type { Endpoint, WireAnswer, WireRequest } from '../http/exchange';
import type { LainConsole } from './console';
import { findApp } from './cluster';
import { settlePending } from './deployments';
import { appsUrl, fail, reposUrl } from './replies';
import type { LainApp, LainUser } from './state';

/** An authorized request: its time and its caller (undefined on an open console). */
export interface Visit {
  readonly request: WireRequest;
  readonly now: number;
  readonly user: LainUser | undefined;
}

export interface AppVisit extends Visit {
  readonly app: LainApp;
}

export interface MaintainRules {
  /** Name of the app; may refuse a body without it. */
  readonly app: (request: WireRequest) => string;
  /** Requires the scheduler to be running. */
  readonly scheduler?: boolean;
}

type Handler<V> = (visit: V) => WireAnswer | Promise<WireAnswer>;

/** For operations without a sign-in. */
export function publicEndpoint(console: LainConsole, operation: Operation, handle: Handler<Visit>): Endpoint {
  return {
    operation,
    answer: (request) => handle({ request, now: settled(console), user: undefined }),
  };
}

/** For operations that need a valid token only. */
export function readEndpoint(console: LainConsole, operation: Operation, handle: Handler<Visit>): Endpoint {
  return {
    operation,
    answer: (request) => handle({ request, now: settled(console), user: signedIn(console, request) }),
  };
}

/**
 * For operations on one app. The checks come in the console's order: token (401), registration (404), membership (403),
 * scheduler (503). Source: LAIN console API, section 3.
 */
export function maintainEndpoint(
  console: LainConsole,
  operation: Operation,
  rules: MaintainRules,
  handle: Handler<AppVisit>,
): Endpoint {
  return {
    operation,
    answer: (request) => {
      const now = settled(console);
      const name = rules.app(request);
      const user = signedIn(console, request);
      const app = findApp(console.state, name);
      if (!app)
        throw fail(404, 'app', `app with appname ${name} not exist, has not been reposited yet`, reposUrl);
      if (!maintains(console, user, app)) {
        throw fail(403, 'maintainer', `forbidden : don't have the access to app ${name}`);
      }
      if (rules.scheduler && console.maintenance) {
        throw fail(503, 'app', 'deployd is now in maintain state, please wait for a while', appsUrl);
      }
      return handle({ request, now, user, app });
    },
  };
}

/** The default: the app's name in the path. */
export const appInPath: MaintainRules = { app: (request) => request.path.appName ?? '' };
export const appInPathScheduled: MaintainRules = { ...appInPath, scheduler: true };

export function maintains(console: LainConsole, user: LainUser | undefined, app: LainApp): boolean {
  if (console.open || user?.clusterAdmin) return true;
  return app.maintainers.some((maintainer) => maintainer.username === user?.name);
}

function signedIn(console: LainConsole, request: WireRequest): LainUser | undefined {
  if (console.open) return undefined;
  const token = request.headers['access-token'] ?? 'unknown';
  const user = console.state.users.find((one) => one.accessToken === token);
  if (!user) throw fail(401, 'app', "unauthorized : don't have the access to the operation");
  return user;
}

/** The current time, after applying everything that was due. */
function settled(console: LainConsole): number {
  const now = console.clock.now();
  settlePending(console, now);
  return now;
}
