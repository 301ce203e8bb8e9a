import * as l10n from '@vscode/l10n';
import { listEngines } from '../api/catalogue/cse/engines';
import { listAuthProjects } from '../api/catalogue/iam/projects';
import { listKieKvs } from '../api/catalogue/kie/configurations';
import { listRegisteredApps } from '../api/catalogue/lain/repos';
import type { Service } from '../api/catalogue/operation';
import { getGovernStatistics, getRegistryVersion } from '../api/catalogue/registry/govern';
import { listApplications } from '../api/catalogue/servicestage/applications';
import { ApiError } from '../api/errors/api-error';
import { projectOf } from './cloud-project';
import type { Session } from './session';

/** The result of one signed-in call to a service, or the failure. */
export type ServiceCheck =
  | { readonly service: Service; readonly found: string; readonly error?: undefined }
  | { readonly service: Service; readonly error: ApiError };

type Probe = (session: Session, signal: AbortSignal) => Promise<string>;

/** One cheap signed-in call for each service; the result in a few words. Nacos is left out: it shares CSE's address, and all its calls need an engine. */
export const probes: Readonly<Partial<Record<Service, Probe>>> = {
  iam: async (session, signal) => {
    const iam = await session.client('iam');
    const { projects } = await iam.call(listAuthProjects, {}, { signal });
    return l10n.t('projects: {0}', projects.length);
  },
  servicestage: async (session, signal) => {
    const project_id = await projectOf(session);
    const servicestage = await session.client('servicestage');
    const { count } = await servicestage.call(listApplications, { project_id, limit: 1 }, { signal });
    return l10n.t('applications: {0}', count ?? 0);
  },
  cse: async (session, signal) => {
    const project_id = await projectOf(session);
    const cse = await session.client('cse');
    const { total } = await cse.call(listEngines, { project_id, limit: 1 }, { signal });
    return l10n.t('engines: {0}', total ?? 0);
  },
  registry: async (session, signal) => {
    const registry = await session.client('registry');
    const project_id = session.project;
    const { version } = await registry.call(getRegistryVersion, { project_id }, { signal });
    const { statistics } = await registry.call(getGovernStatistics, { project_id }, { signal });
    return l10n.t('version: {0}, microservices: {1}', version ?? '?', statistics.services?.count ?? 0);
  },
  kie: async (session, signal) => {
    const kie = await session.client('kie');
    const { total } = await kie.call(listKieKvs, { project_id: session.project, limit: 1 }, { signal });
    return l10n.t('configuration items: {0}', total);
  },
  lain: async (session, signal) => {
    const lain = await session.client('lain');
    const { repos } = await lain.call(listRegisteredApps, {}, { signal });
    return l10n.t('registered apps: {0}', repos.length);
  },
};

/** Calls each service of a connection once, signed in. @throws errors other than a failed call */
export async function checkServices(session: Session, signal: AbortSignal): Promise<readonly ServiceCheck[]> {
  const checked = session.services.flatMap((service) => {
    const probe = probes[service];
    return probe ? [check(service, () => probe(session, signal))] : [];
  });
  return Promise.all(checked);
}

/** The result in one sentence: the services reached, and the reason for each failure. */
export function describeChecks(name: string, checks: readonly ServiceCheck[]): string {
  const answers = checks.flatMap((one) => (one.error ? [] : [`${serviceName(one.service)} (${one.found})`]));
  const failures = checks.flatMap(({ service, error }) =>
    error ? [l10n.t('{0} failed: {1}', serviceName(service), `${error.message} ${error.remedy}`.trim())] : [],
  );
  const reached = answers.length > 0 ? [l10n.t('Connected to {0}: {1}.', name, answers.join(', '))] : [];
  return [...reached, ...failures].join(' ');
}

/** The display name of a service. */
export function serviceName(service: Service): string {
  switch (service) {
    case 'iam':
      return 'IAM';
    case 'eps':
      return 'EPS';
    case 'servicestage':
      return 'ServiceStage';
    case 'cse':
      return 'CSE';
    case 'nacos':
      return 'Nacos';
    case 'registry':
      return l10n.t('service center');
    case 'kie':
      return 'kie';
    case 'lain':
      return l10n.t('LAIN console');
  }
}

async function check(service: Service, probe: () => Promise<string>): Promise<ServiceCheck> {
  try {
    return { service, found: await probe() };
  } catch (error) {
    if (error instanceof ApiError) return { service, error };
    throw error;
  }
}
