import { pacedSession } from '../connections/calling-with';
import type { Session } from '../connections/session';
import type { DeployContext } from './deploy-kind';

/** The context of a run: its calls wait until their servers take them. */
export function pacedContext(context: DeployContext): DeployContext {
  const sessions = new Map<Session, Session>();
  const paced = (session: Session): Session => {
    const known = sessions.get(session) ?? pacedSession(session);
    sessions.set(session, known);
    return known;
  };
  const { session, openEngine } = context;
  return {
    ...context,
    session: paced(session),
    ...(openEngine && {
      openEngine: async (engine) => {
        const opened = await openEngine(engine);
        return 'problem' in opened ? opened : paced(opened);
      },
    }),
  };
}
