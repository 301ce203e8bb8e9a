import type { DocumentedError } from '../operation';

/** Errors of the cloud's engine service; codes and statuses as its reference pairs them (section 8.2). */

export const commonErrors: readonly DocumentedError[] = [
  { status: 400, code: 'SVCSTG.00400100', when: 'A parameter does not fit; the detail says which.' },
  { status: 401, when: 'The token or the signature is not valid, or not for this project.' },
  { status: 500, code: 'SVCSTG.00500400', when: 'The service failed.' },
];

const noEngine = { status: 400, code: 'SVCSTG.00501116', when: 'There is no such engine.' };

export const engineErrors: readonly DocumentedError[] = [...commonErrors, noEngine];

export const jobErrors: readonly DocumentedError[] = [
  ...engineErrors,
  { status: 400, code: 'SVCSTG.00501152', when: 'The id of the job is not a number.' },
  { status: 400, code: 'SVCSTG.00501153', when: 'There is no such job.' },
];

export const flavorError: DocumentedError = {
  status: 400,
  code: 'SVCSTG.00501104',
  when: 'There is no such flavor for this type of engine.',
};

export const newEngineErrors: readonly DocumentedError[] = [
  ...commonErrors,
  { status: 400, code: 'SVCSTG.00501103', when: 'The way of payment is not supported.' },
  flavorError,
  { status: 400, code: 'SVCSTG.00501105', when: 'There are not one to three availability zones.' },
  { status: 400, code: 'SVCSTG.00501111', when: 'An engine of this name exists.' },
  { status: 400, code: 'SVCSTG.00501112', when: 'The project has as many engines as it may have.' },
  { status: 400, code: 'SVCSTG.00501133', when: 'The region has no capacity for another engine.' },
  { status: 400, code: 'SVCSTG.00501134', when: 'The type of the engine is missing.' },
  { status: 400, code: 'SVCSTG.00501201', when: 'The name breaks the rule for names.' },
];

/** Calls passed on to the engine's configuration center are refused with its codes. */
const noRecord = {
  status: 404,
  code: '404001',
  when: 'There is no such policy, or no rules of this service.',
};

export const policyErrors: readonly DocumentedError[] = [
  ...engineErrors,
  {
    status: 400,
    code: '400001',
    when: 'The kind is unknown, or the policy lacks a field that the server asks for.',
  },
];

export const existingPolicyErrors: readonly DocumentedError[] = [
  ...policyErrors,
  noRecord,
  { status: 500, code: '500003', when: 'The item holds no policy, or a change has nothing but a spec.' },
];

const fullEngine = { status: 422, code: '422001', when: 'The engine holds as many items as it may hold.' };

export const newPolicyErrors: readonly DocumentedError[] = [
  ...policyErrors,
  {
    status: 409,
    code: '409001',
    when: 'A policy with this name already exists for this environment and application.',
  },
  fullEngine,
];

export const newRouteRuleErrors: readonly DocumentedError[] = [
  ...engineErrors,
  { status: 400, code: '400001', when: 'The name of the microservice can not be part of a key.' },
  fullEngine,
];

export const routeRuleErrors: readonly DocumentedError[] = [...engineErrors, noRecord];

/** Files of configuration items are refused as a whole when they can't be read. */
export const fileErrors: readonly DocumentedError[] = [
  ...engineErrors,
  { status: 400, code: 'SVCSTG.00400653', when: 'The label is not name:value, or the body does not fit.' },
];

export const importErrors: readonly DocumentedError[] = [
  ...fileErrors,
  { status: 400, code: 'SVCSTG.00400649', when: 'A key or a value is too long.' },
  { status: 400, code: 'SVCSTG.00400650', when: 'There is no file in the form.' },
  { status: 400, code: 'SVCSTG.00400651', when: 'The file is empty or not JSON.' },
  { status: 400, code: 'SVCSTG.00400652', when: 'A key or a value is missing or no text.' },
];

export const exportErrors: readonly DocumentedError[] = [
  ...fileErrors,
  { status: 404, code: 'SVCSTG.00400106', when: 'There are no such items.' },
];
