import { listEngines } from '../../../api/catalogue/cse/engines';
import { listAuthProjects } from '../../../api/catalogue/iam/projects';
import { listKieKvs } from '../../../api/catalogue/kie/configurations';
import { listRegisteredApps } from '../../../api/catalogue/lain/repos';
import type { Service } from '../../../api/catalogue/operation';
import { getGovernStatistics } from '../../../api/catalogue/registry/govern';
import { listApplications } from '../../../api/catalogue/servicestage/applications';
import type { HttpRequest } from '../../../api/http/transport';
import type { Session } from '../../../connections/session';
import { fakeTransport, json } from '../api/fakes';

export const region = 'cn-north-4';

/** Every server of a cloud and of a sandbox: sign-ins give the token of the server that was asked. */
export function servers() {
  return fakeTransport(({ url, method }) => {
    const { pathname, host } = new URL(url);
    if (pathname === '/v3/auth/tokens')
      return json(201, { token: { expires_at: '2099-01-01T00:00:00Z' } }, { 'x-subject-token': 'of-iam' });
    if (pathname === '/v3/auth/projects')
      return json(200, {
        projects: [
          { id: 'p-region', name: region },
          { id: 'p-other', name: 'other' },
        ],
      });
    if (pathname === '/v4/token') return json(200, { token: `of-${host}` });
    if (method === 'POST') return json(200, { token: 'of-cse' });
    return json(200, { statistics: {}, repos: [], data: [], total: 0, count: 0, applications: [] });
  });
}

/** One call of a service, whatever it answers. */
export async function call(session: Session, service: Service): Promise<void> {
  const client = await session.client(service);
  const project_id = 'project';
  if (service === 'iam') await client.call(listAuthProjects, {});
  else if (service === 'servicestage') await client.call(listApplications, { project_id });
  else if (service === 'cse') await client.call(listEngines, { project_id });
  else if (service === 'kie') await client.call(listKieKvs, { project_id });
  else if (service === 'lain') await client.call(listRegisteredApps, {});
  else await client.call(getGovernStatistics, { project_id });
}

/** What was asked of whom, and with which token. */
export function shown(requests: readonly HttpRequest[]): string[] {
  return requests.map(({ method, url, headers }) => {
    const { host, pathname } = new URL(url);
    const token = headers['x-auth-token'] ?? headers['access-token'] ?? headers['authorization'];
    return [method, host + pathname, token ?? 'unsigned'].join(' ');
  });
}
