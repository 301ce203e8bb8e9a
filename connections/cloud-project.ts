import * as l10n from '@vscode/l10n';
import { ApiError } from '../api/errors/api-error';
import type { Session } from './session';

/** Id of the cloud project that all calls of ServiceStage and CSE name. @throws ApiError when it is unknown */
export async function projectOf(session: Pick<Session, 'projectId'>): Promise<string> {
  const id = await session.projectId();
  if (id !== undefined) return id;
  throw new ApiError({
    kind: 'invalid-request',
    message: l10n.t('The project id is unknown.'),
    remedy: l10n.t('Give the connection a "projectId".'),
    operation: 'connect',
  });
}
