import * as l10n from '@vscode/l10n';
import type { Prompts } from '../prompts';
import type { Services } from '../services';
import type { Result } from './describe-outcome';

/** Shows how a plan ended, with buttons for the log and, where there is a row for it, for the Instances view. */
export async function showResult(
  { log, prompts }: Services,
  result: Result,
  reveal?: () => Promise<void>,
): Promise<void> {
  const show = l10n.t('Show in Instances');
  const showLog = l10n.t('Show Log');
  log.info(result.message);
  const answer = await showMessage(prompts, result, reveal ? [show, showLog] : [showLog]);
  if (answer === show) await reveal?.();
  if (answer === showLog) log.show();
}

function showMessage(
  prompts: Prompts,
  { level, message }: Result,
  actions: string[],
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
