import type { Place } from '../place';

/** Names in a parameter what is not there, and would be the tests' own if it were. */
export function noSuch(parameter: string) {
  return (place: Place) => ({ [parameter]: place.unique('none') });
}

/** An engine with security, which asks first who is calling. */
export const secured = { registryAuthentication: 'rbac' } as const;
export const withoutToken = { unsigned: true, at: secured, status: 401, code: '401204' } as const;
export const noService = { with: noSuch('service_id'), status: 400, code: '400012' } as const;
export const noInstance = { with: noSuch('instance_id'), status: 400, code: '400017' } as const;
