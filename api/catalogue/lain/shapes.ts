import * as Type from 'typebox';

/**
 * What the LAIN console answers. Only what every generation of the console sends is required, and unknown
 * fields are welcome.
 */

/** Links of the console lack the leading `/api` and can't be followed as they are. */
const link = Type.Optional(Type.String({ description: 'Path of this object, without the leading /api.' }));

const strings = (description: string) => Type.Array(Type.String(), { description });

/** A running container of a proc. */
export const Pod = Type.Object({
  containerid: Type.String({ description: 'Id of the container.' }),
  containername: Type.String({
    description:
      'Node and name, for example /node1/hello.web.web.v3-i1-d0: spec version 3, instance 1, drift 0.',
  }),
  containerip: Type.String({ description: 'Address of the container in the cluster network.' }),
  containerport: Type.Integer({ description: 'Port that the container listens on; 0 when it has none.' }),
  nodeip: Type.String({ description: 'Address of the node that the container runs on.' }),
  status: Type.String({ description: 'The text True when the container runs and is healthy, else False.' }),
  uptime: Type.String({
    description: 'Start time, YYYY-MM-DD HH:MM:SS in Asia/Shanghai; year 0001 when it never started.',
  }),
  envs: strings(
    'Environment, KEY=VALUE; LAIN_APP_RELEASE_VERSION is the version that runs, DEPLOYD_POD_INSTANCE_NO its instance.',
  ),
});

export const Port = Type.Object({
  portnumber: Type.Integer({ description: 'Port number.' }),
  porttype: Type.String({ description: 'tcp or udp.' }),
});

/** A proc of an app: a process type with its instances. */
export const Proc = Type.Object({
  procname: Type.String({ description: 'Name of the proc.' }),
  proctype: Type.String({ description: 'web, worker, oneshot or portal.' }),
  image: Type.String({
    description: 'Image that its containers run; changes as soon as an upgrade is accepted.',
  }),
  numinstances: Type.Integer({ description: 'Wanted number of instances.' }),
  cpu: Type.Integer({ description: 'CPU share.' }),
  memory: Type.String({
    description: 'Memory: "64 MB" when deployed, the text of the manifest ("64m") otherwise.',
  }),
  persistentdirs: strings('Directories kept over restarts; /lain/logs is always among them.'),
  dnssearchs: strings('DNS search domains.'),
  mountpoints: strings('Host names and paths that reach a web proc.'),
  logs: strings('Log files that are collected.'),
  ports: Type.Array(Port, { description: 'Ports inside the cluster.' }),
  httpsonly: Type.Boolean({
    description: 'Web procs: plain HTTP is redirected. Meaningless for other types.',
  }),
  user: Type.String({ description: 'User that the process runs as; empty for that of the image.' }),
  workingdir: Type.String({ description: 'Working directory; empty for that of the image.' }),
  entrypoint: Type.Union([Type.Array(Type.String()), Type.Null()], { description: 'Entrypoint.' }),
  cmd: Type.Union([Type.Array(Type.String()), Type.Null()], { description: 'Command.' }),
  envs: strings('Environment written in the manifest, KEY=VALUE.'),
  pods: Type.Array(Pod, { description: 'Containers of the proc.' }),
  depends: Type.Optional(Type.Array(Type.Unknown(), { description: 'Always empty.' })),
  lasterror: Type.String({
    description: 'Last error of the scheduler for this proc; empty when there is none.',
  }),
  url: link,
});

const appFields = {
  appname: Type.String({ description: 'Name of the app.' }),
  apptype: Type.String({ description: 'app, service, resource, resource-instance or unknown.' }),
  metaversion: Type.String({
    description: 'Deployed version, <commit time>-<commit hash>; empty when none.',
  }),
  updatetime: Type.String({ description: 'Last change, YYYY-MM-DD HH:MM:SS in UTC.' }),
  deployerror: Type.String({ description: 'Why the last deployment failed; empty when it did not.' }),
  canaries: Type.Optional(
    Type.Unknown({ description: 'Canary procs and policies, on the newest consoles.' }),
  ),
  procs: Type.Array(Proc, { description: 'Procs of the app.' }),
  portals: Type.Array(Proc, { description: 'Portals that the app offers to its clients.' }),
  url: link,
};

/** An app inside another: a service or resource in use. */
export const NestedApp = Type.Object(appFields);

export const UsedService = Type.Object({
  servicename: Type.String({ description: 'App that offers the service.' }),
  serviceprocs: Type.Array(Type.Union([Type.String(), Type.Null()]), { description: 'Portals in use.' }),
  service: Type.Partial(NestedApp, { description: 'The service; an empty object when it is not deployed.' }),
});

export const UsedResource = Type.Object({
  resourcename: Type.String({ description: 'App that is the resource.' }),
  resourceprocs: Type.Array(Type.Union([Type.String(), Type.Null()]), { description: 'Services in use.' }),
  resourceinstance: Type.Partial(NestedApp, {
    description: 'This app’s own instance; empty when not deployed.',
  }),
});

/** A deployed app with its state. */
export const App = Type.Object({
  ...appFields,
  useservices: Type.Array(UsedService, { description: 'Services that the app uses.' }),
  useresources: Type.Array(UsedResource, { description: 'Resources that the app uses.' }),
  resourceinstances: Type.Optional(
    Type.Array(NestedApp, { description: 'Instances, when the app is a resource.' }),
  ),
});

/** A registered app: its name is reserved, whether it is deployed or not. */
export const RegisteredApp = Type.Object({
  appname: Type.String({
    description: 'Name of the app; resource.X.Y is the instance of resource X for app Y.',
  }),
  url: link,
});

export const Maintainer = Type.Object({
  appname: Type.Optional(Type.String({ description: 'Name of the app.' })),
  username: Type.String({ description: 'Name of the user.' }),
  role: Type.String({ description: 'admin (may change maintainers) or normal.' }),
  url: link,
});

export type Pod = Type.Static<typeof Pod>;
export type Port = Type.Static<typeof Port>;
export type Proc = Type.Static<typeof Proc>;
export type NestedApp = Type.Static<typeof NestedApp>;
export type UsedService = Type.Static<typeof UsedService>;
export type UsedResource = Type.Static<typeof UsedResource>;
export type App = Type.Static<typeof App>;
export type RegisteredApp = Type.Static<typeof RegisteredApp>;
export type Maintainer = Type.Static<typeof Maintainer>;
