import * as vscode from 'vscode';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import type { DeployContext } from '../../deploy/deploy-kind';
import { gitRunner } from '../../deploy/run-git';
import type { Services } from '../services';

/**
 * The context of a deployment: the session, the lists shared with the views, so that they show each state read while
 * following, and git when the workspace is trusted.
 */
export async function openContext(
  { live, lists, clock }: Pick<Services, 'live' | 'lists' | 'clock'>,
  { id }: ResolvedConnection,
): Promise<DeployContext> {
  return {
    session: await live.sessions.get(id),
    lists,
    clock,
    ...(vscode.workspace.isTrusted && { git: gitRunner(process.env) }),
  };
}
