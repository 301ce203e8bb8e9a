import { randomBytes } from 'node:crypto';
import { createIamUser } from '../../api/catalogue/iam/users';
import { json, Refusal } from '../http/exchange';
import type { WireAnswer, WireRequest } from '../http/exchange';
import { readInput } from '../http/input';
import type { Iam } from './state';

/** Adds a user to the account. Source: CSE API Reference, sections 3.1 to 3.3. */
export function createUser({ state, clock }: Iam, request: WireRequest): WireAnswer {
  const result = readInput(createIamUser, request);
  if ('problem' in result) throw refused(400, 'IAM.0011', 'Request body is invalid.');
  const { domain_id, name, password, email = '', description = '' } = result.input.body.user;
  if (domain_id !== state.domain.id) {
    throw refused(403, 'IAM.0003', 'Policy does not allow the operation on another account.');
  }
  if (state.users.some((one) => one.name === name)) {
    throw refused(409, 'IAM.0004', `The user name ${name} is taken.`);
  }
  const id = randomBytes(16).toString('hex');
  state.users.push({ id, name, ...(password !== undefined && { password }) });
  return json(201, {
    user: {
      id,
      name,
      description,
      email,
      domain_id,
      areacode: '',
      phone: '',
      status: null,
      enabled: true,
      pwd_status: false,
      access_mode: 'default',
      is_domain_owner: false,
      password_expires_at: null,
      default_project_id: null,
      xuser_id: '',
      xuser_type: '',
      xdomain_id: '',
      xdomain_type: '',
      create_time: new Date(clock.now()).toISOString().replace('Z', '000'),
    },
  });
}

function refused(status: number, error_code: string, error_msg: string): Refusal {
  return new Refusal(json(status, { error_code, error_msg }));
}
