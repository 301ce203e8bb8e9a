import assert from 'node:assert/strict';
import { Value } from 'typebox/value';
import { createApplication } from '../../../../api/catalogue/servicestage/applications';
import { createComponent } from '../../../../api/catalogue/servicestage/components';
import { createEnvironment } from '../../../../api/catalogue/servicestage/environments';
import { createComponentInstance } from '../../../../api/catalogue/servicestage/instances';
import type { Answer, Input, Operation } from '../../../../api/catalogue/operation';
import { Refusal } from '../../../../sandbox/http/exchange';
import type { WireAnswer, WireRequest } from '../../../../sandbox/http/exchange';
import { servicestageService } from '../../../../sandbox/servicestage/service';
import { emptyStage } from '../../../../sandbox/servicestage/stage';
import { fakeClock } from '../../api/fakes';

export const project_id = 'project-of-lin';
export const cluster = { id: 'cluster-1', type: 'cce' };
export const onCluster = { id: 'cluster-1', type: 'cce' as const, parameters: { namespace: 'default' } };
/** The same as the server answers it. */
export const shownOnCluster = {
  ...onCluster,
  parameters: { ...onCluster.parameters, type: 'VirtualMachine' },
};
export const image = {
  storage: 'swr',
  type: 'image',
  url: 'swr.example.com/shop/cart:1',
  auth: 'iam',
} as const;

/** Longer than any job takes. */
export const longJob = 15 * 60_000;

export type Refused = readonly [status: number, code: unknown];

/** ServiceStage with nothing in it, whose clock stands still until it is moved. */
export function startStage(state = emptyStage()) {
  const { clock, advance } = fakeClock();
  const authorize = () => ({ userId: 'id-of-lin', userName: 'lin', projectId: project_id });
  const service = servicestageService({ state, clock, pace: 1, authorize });

  async function send(operation: Operation, input: Record<string, unknown>): Promise<WireAnswer> {
    const endpoint = service.endpoints.find((one) => one.operation.id === operation.id);
    assert.ok(endpoint);
    const { path, query, headers } = operation.parameters;
    const part = (names: object) =>
      Object.fromEntries(
        Object.keys(names)
          .filter((name) => input[name] !== undefined)
          .map((name) => [name, String(input[name])]),
      );
    const lowered = Object.entries(part(headers.properties)).map(
      ([name, value]) => [name.toLowerCase(), value] as const,
    );
    const body = Buffer.from(input['body'] === undefined ? '' : JSON.stringify(input['body']));
    const request: WireRequest = {
      method: operation.method,
      url: operation.path,
      path: part(path.properties),
      query: part(query.properties),
      headers: Object.fromEntries(lowered),
      body,
    };
    try {
      return await endpoint.answer(request, new AbortController().signal);
    } catch (error) {
      if (error instanceof Refusal) return error.answer;
      throw error;
    }
  }

  /** The answer of a call that must succeed, in the form of the catalogue. */
  async function call<O extends Operation>(operation: O, input: Input<O>): Promise<Answer<O>> {
    const { status, payload } = await send(operation, input);
    assert.ok(operation.success.includes(status), `${operation.id} answered ${status}: ${payload}`);
    const answer: unknown = payload === '' ? undefined : JSON.parse(payload);
    assert.deepEqual(Value.Errors(operation.answer, answer), []);
    return answer as Answer<O>;
  }

  /** Status and code with which a call is refused, or of a success without code. */
  async function refusal(operation: Operation, input: Record<string, unknown>): Promise<Refused> {
    const { status, payload } = await send(operation, input);
    const body: unknown = payload === '' ? undefined : JSON.parse(payload);
    const code = body instanceof Object && 'error_code' in body ? body.error_code : undefined;
    const documented = operation.errors.some(
      (one) => one.status === status && (one.code === undefined || one.code === code),
    );
    assert.ok(
      documented || code === undefined,
      `${operation.id}: ${status} ${String(code)} is not documented`,
    );
    return [status, code];
  }

  return { state, clock, advance, call, refusal };
}

export type TestStage = ReturnType<typeof startStage>;

export const newEnvironment = { name: 'dev-env', vpc_id: 'vpc-1', base_resources: [cluster] };
export const newComponent = { name: 'cart', runtime: 'Docker', category: 'Common' as const };

export async function makeEnvironment(
  { call }: TestStage,
  change: Partial<Input<typeof createEnvironment>['body']> = {},
) {
  const { id } = await call(createEnvironment, { project_id, body: { ...newEnvironment, ...change } });
  return id;
}

export async function makeApplication({ call }: TestStage, name = 'shop') {
  const { id } = await call(createApplication, { project_id, body: { name } });
  return id;
}

export async function makeComponent(
  stage: TestStage,
  change: Partial<Input<typeof createComponent>['body']> = {},
  application_id?: string,
) {
  const at = { project_id, application_id: application_id ?? (await makeApplication(stage)) };
  const { id } = await stage.call(createComponent, { ...at, body: { ...newComponent, ...change } });
  return { ...at, component_id: id };
}

type NewInstance = Input<typeof createComponentInstance>['body'];

export function newInstance(environment_id: string, change: Partial<NewInstance> = {}): NewInstance {
  return {
    name: 'cart-dev',
    environment_id,
    replica: 2,
    flavor_id: 'MICRO-5G:0.5C:1G',
    artifacts: { cart: image },
    version: '1.0.0',
    refer_resources: [onCluster],
    ...change,
  };
}

/** An instance whose deployment has ended. */
export async function makeInstance(stage: TestStage, change: Partial<NewInstance> = {}) {
  const environment_id = await makeEnvironment(stage);
  const component = await makeComponent(stage);
  const body = newInstance(environment_id, change);
  const { instance_id, job_id } = await stage.call(createComponentInstance, { ...component, body });
  stage.advance(longJob);
  return { at: { ...component, instance_id }, component, environment_id, job_id };
}
