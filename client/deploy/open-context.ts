import * as vscode from 'vscode';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import type { DeployContext } from '../../deploy/deploy-kind';
import { gitRunner } from '../../deploy/run-git';
import type { Services } from '../services';

/**
 * What a deployment works with: the session and the lists that views show too, so that they see each state that is read
 * while it is watched, and git where the workspace is trusted.
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
