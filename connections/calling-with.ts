import type { ApiClient } from '../api/client';
import type { CallOptions } from '../api/exchange';
import type { Session } from './session';

/** A session all of whose calls have some options; those of a call itself come first. */
export function callingWith(session: Session, options: CallOptions): Session {
  return {
    ...session,
    client: async (service) => withOptions(await session.client(service), options),
  };
}

function withOptions(client: ApiClient, options: CallOptions): ApiClient {
  return {
    ...client,
    call: (operation, input, own) => client.call(operation, input, { ...options, ...own }),
    send: (operation, input, own) => client.send(operation, input, { ...options, ...own }),
    pages: (operation, input, own) => client.pages(operation, input, { ...options, ...own }),
    download: (operation, input, own) => client.download(operation, input, { ...options, ...own }),
  };
}

/** A session for a run of many calls, which wait until their servers take them. */
export function pacedSession(session: Session): Session {
  return { ...callingWith(session, { inTurn: true }), isPaced: true };
}
