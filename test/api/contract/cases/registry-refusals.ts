/** An engine with security, which asks first who is calling. */
export const secured = { registryAuthentication: 'rbac' } as const;
export const withoutToken = { unsigned: true, at: secured, status: 401, code: '401204' } as const;
export const noService = { with: { service_id: 'none' }, status: 400, code: '400012' } as const;
export const noInstance = { with: { instance_id: 'none' }, status: 400, code: '400017' } as const;
