import { json, Refusal } from '../http/exchange';

/** Codes of the cloud service in front of a configuration centre; source: CSE API Reference, section 8.2. */
const errors = {
  'SVCSTG.00400100': { status: 400, message: 'Invalid parameter(s)' },
  'SVCSTG.00400106': { status: 404, message: 'Record does not exist' },
  'SVCSTG.00400107': { status: 409, message: 'Record already exist' },
  'SVCSTG.00400642': { status: 400, message: 'Configured quota exceeding the upper limit' },
  'SVCSTG.00400649': { status: 400, message: 'Key/value length exceeds the upper limit.' },
  'SVCSTG.00400650': { status: 400, message: 'Invalid configuration file.' },
  'SVCSTG.00400651': { status: 400, message: 'The file is empty or in an incorrect format.' },
  'SVCSTG.00400652': { status: 400, message: 'Configuration item key/ value is null or not a string.' },
  'SVCSTG.00400653': { status: 400, message: 'Invalid label or body.' },
} as const;

export type CloudFileCode = keyof typeof errors;

/** Ends a request with this error. */
export function refuseFile(error_code: CloudFileCode, detail: string): Refusal {
  const { status, message } = errors[error_code];
  return new Refusal(json(status, { error_code, error_msg: message, detail }));
}

/** The cloud's code for what the configuration centre itself says about an item. */
export function cloudCodeOf(kieCode: number, detail: string): CloudFileCode {
  if (kieCode === 400004 || kieCode === 400005 || kieCode === 409001) return 'SVCSTG.00400107';
  if (kieCode === 422001) return 'SVCSTG.00400642';
  if (kieCode === 404001) return 'SVCSTG.00400106';
  return detail.includes('rule: max = ') ? 'SVCSTG.00400649' : 'SVCSTG.00400100';
}
