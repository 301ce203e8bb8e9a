import type { DocumentedError } from '../operation';

/** Errors of ServiceStage by what the caller did; codes and statuses as its API reference pairs them (section 8.2). */

export const commonErrors: readonly DocumentedError[] = [
  { status: 400, code: 'SVCSTG.00100400', when: 'A parameter is not valid.' },
  { status: 401, when: 'The token or the signature is not valid, or not for this project.' },
  { status: 404, code: 'SVCSTG.00100408', when: 'What the request names is not there.' },
  { status: 405, code: 'SVCSTG.00100421', when: 'The account is suspended.' },
  { status: 405, code: 'SVCSTG.00100427', when: 'The user lacks the right.' },
  { status: 408, code: 'SVCSTG.00100428', when: 'The server did not finish in time.' },
  { status: 500, code: 'SVCSTG.00100500', when: 'The service failed.' },
  { status: 500, code: 'SVCSTG.00100501', when: 'A service behind this one failed.' },
];

export const noApplication = {
  status: 404,
  code: 'SVCSTG.00100403',
  when: 'There is no such application.',
};
export const noEnvironment = {
  status: 404,
  code: 'SVCSTG.00100411',
  when: 'There is no such environment.',
};
const noComponent = { status: 404, code: 'SVCSTG.00100404', when: 'There is no such component.' };
const noInstance = { status: 404, code: 'SVCSTG.00100412', when: 'There is no such instance.' };

export const environmentErrors: readonly DocumentedError[] = [...commonErrors, noEnvironment];
export const applicationErrors: readonly DocumentedError[] = [...commonErrors, noApplication];
export const componentErrors: readonly DocumentedError[] = [...applicationErrors, noComponent];
export const instanceErrors: readonly DocumentedError[] = [...componentErrors, noInstance];

/**
 * One operation at a time: a running job must end before the next is started; a stopped instance can only be started.
 */
export const busy = {
  status: 409,
  code: 'SVCSTG.00100419',
  when: 'Another operation on it is still running, or its state does not allow this one.',
};
export const beingReleased = {
  status: 409,
  code: 'SVCSTG.00100432',
  when: 'A release of the component is in progress.',
};

/** Errors of deployments, the first and later ones. */
export const deploymentErrors: readonly DocumentedError[] = [
  { status: 400, code: 'SVCSTG.00100422', when: 'There is no cluster and no host to run it on.' },
  { status: 400, code: 'SVCSTG.00100425', when: 'The artifacts are empty.' },
  { status: 404, code: 'SVCSTG.00100424', when: 'There is no such ELB instance.' },
  {
    status: 404,
    code: 'SVCSTG.00100438',
    when: 'There is no such template image, for example because there is no source to build it from.',
  },
  { status: 404, code: 'SVCSTG.00100441', when: 'The version was deployed in this environment before.' },
  beingReleased,
  { status: 409, code: 'SVCSTG.00100439', when: 'The ELB instance serves another component.' },
];

/** Permission of operations for which the documents name no action. */
export const undocumentedPermission = 'not documented';
