import * as l10n from '@vscode/l10n';
import type { JobTask } from '../../api/catalogue/servicestage/jobs';
import { knownCode } from '../../api/errors/codes';
import { isRecord } from '../../api/values';
import { operationInWords, readableName } from '../readable-name';
import type { StageJob } from './jobs';

/** Why a task failed, as its server wrote it. */
interface TaskFailure {
  readonly code?: string;
  readonly message: string;
}

/** How a job or a task is. */
export type JobState = 'running' | 'succeeded' | 'failed' | 'skipped';

/** The state behind a word of the server, in any case. Words that are not known count as failed: SDK, TF. */
export function jobStateOf(status: string | null | undefined): JobState {
  switch ((status ?? '').toUpperCase()) {
    case 'SUBMITTED':
    case 'SCHEDULED':
    case 'RUNNING':
    case 'ROLLBACKING':
      return 'running';
    case 'SUCCEEDED':
      return 'succeeded';
    case 'SKIPPED':
      return 'skipped';
    default:
      return 'failed';
  }
}

/** The state of a job or task in words. */
export function describeJobStatus(status: string | null | undefined): string {
  const word = (status ?? '').toUpperCase();
  const words: Readonly<Record<string, string>> = {
    SUBMITTED: l10n.t('waiting'),
    SCHEDULED: l10n.t('waiting'),
    RUNNING: l10n.t('running'),
    ROLLBACKING: l10n.t('being rolled back'),
    SUCCEEDED: l10n.t('succeeded'),
    FAILED: l10n.t('failed'),
    PARTIALLY_FAILED: l10n.t('partially failed'),
    CANCELLED: l10n.t('cancelled'),
    ROLLBACKED: l10n.t('rolled back'),
    SKIPPED: l10n.t('skipped'),
  };
  return words[word] ?? l10n.t('state unknown');
}

/** Name of a phase or task as a person reads it. */
export function taskNameOf(name: string | null | undefined): string {
  return readableName(name ?? '') || l10n.t('task without a name');
}

/** What a job does, in words: its name is a path such as `dailyOperation/upgrade`. Empty when nothing is known of it. */
export function describeJob({ JOB_TYPE: type, JOB_NAME: name }: StageJob['job']): string {
  if (type === 'PROVISION') return operationInWords('create');
  if (type === 'DEPROVISION') return operationInWords('delete');
  return operationInWords((name ?? '').split('/').at(-1) ?? '');
}

/** Why a task failed: code and message, from the JSON text that it carries, or that text. */
export function failureOf({ MESSAGES }: JobTask): TaskFailure {
  const text = MESSAGES ?? '';
  const read = readJson(text);
  if (!isRecord(read)) return { message: text };
  const { Message: code, Detail: message } = read;
  return {
    ...(typeof code === 'string' && code !== '' && { code }),
    message: typeof message === 'string' ? message : '',
  };
}

/** Why a job failed: the task, its message and code, and what helps. */
export function describeFailure({ tasks, job }: StageJob): string {
  const task = tasks.find(({ TASK_STATUS }) => jobStateOf(TASK_STATUS) === 'failed');
  if (!task) return l10n.t('The job ended: {0}.', describeJobStatus(job.EXECUTION_STATUS));
  const { code, message } = failureOf(task);
  const reason = [message, code && `(${code})`].filter(Boolean).join(' ');
  const remedy = knownCode('servicestage', code)?.remedy;
  const name = taskNameOf(task.TASK_NAME);
  const sentence =
    reason === '' ? l10n.t('The task {0} failed.', name) : l10n.t('The task {0} failed: {1}', name, reason);
  return [sentence, remedy].filter(Boolean).join(' ');
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
