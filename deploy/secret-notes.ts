import * as l10n from '@vscode/l10n';
import type { PreparedStep } from './deploy-kind';
import { isWrite, titleOf } from './plan';

/** Maximum number of resources that a note names. */
const maxNamed = 10;

/** Which of the values that steps send may hold secrets, in one sentence; none where nothing does. */
export function secretNotes(steps: readonly PreparedStep[]): readonly string[] {
  const sent = steps.filter(({ step, sendsSecret }) => isWrite(step.action) && sendsSecret);
  if (sent.length === 0) return [];
  const more = sent.length - maxNamed;
  const names = [
    ...sent.slice(0, maxNamed).map(({ step }) => titleOf(step)),
    ...(more > 0 ? [l10n.t('and {0} more', more)] : []),
  ];
  return [l10n.t('Values that may hold secrets are sent ({0}): {1}.', sent.length, names.join('; '))];
}
