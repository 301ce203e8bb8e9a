import * as l10n from '@vscode/l10n';
import { ApiError } from '../../api/errors/api-error';
import { failureOf } from '../failures';
import type { Written } from './row';

/** How a job ends that has been started: one that can’t be read has not failed, but goes on. */
export async function followed(following: Promise<Written>): Promise<Written> {
  try {
    return await following;
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind === 'cancelled') throw error;
    return {
      state: 'running',
      message: l10n.t('The job goes on, but can’t be followed: {0}', failureOf(error)),
    };
  }
}
