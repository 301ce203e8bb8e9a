import { json, Refusal } from '../http/exchange';

/** Codes with their statuses and texts; source: ServiceStage API Reference, section 8.2. */
const errors = {
  'SVCSTG.00100400': [400, 'Invalid parameter.'],
  'SVCSTG.00100401': [409, 'The application is not empty.'],
  'SVCSTG.00100402': [400, 'The component has been deployed. Uninstall it first.'],
  'SVCSTG.00100403': [404, 'The application cannot be found.'],
  'SVCSTG.00100404': [404, 'The component cannot be found.'],
  'SVCSTG.00100408': [404, 'The request cannot be found.'],
  'SVCSTG.00100411': [404, 'The environment cannot be found.'],
  'SVCSTG.00100412': [404, 'The instance cannot be found.'],
  'SVCSTG.00100413': [409, 'The instance name already exists.'],
  'SVCSTG.00100414': [400, 'The job ID cannot be empty.'],
  'SVCSTG.00100418': [400, 'The component instance operation has not been defined.'],
  'SVCSTG.00100419': [409, 'You are not allowed to operate in the current state.'],
  'SVCSTG.00100420': [400, 'The runtime is not supported.'],
  'SVCSTG.00100422': [400, 'Basic resources cannot be empty.'],
  'SVCSTG.00100423': [409, 'The component instance cannot be deleted.'],
  'SVCSTG.00100424': [404, 'The ELB instance cannot be found.'],
  'SVCSTG.00100425': [400, 'The artifact parameters cannot be empty.'],
  'SVCSTG.00100426': [409, 'The environment is already in use.'],
  'SVCSTG.00100429': [404, 'The job cannot be found.'],
  'SVCSTG.00100432': [409, 'The component is being released.'],
  'SVCSTG.00100436': [404, 'The snapshot cannot be found.'],
  'SVCSTG.00100438': [404, 'The template image cannot be found.'],
  'SVCSTG.00100439': [409, 'The ELB instance has been used in a component.'],
  'SVCSTG.00100441': [404, 'The instance version has been used in the same environment.'],
  'SVCSTG.00100449': [400, 'The environment name has been used.'],
  'SVCSTG.00100500': [500, 'Internal service error.'],
} as const;

export type StageErrorCode = keyof typeof errors;

/** Ends a request with this error; `detail` completes its text. */
export function refuse(error_code: StageErrorCode, detail?: string): Refusal {
  const [status, message] = errors[error_code];
  return new Refusal(
    json(status, { error_code, error_msg: detail === undefined ? message : `${message} ${detail}` }),
  );
}

/** Ends a request on Git with this number; all failures but that of deleting an authorization are a 400. */
export function refuseGit(number: string, error_msg: string, status: 400 | 500 = 400): Refusal {
  return new Refusal(json(status, { error_code: `SVCSTG.REPO.${number}`, error_msg }));
}
