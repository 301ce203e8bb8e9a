import * as l10n from '@vscode/l10n';
import { namesToAllow, type Plan } from '../../deploy/plan';
import type { Prompts } from '../prompts';

/**
 * Asks for the name of each resource that has to be deleted and created again, and returns those typed; undefined when
 * one was not.
 */
export async function allowReplacements(
  prompts: Pick<Prompts, 'ask'>,
  plan: Plan,
): Promise<readonly string[] | undefined> {
  const names = namesToAllow(plan);
  for (const name of names) {
    const reason = plan.steps.find(({ allowedBy }) => allowedBy === name)?.reason ?? '';
    const typed = await prompts.ask({
      title: l10n.t('Delete {0} and create it again?', name),
      prompt: `${reason} ${l10n.t('Type {0} to continue.', name)}`,
      check: (text) => (text === name ? undefined : l10n.t('This is not its name.')),
    });
    if (typed !== name) return undefined;
  }
  return names;
}
