import * as vscode from 'vscode';
import { connectionTypes } from '../../connections/connection-types';
import { resolveConnection, type ResolvedConnection } from '../../connections/resolved-connection';
import { openSession } from '../../connections/session';
import type { DeployContext } from '../../deploy/deploy-kind';
import { gitRunner } from '../../deploy/run-git';
import { SharedLists } from '../../resources/shared-lists';
import { transportOptions } from '../connections/clients';
import type { Place } from '../connections/place';
import type { Services } from '../services';

/** A place with its row of the table of connection types. */
export function targetOf({ connection, origin }: Place): ResolvedConnection {
  const type = connectionTypes.find(({ id }) => id === connection.type);
  if (!type) throw new Error(`There is no connection type ${connection.type}.`);
  return resolveConnection(type, connection, origin);
}

/** What a deployment works with: the connection's session, and git where the workspace is trusted. */
export function openContext(
  { secrets, clock, log }: Services,
  place: Place,
): DeployContext & { close(): Promise<void> } {
  const session = openSession(targetOf(place), { get: () => secrets.get(place) }, transportOptions(log));
  const lists = new SharedLists(clock);
  return {
    session,
    lists,
    clock,
    ...(vscode.workspace.isTrusted && { git: gitRunner(process.env) }),
    close: () => session.close(),
  };
}
