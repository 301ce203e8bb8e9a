import type { App, Pod, Proc } from '../../../../api/catalogue/lain/shapes';
import { readLainDocument } from '../../../../manifests/kinds/lain/document';
import { readFacts, type LainFacts } from '../../../../deploy/lain/facts';
import { planDeployment, type LainPlan, type LiveState, type PlanInput } from '../../../../deploy/lain/plan';
import type { VersionManifest } from '../../../../deploy/lain/version-manifest';

export const oldVersion = `1496631978-${'a'.repeat(40)}`;
export const middleVersion = `1496700000-${'b'.repeat(40)}`;
export const newVersion = `1496800000-${'c'.repeat(40)}`;

/** The facts of a manifest text. */
export function factsOf(text: string): LainFacts {
  const facts = readFacts(readLainDocument(text, 'laincloud'));
  if (!facts) throw new Error('The manifest has no appname.');
  return facts;
}

export function pod(id: string, version: string, status: 'True' | 'False' = 'True'): Pod {
  return {
    containerid: id,
    containername: `/node1/hello.web.web.v3-i1-d0`,
    containerip: '172.20.160.5',
    containerport: 8080,
    nodeip: '192.168.77.21',
    status,
    uptime: '2018-06-13 17:50:12',
    envs: ['TZ=Asia/Shanghai', `LAIN_APP_RELEASE_VERSION=${version}`],
  };
}

export function proc(changes: Partial<Proc> = {}): Proc {
  return {
    procname: 'web',
    proctype: 'web',
    image: `registry.lain.local/hello:release-${oldVersion}`,
    numinstances: 1,
    cpu: 0,
    memory: '64 MB',
    persistentdirs: ['/lain/logs'],
    dnssearchs: ['hello.lain'],
    mountpoints: ['hello.lain.local', 'hello.lain'],
    logs: [],
    ports: [{ portnumber: 8080, porttype: 'tcp' }],
    httpsonly: false,
    user: '',
    workingdir: '',
    entrypoint: null,
    cmd: ['/hello', 'serve'],
    envs: [],
    pods: [pod('one', oldVersion)],
    lasterror: '',
    ...changes,
  };
}

export function app(changes: Partial<App> = {}): App {
  return {
    appname: 'hello',
    apptype: 'app',
    metaversion: oldVersion,
    updatetime: '2018-06-13 09:50:00',
    deployerror: '',
    procs: [proc()],
    portals: [],
    useservices: [],
    useresources: [],
    ...changes,
  };
}

export function liveState(changes: Partial<LiveState> = {}): LiveState {
  return { registered: true, app: app(), versions: [newVersion, middleVersion, oldVersion], ...changes };
}

export const helloManifest = `appname: hello
build: { base: golang }
web:
  cmd: /hello serve
  port: 8080
  memory: 64m
`;

/** What git says about the lain.yaml of a version. */
export function fromGit(text: string, isSameAsFile = true): VersionManifest {
  return { origin: 'git', facts: factsOf(text), isSameAsFile };
}

/** What a plan is made from: `helloManifest` is to be brought to the newest version. */
export function input(changes: Partial<PlanInput> = {}): PlanInput {
  const live = changes.live ?? liveState();
  return {
    target: 'test',
    app: 'hello',
    live,
    version: live.versions[0],
    manifest: fromGit(helloManifest),
    dependencies: new Map(),
    restart: false,
    deployedBefore: new Set(),
    ...changes,
  };
}

/** A plan to bring `helloManifest` to the newest version, or to the given one. */
export function plan(live: Partial<LiveState> = {}, version?: string): LainPlan {
  const state = liveState(live);
  return planDeployment(input({ live: state, version: version ?? state.versions[0] }));
}
