import type { App, NestedApp, Pod, Proc, RegisteredApp } from '../../api/catalogue/lain/shapes';
import { appTypeOf, findApp, instanceName, instancesOf } from './cluster';
import { isRunning, startedAt } from './crashes';
import { lastErrorAt, livesAt, specAt } from './pod-group';
import { appUrl, procUrl, repoUrl } from './replies';
import { formatSize } from './sizes';
import type { LainApp, LainState, Manifest, PodGroup, PodLife, ProcDefinition } from './state';

/** The state to render, and its time. Source of all forms: LAIN console API, section 4. */
export interface Picture {
  readonly state: LainState;
  readonly now: number;
  /** The newest consoles report canaries. */
  readonly canaries: boolean;
}

const hour = 3_600_000;

export function renderApp(picture: Picture, app: LainApp): App {
  const manifest = app.deployment?.manifest;
  const resources = manifest?.appType === 'resource' ? instancesOf(picture.state, app.name) : undefined;
  return {
    ...renderNestedApp(picture, app),
    useservices: manifest ? renderUsedServices(picture, app, manifest) : [],
    useresources: manifest ? renderUsedResources(picture, app, manifest) : [],
    ...(resources ? { resourceinstances: resources.map((instance) => renderApp(picture, instance)) } : {}),
  };
}

/** An app without what it uses; with `client`, its portals show the containers of that client only. */
function renderNestedApp(picture: Picture, app: LainApp, client?: string): NestedApp {
  const { deployment } = app;
  const procs = deployment?.manifest?.procs ?? [];
  const render = (proc: ProcDefinition) => renderProc(picture, app, proc, client);
  return {
    appname: app.name,
    apptype: appTypeOf(app, deployment?.manifest),
    metaversion: deployment?.metaVersion ?? '',
    updatetime: deployment ? universalTime(deployment.updatedAt) : '',
    deployerror: deployment ? deployError(deployment.error, deployment.groups, picture.now) : '',
    ...(picture.canaries ? { canaries: {} } : {}),
    procs: procs.filter((proc) => proc.type !== 'portal').map(render),
    portals: procs.filter((proc) => proc.type === 'portal').map(render),
    url: appUrl(app.name),
  };
}

export function renderProc(picture: Picture, app: LainApp, proc: ProcDefinition, client?: string): Proc {
  const { state, now } = picture;
  const groups = groupsOf(app, proc.name).filter((group) => client === undefined || group.client === client);
  const [group] = groups;
  const spec = group ? specAt(group, now) : undefined;
  return {
    procname: proc.name,
    proctype: proc.type,
    image: spec?.image ?? `registry.${state.domain}/${app.name}:release-${app.deployment?.metaVersion ?? ''}`,
    numinstances: spec?.numInstances ?? proc.numInstances,
    cpu: spec?.cpu ?? proc.cpu,
    memory: spec ? formatSize(spec.memoryBytes) : proc.memory,
    persistentdirs: [...proc.persistentDirs.filter((directory) => directory !== '/lain/logs'), '/lain/logs'],
    dnssearchs: [`${app.name}.lain`],
    mountpoints: proc.mountpoints,
    logs: proc.logs,
    ports: proc.port === undefined ? [] : [{ portnumber: proc.port, porttype: 'tcp' }],
    httpsonly: proc.httpsOnly ?? proc.type !== 'web',
    user: '',
    workingdir: '',
    entrypoint: null,
    cmd: proc.cmd,
    envs: proc.env,
    pods: groups.flatMap((one) => livesAt(one, now).map((life) => renderPod(picture, app, proc, one, life))),
    depends: [],
    lasterror: groups.map((one) => lastErrorAt(one, now)).at(-1) ?? '',
    url: procUrl(app.name, proc.name),
  };
}

/** The pod groups of a proc: one, or one for each client of a portal. */
export function groupsOf(app: LainApp, proc: string): PodGroup[] {
  return app.deployment?.groups.filter((group) => group.proc === proc) ?? [];
}

export function renderRepository(name: string): RegisteredApp {
  return { appname: name, url: repoUrl(name) };
}

function renderPod(
  picture: Picture,
  app: LainApp,
  proc: ProcDefinition,
  group: PodGroup,
  life: PodLife,
): Pod {
  const podName = `${app.name}.${proc.type}.${proc.name}`;
  const number = `v${String(life.specVersion)}-i${String(life.instance)}-d${String(life.drift)}`;
  const started = startedAt(life, picture.now);
  return {
    containerid: life.containerId,
    containername: `/node${String(life.node)}/${podName}.${number}`,
    containerip: life.containerIp,
    containerport: group.port,
    nodeip: `192.168.77.${String(20 + life.node)}`,
    status: isRunning(life, picture.now) ? 'True' : 'False',
    uptime: started === undefined ? '0001-01-01 00:00:00' : shanghaiTime(started),
    envs: [
      ...proc.env,
      'TZ=Asia/Shanghai',
      `LAIN_APPNAME=${app.name}`,
      `LAIN_APP_RELEASE_VERSION=${life.metaVersion}`,
      `LAIN_PROCNAME=${proc.name}`,
      `LAIN_DOMAIN=${picture.state.domain}`,
      ...(proc.serviceName === undefined ? [] : [`LAIN_SERVICE_NAME=${proc.serviceName}`]),
      `DEPLOYD_POD_INSTANCE_NO=${String(life.instance)}`,
      `DEPLOYD_POD_NAME=${podName}`,
      `DEPLOYD_POD_NAMESPACE=${app.name}`,
    ],
  };
}

function renderUsedServices(picture: Picture, app: LainApp, manifest: Manifest): App['useservices'] {
  return Object.entries(manifest.useServices).map(([name, services]) => {
    const service = findApp(picture.state, name);
    const procs = service?.deployment?.manifest?.procs ?? [];
    return {
      servicename: name,
      serviceprocs: services.map(
        (one) => procs.find((proc) => proc.serviceName === one)?.name ?? `portal-${one}`,
      ),
      service: service?.deployment ? renderNestedApp(picture, service, app.name) : {},
    };
  });
}

function renderUsedResources(picture: Picture, app: LainApp, manifest: Manifest): App['useresources'] {
  return Object.entries(manifest.useResources).map(([name, services]) => {
    const instance = findApp(picture.state, instanceName(name, app.name));
    const procs = instance?.deployment?.manifest?.procs ?? [];
    return {
      resourcename: name,
      resourceprocs: services.map(
        (one) => procs.find((proc) => proc.serviceName === one)?.name ?? `portal-${one}`,
      ),
      resourceinstance: instance?.deployment ? renderNestedApp(picture, instance, app.name) : {},
    };
  });
}

/** The console's own error, else that of the last pod group alone. */
function deployError(own: string, groups: readonly PodGroup[], now: number): string {
  const last = groups.filter((group) => group.client === undefined).at(-1);
  return own !== '' || !last ? own : lastErrorAt(last, now);
}

export function universalTime(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}

/** Asia/Shanghai has been eight hours ahead all year round since 1992. */
export function shanghaiTime(time: number): string {
  return universalTime(time + 8 * hour);
}
