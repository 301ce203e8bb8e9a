import type { ApiClient } from '../../api/client';
import { projectOf } from '../../connections/cloud-project';
import type { Session } from '../../connections/session';

/** ServiceStage's client of a session, and the project that all of its calls name. @throws ApiError */
export async function stageOf(
  session: Session,
): Promise<{ readonly client: ApiClient; readonly project_id: string }> {
  const [client, project_id] = await Promise.all([session.client('servicestage'), projectOf(session)]);
  return { client, project_id };
}
