import * as l10n from '@vscode/l10n';
import { isRemoval, type Plan } from '../../deploy/plan';

/** How a run has ended, or that it goes on. */
type RunState = 'reached' | 'running' | 'failed';

/** What a plan of several steps is for, in the words of the question, the progress and the result. */
interface Words {
  readonly question: (name: string) => string;
  readonly progress: (name: string) => string;
  readonly results: Readonly<Record<RunState, (name: string) => string>>;
}

const deploying: Words = {
  question: (name) => l10n.t('Deploy to {0}?', name),
  progress: (name) => l10n.t('Deploying to {0}', name),
  results: {
    reached: (name) => l10n.t('Deployed to {0}', name),
    running: (name) => l10n.t('Still deploying to {0}', name),
    failed: (name) => l10n.t('Not all is deployed to {0}', name),
  },
};

const destroying: Words = {
  question: (name) => l10n.t('Destroy on {0}?', name),
  progress: (name) => l10n.t('Destroying on {0}', name),
  results: {
    reached: (name) => l10n.t('Destroyed on {0}', name),
    running: (name) => l10n.t('Still destroying on {0}', name),
    failed: (name) => l10n.t('Not all is destroyed on {0}', name),
  },
};

const undoing: Words = {
  question: (name) => l10n.t('Undo on {0}?', name),
  progress: (name) => l10n.t('Undoing on {0}', name),
  results: {
    reached: (name) => l10n.t('Undone on {0}', name),
    running: (name) => l10n.t('Still undoing on {0}', name),
    failed: (name) => l10n.t('Not all is undone on {0}', name),
  },
};

/** The words for a plan. */
export function wordsFor({ steps, isUndo }: Plan): Words {
  if (isUndo) return undoing;
  return isRemoval(steps) ? destroying : deploying;
}
