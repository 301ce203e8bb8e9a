import assert from 'node:assert/strict';
import type { Answer, Input, Operation, Service } from '../../../api/catalogue/operation';
import type { ApiClient } from '../../../api/client';
import { ApiError, type ApiErrorDetails } from '../../../api/errors/api-error';
import { resolveConnection } from '../../../connections/resolved-connection';
import type { Session } from '../../../connections/session';
import { lainType } from '../../../connections/types/lain';
import type { DeployContext } from '../../../deploy/deploy-kind';
import type { DeployFile } from '../../../deploy/deploy-file';
import { manifestKinds } from '../../../manifests/kinds';
import { SharedLists } from '../../../resources/shared-lists';
import { fakeClock } from '../api/fakes';

export interface Call {
  readonly operation: string;
  readonly input: unknown;
}

export type Respond = (call: Call) => unknown;

/** A client that answers each call from a function, which may throw, and remembers what was called. */
export function fakeClient(answer: Respond): { client: ApiClient; calls: Call[] } {
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

export interface FakeContext extends DeployContext {
  readonly calls: Call[];
  readonly slept: number[];
}

/** A context whose servers answer from a function; it reaches LAIN and kie. */
export function fakeContext(answer: Respond, changes: Partial<DeployContext> = {}): FakeContext {
  const { client, calls } = fakeClient(answer);
  const { clock, slept } = fakeClock();
  const services: readonly Service[] = ['lain', 'kie'];
  const session: Session = {
    target: resolveConnection(
      lainType,
      { type: 'lain', name: 'test', console: 'http://console.test', authentication: 'none' },
      'settings',
    ),
    services,
    project: 'default',
    enterpriseProject: '0',
    client: () => Promise.resolve(client),
    projectId: () => Promise.resolve(undefined),
    close: () => Promise.resolve(),
  };
  return { session, lists: new SharedLists(clock), clock, calls, slept, ...changes };
}

/** A manifest that is to be deployed, as it is opened by its name. */
export function deployFile(name: string, text: string): DeployFile {
  const kind = manifestKinds.find((candidate) => candidate.matches(name, text));
  assert.ok(kind, `${name} is a manifest`);
  const manifest = kind.open(text, { lainDialect: 'laincloud', fileName: `/work/${name}` });
  return { path: `/work/${name}`, title: name, manifest, lainDialect: 'laincloud' };
}

export function failure(details: Partial<ApiErrorDetails> & Pick<ApiErrorDetails, 'kind'>): ApiError {
  return new ApiError({ message: 'said by the test', remedy: '', operation: 'test', ...details });
}
