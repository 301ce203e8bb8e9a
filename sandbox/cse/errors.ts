import { json, Refusal } from '../http/exchange';
import { KieRefusal } from '../kie/errors';
import type { KieErrorCode } from '../kie/errors';

/** Codes of the engine service, and of what it does in engines, with their statuses and texts; source: CSE API Reference, sections 8.2 and 8.3. */
const errors = {
  'SVCSTG.00501103': { status: 400, message: 'Engine payment is empty or is invalid.' },
  'SVCSTG.00501104': { status: 400, message: 'Incorrect format of the engine instance specifications.' },
  'SVCSTG.00501105': { status: 400, message: 'Incorrect AZ format.' },
  'SVCSTG.00501111': { status: 400, message: 'Duplicate engine instance name.' },
  'SVCSTG.00501112': { status: 400, message: 'Insufficient engine instance quota.' },
  'SVCSTG.00501116': { status: 400, message: 'Failed to find the engine instance.' },
  'SVCSTG.00501117': { status: 400, message: 'The engine in the current state cannot be deleted.' },
  'SVCSTG.00501134': { status: 400, message: 'The engine type is left blank.' },
  'SVCSTG.00501152': { status: 400, message: 'Incorrect task ID format.' },
  'SVCSTG.00501153': { status: 400, message: 'No task found.' },
  'SVCSTG.00501201': {
    status: 400,
    message:
      'The name must contain 3 to 24 characters, including letters, digits, and hyphens (-). It must start with a letter but not end with a hyphen (-). The name cannot be default or the current engine name.',
  },
  'SVCSTG.00300401': { status: 400, message: 'Invalid token' },
  'SVCSTG.00400100': { status: 400, message: 'Invalid parameter(s)' },
  'SVCSTG.00400106': { status: 404, message: 'Record does not exist' },
  'SVCSTG.00400107': { status: 409, message: 'Record already exist' },
  'SVCSTG.00400642': { status: 400, message: 'Configured quota exceeding the upper limit' },
  'SVCSTG.00400649': { status: 400, message: 'Key/value length exceeds the upper limit.' },
  'SVCSTG.00400650': { status: 400, message: 'Invalid configuration file.' },
  'SVCSTG.00400651': { status: 400, message: 'The file is empty or in an incorrect format.' },
  'SVCSTG.00400652': { status: 400, message: 'Configuration item key/ value is null or not a string.' },
  'SVCSTG.00400653': { status: 400, message: 'Invalid label or body.' },
  'SVCSTG.00500400': { status: 500, message: 'Internal service request parameter error.' },
  '400001': { status: 400, message: 'Invalid parameter(s)' },
  '404001': { status: 404, message: 'record does not exist' },
  '409001': { status: 409, message: 'record already exist' },
  '422001': { status: 422, message: 'quota is not enough' },
  '500003': { status: 500, message: 'Internal server error' },
} as const;

export type CseErrorCode = keyof typeof errors;

/** Ends a request with this error. */
export function refuse(error_code: CseErrorCode, detail: string): Refusal {
  const { status, message } = errors[error_code];
  return new Refusal(json(status, { error_code, error_msg: message, detail }));
}

const passedOn: Partial<Record<KieErrorCode, CseErrorCode>> = {
  400001: '400001',
  404001: '404001',
  409001: '409001',
  422001: '422001',
};

/** Does something with a configuration center; what that refuses keeps its code, in the spelling of this service. */
export function passOn<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof KieRefusal)) throw error;
    throw refuse(passedOn[error.code] ?? '500003', error.detail);
  }
}

/** The code for what a configuration center says about an item of a file. */
export function fileCodeOf(kieCode: number, detail: string): CseErrorCode {
  if (kieCode === 400004 || kieCode === 400005 || kieCode === 409001) return 'SVCSTG.00400107';
  if (kieCode === 422001) return 'SVCSTG.00400642';
  if (kieCode === 404001) return 'SVCSTG.00400106';
  return detail.includes('rule: max = ') ? 'SVCSTG.00400649' : 'SVCSTG.00400100';
}
