import * as l10n from '@vscode/l10n';
import type { ChosenResource } from '../actions/choose-resource';
import type { Prompts } from '../prompts';
import type { Services } from '../services';
import type { Result } from './describe-outcome';

/** Shows how a plan ended, with buttons for the log and, where there is one, for the row of what was written. */
export async function showResult(
  { log, prompts, views }: Services,
  result: Result,
  written?: ChosenResource,
): Promise<void> {
  const [view, show] =
    written?.resource.kind.service === 'lain'
      ? (['instances', l10n.t('Show in Instances')] as const)
      : (['engines', l10n.t('Show in Engines')] as const);
  const showLog = l10n.t('Show Log');
  log.info(result.message);
  const answer = await showMessage(prompts, result, written ? [show, showLog] : [showLog]);
  if (written && answer === show) await views.reveal(view, written.target.id, written.resource);
  if (answer === showLog) log.show();
}

/** Shows a message by its severity; returns the button that was chosen. */
export function showMessage(
  prompts: Prompts,
  { level, message }: Result,
  actions: string[] = [],
): Promise<string | undefined> {
  switch (level) {
    case 'information':
      return prompts.inform(message, ...actions);
    case 'warning':
      return prompts.warn(message, ...actions);
    case 'error':
      return prompts.fail(message, ...actions);
  }
}
