import * as l10n from '@vscode/l10n';
import { ownEngineName } from '../../connections/project-engines';
import type { DeployContext } from '../deploy-kind';
import type { PlannedResource } from './planned-resource';

/**
 * Why a resource can't be for the engine that its document names: a connection that reaches one engine takes documents for
 * one, and for no other where its name is known.
 */
export function wrongEngines(
  resources: readonly PlannedResource[],
  { session }: DeployContext,
): (resource: PlannedResource) => string | undefined {
  if (session.services.includes('cse')) return () => undefined;
  const own = ownEngineName(session.target);
  const named = [...new Set(resources.flatMap(({ names }) => names['engine'] ?? []))];
  return ({ names: { engine } }) => {
    if (engine === undefined) return undefined;
    if (own !== undefined && engine !== own) return otherEngine(own, engine);
    return named.length > 1
      ? l10n.t('The documents name several engines ({0}): deploy them one by one.', named.join(', '))
      : undefined;
  };
}

/** The document is for another engine than the connection reaches. */
export function otherEngine(own: string, named: string): string {
  return l10n.t('The connection reaches the engine {0}, and the document is for {1}.', own, named);
}
