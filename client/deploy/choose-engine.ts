import * as l10n from '@vscode/l10n';
import type { ListedEngine } from '../../api/catalogue/cse/engine-shapes';
import type { DeployContext } from '../../deploy/deploy-kind';
import { engines, holdsGovernance } from '../../resources/cse/engines';
import type { Choice, Prompts } from '../prompts';
import { withCancel } from '../with-cancel';

/**
 * The engine of a project that can hold policies, or one of several that the user chooses; undefined when cancelled, or
 * when there is none, which is said. @throws ApiError
 */
export async function chooseEngine(
  prompts: Prompts,
  { session, lists }: Pick<DeployContext, 'session' | 'lists'>,
  title: string,
): Promise<ListedEngine | undefined> {
  const reading = l10n.t('Reading the state on {0}', session.target.connection.name);
  const { items, error } = await withCancel(reading, (signal) => lists.get(engines, session, {}, { signal }));
  if (error) throw error;
  const choices = items.filter(holdsGovernance).map(engineChoice);
  const [only] = choices;
  if (choices.length > 1) return prompts.choose(title, choices);
  if (!only) {
    await prompts.inform(l10n.t('{0} has no ServiceComb engine.', session.target.connection.name));
  }
  return only?.value;
}

function engineChoice(engine: ListedEngine): Choice<ListedEngine> {
  return { label: engine.name, description: engines.details?.(engine) ?? '', value: engine };
}
