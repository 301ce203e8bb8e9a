import * as l10n from '@vscode/l10n';
import type { JobTask } from '../../../api/catalogue/servicestage/jobs';
import { phasesOf, stageJobs, type JobPhase, type StageJob } from '../../../resources/servicestage/jobs';
import {
  describeFailure,
  describeJob,
  describeJobStatus,
  failureOf,
  jobStateOf,
  taskNameOf,
  type JobState,
} from '../../../resources/servicestage/job-texts';
import { facts, type RowPlace } from '../resource-node';
import { shownTime } from '../../../resources/shown-time';
import { healthIcon, warningIcon, type Appearance, type Icon, type TreeNode } from '../tree-node';

const iconOf: Readonly<Record<JobState, Icon>> = {
  running: healthIcon('waiting'),
  succeeded: healthIcon('good'),
  failed: healthIcon('bad'),
  skipped: healthIcon('unknown'),
};

/** The latest job of an instance, with its phases and tasks; they are read when it is opened. */
export function jobNode(
  { target, parent }: RowPlace,
  jobId: string,
  status: string | null | undefined,
): TreeNode {
  const node: TreeNode = {
    id: `${parent}/job:${jobId}`,
    label: l10n.t('Last job'),
    description: describeJobStatus(status),
    icon: iconOf[jobStateOf(status)],
    flags: ['named'],
    name: jobId,
    connection: target,
    emptyText: l10n.t('The job is no longer known to the server, or has no tasks yet'),
    load: async (live) => {
      const [found] = await live.list(target, stageJobs, { jobId });
      if (!found) return { children: [] };
      return { children: jobChildren(node.id, found), appearance: appearanceOf(found) };
    },
  };
  return node;
}

function appearanceOf(found: StageJob): Appearance {
  const { job, tasks } = found;
  const status = describeJobStatus(job.EXECUTION_STATUS);
  const state = jobStateOf(job.EXECUTION_STATUS);
  return {
    description: [status, describeJob(job)].filter((text) => text !== '').join(' · '),
    tooltip: facts(
      [l10n.t('Job'), job.JOB_NAME ?? undefined],
      [l10n.t('Status'), status],
      [l10n.t('Reason'), state === 'failed' ? describeFailure(found) : undefined],
      [l10n.t('Started'), shownTime(Date.parse(tasks[0]?.CREATED_AT ?? ''))],
      [l10n.t('Id'), job.JOB_ID],
    ),
    icon: iconOf[state],
  };
}

function jobChildren(parent: string, found: StageJob): TreeNode[] {
  const failure: TreeNode[] =
    jobStateOf(found.job.EXECUTION_STATUS) === 'failed'
      ? [{ id: `${parent}/failure`, label: describeFailure(found), icon: warningIcon }]
      : [];
  const phases = phasesOf(found.tasks).flatMap((phase, index) =>
    phaseNodes(`${parent}/${String(index)}`, phase),
  );
  return [...failure, ...phases];
}

/** A phase with its tasks below it; tasks without a phase have no row above them. */
function phaseNodes(id: string, { name, tasks }: JobPhase): TreeNode[] {
  const rows = tasks.map((task, index) => taskNode(`${id}/${String(index)}`, task));
  if (name === undefined) return rows;
  const states = tasks.map(({ TASK_STATUS }) => jobStateOf(TASK_STATUS));
  const state =
    (['failed', 'running', 'skipped'] as const).find((one) => states.includes(one)) ?? 'succeeded';
  const ended = states.filter((one) => one === 'succeeded').length;
  return [
    {
      id,
      label: taskNameOf(name),
      description: l10n.t('{0} of {1} tasks done', ended, tasks.length),
      icon: iconOf[state],
      load: () => ({ children: rows }),
    },
  ];
}

function taskNode(id: string, task: JobTask): TreeNode {
  const state = jobStateOf(task.TASK_STATUS);
  const status = describeJobStatus(task.TASK_STATUS);
  const { code, message } = failureOf(task);
  const reason = [message, code && `(${code})`].filter(Boolean).join(' ');
  return {
    id,
    label: taskNameOf(task.TASK_NAME),
    description: [status, reason].filter((text) => text !== '').join(' · '),
    tooltip: facts(
      [l10n.t('Task'), task.TASK_NAME ?? undefined],
      [l10n.t('Status'), status],
      [l10n.t('Reason'), reason],
      [l10n.t('Started'), shownTime(Date.parse(task.CREATED_AT ?? ''))],
      [l10n.t('Last sign of life'), shownTime(Date.parse(task.LAST_HEALTH_CHECK ?? ''))],
    ),
    icon: iconOf[state],
    flags: ['named'],
  };
}
