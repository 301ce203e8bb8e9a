import type { DocumentedError } from '../operation';

/** Failures of every console operation that requires a sign-in. */
export const readErrors: readonly DocumentedError[] = [
  { status: 401, when: 'The access token is missing, unknown or expired.' },
  { status: 500, when: 'The console failed; the text is that of the exception.' },
];

/**
 * Failures of every console operation on one app: it must be registered, and the caller must be one of its maintainers.
 */
export const maintainErrors: readonly DocumentedError[] = [
  ...readErrors,
  { status: 403, when: 'The caller is not a maintainer of the app.' },
  { status: 404, code: 'not-registered', when: 'The app is not registered.' },
];

export const notDeployed: DocumentedError = {
  status: 404,
  code: 'not-deployed',
  when: 'The app is registered but not deployed.',
};

export const inMaintenance: DocumentedError = {
  status: 503,
  code: 'maintenance',
  when: 'The scheduler is stopped for maintenance.',
};

export const notAcceptable: DocumentedError = {
  status: 406,
  when: 'The manifest, the configuration or the scheduler refused the deployment; it stopped half-way.',
};
