import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import type { DeployFile } from '../../deploy/deploy-file';
import type { DeployContext } from '../../deploy/deploy-kind';
import { makeDestroyPlan } from '../../deploy/destroy/make-plan';
import { policiesIn } from '../../deploy/governance/file-policies';
import { deploysTo } from '../../deploy/engine-access';
import { servicesFor } from '../../deploy/kinds';
import { showFailure } from '../commands/register';
import { chooseConnection } from '../connections/choose-connection';
import type { Services } from '../services';
import { chooseDocument, destroyable } from './choose-document';
import { isRefused, openContext, sameTarget, withPublishTarget } from './deploy';
import { Deployment, type PlannedWork } from './deployment';
import { openAgain, readDocument } from './read-document';

/**
 * Removes what a manifest names: checks it, shows what goes, asks for confirmation, and follows until it is gone.
 *
 * @param given The connection to remove it from; chosen when left out.
 */
export async function destroy(
  services: Services,
  resource: unknown,
  given?: ResolvedConnection,
): Promise<void> {
  const document = await chooseDocument(services.prompts, resource, destroyable);
  const file = document && (await readDocument(services, document));
  if (!file) return;
  // Nothing else in the file of a service can be destroyed.
  const isPublished = servicesFor([file]).length === 0 && policiesIn(file).length > 0;
  if (!isPublished && (await isRefused(services, file))) return;
  const needed = isPublished ? (['cse'] as const) : servicesFor([file]);
  const target = await chooseConnection(services, needed, l10n.t('Destroy'), given, deploysTo);
  if (!target) return;
  try {
    const context = await openContext(services, target);
    const named = isPublished ? await withPublishTarget(services, context, file) : file;
    if (!named) return;
    const work = removalOf(services, context, document, named);
    await new Deployment(services, await services.planView.open(), target).run(work);
  } catch (error) {
    await showFailure(services, error, target);
  }
}

/** The removal of what a manifest names; planned again, it is read anew. */
function removalOf(
  services: Services,
  context: DeployContext,
  document: vscode.TextDocument,
  file: DeployFile,
): PlannedWork {
  const { name } = context.session.target.connection;
  return {
    verb: 'destroy',
    document,
    agree: l10n.t('Destroy'),
    nothing: () => l10n.t('{0} has nothing of what the file names.', name),
    make: (_allowed, signal) => makeDestroyPlan({ files: [file] }, context, signal),
    again: async () => {
      const open = await openAgain(services.prompts, document);
      const current = open && (await readDocument(services, open));
      return current && removalOf(services, context, open, sameTarget(current, file));
    },
  };
}
