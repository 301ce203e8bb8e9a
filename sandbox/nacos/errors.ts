import { json, Refusal } from '../http/exchange';

/** Codes of the cloud service in front of Nacos; source: CSE API Reference, section 8.2. */
const messages = {
  'SVCSTG.00400100': 'Invalid parameter(s)',
  'SVCSTG.00501116': 'Failed to find the engine instance.',
} as const;

export type NacosErrorCode = keyof typeof messages;

/** All failures of this group are a 400, also for what does not exist or exists already. */
export function refuse(error_code: NacosErrorCode, detail: string): Refusal {
  return new Refusal(json(400, { error_code, error_msg: messages[error_code], detail }));
}
