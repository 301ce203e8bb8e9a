import assert from 'node:assert/strict';
import type { Answer, Input, Operation } from '../../../../api/catalogue/operation';
import type { App, Pod, Proc } from '../../../../api/catalogue/lain/shapes';
import type { ApiClient } from '../../../../api/client';
import { ApiError, type ApiErrorDetails } from '../../../../api/errors/api-error';
import { readLainDocument } from '../../../../manifests/kinds/lain/document';
import { readFacts, type LainFacts } from '../../../../deploy/lain/facts';
import { planDeployment, type LainPlan, type LiveState } from '../../../../deploy/lain/plan';

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
  return {
    registered: true,
    app: app(),
    versions: [newVersion, middleVersion, oldVersion],
    dependencies: new Map(),
    ...changes,
  };
}

export const helloManifest = `appname: hello
build: { base: golang }
web:
  cmd: /hello serve
  port: 8080
  memory: 64m
`;

/** A plan to bring `helloManifest` to the newest version. */
export function plan(live: Partial<LiveState> = {}, version?: string): LainPlan {
  return planDeployment({ target: 'test', facts: factsOf(helloManifest), live: liveState(live), version });
}

export function failure(details: Partial<ApiErrorDetails> & Pick<ApiErrorDetails, 'kind'>): ApiError {
  return new ApiError({ message: 'told by the test', measure: '', operation: 'test', ...details });
}

export interface Call {
  readonly operation: string;
  readonly input: unknown;
}

/** A client that answers each call from a function, which may throw, and remembers what was called. */
export function fakeClient(answer: (call: Call) => unknown): { client: ApiClient; calls: Call[] } {
  const calls: Call[] = [];
  const call = async <O extends Operation>(operation: O, input: Input<O>): Promise<Answer<O>> => {
    const made: Call = { operation: operation.id, input };
    calls.push(made);
    return (await answer(made)) as Answer<O>;
  };
  const send = async <O extends Operation>(operation: O, input: Input<O>) => ({
    status: 200,
    headers: {},
    data: await call(operation, input),
  });
  const unexpected = () => assert.fail('deployments read no pages, watch nothing and download nothing');
  const client = { call, send, pages: unexpected, watch: unexpected, download: unexpected };
  return { client: { ...client, close: () => Promise.resolve() }, calls };
}
