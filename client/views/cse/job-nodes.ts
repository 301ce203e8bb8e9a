import * as l10n from '@vscode/l10n';
import type { EngineJobPhase, EngineTask, ListedEngineJob } from '../../../api/catalogue/cse/engine-jobs';
import type { ListedEngine } from '../../../api/catalogue/cse/engine-shapes';
import { engines, scopeOfEngine, type EngineScope } from '../../../resources/cse/engines';
import { engineJobs, jobPhases, jobStateOf, type JobState } from '../../../resources/cse/jobs';
import { itemRef } from '../../../resources/resource-action';
import { shownTime } from '../../../resources/shown-time';
import { facts, listNode, resourceNode, type RowPlace } from '../resource-node';
import { healthIcon, type Health, type Icon, type TreeNode } from '../tree-node';

const health: Readonly<Record<JobState, Health>> = { done: 'good', failed: 'bad', pending: 'waiting' };
const jobsIcon = { id: 'checklist' };

/** The jobs of an engine, the latest first. */
export function jobsNode({ target, parent }: RowPlace, engine: ListedEngine): TreeNode {
  const scope = scopeOfEngine(engine);
  const node: TreeNode = listNode({ target, parent }, engineJobs, scope, {
    label: l10n.t('Jobs'),
    icon: jobsIcon,
    emptyText: l10n.t('There are no jobs'),
    load: async (live) => {
      const jobs = await live.list(target, engineJobs, scope);
      const [latest] = jobs;
      return {
        children: jobs.map((job) => withRetry(jobNode({ target, parent: node.id }, scope, job), job, engine)),
        appearance: {
          description: latest ? `${typeText(latest.type)} · ${stateText(latest.status)}` : '',
          icon: latest ? iconOf(latest.status) : jobsIcon,
        },
      };
    },
  });
  return node;
}

/** The job that failed last can be retried from its own row. */
function withRetry(node: TreeNode, { id }: ListedEngineJob, engine: ListedEngine): TreeNode {
  const { latestJobId, engineAdditionalActions } = engine;
  const isRetryable = id === latestJobId && engineAdditionalActions?.includes('Retry') === true;
  if (!isRetryable) return node;
  const resources = [...(node.resources ?? []), itemRef(engines, {}, engine)];
  return { ...node, resources, actions: [...(node.actions ?? []), 'retryEngineJob'] };
}

function jobNode(place: RowPlace, scope: EngineScope, job: ListedEngineJob): TreeNode {
  const jobScope = { ...scope, jobId: String(job.id) };
  const node: TreeNode = resourceNode(place, engineJobs, scope, job, {
    label: typeText(job.type),
    description: [stateText(job.status), shownTime(job.startTime), job.createUser, job.description]
      .filter((text) => text)
      .join(' · '),
    tooltip: facts(
      [l10n.t('Job'), String(job.id)],
      [l10n.t('Status'), stateText(job.status)],
      [l10n.t('Started'), shownTime(job.startTime)],
      [l10n.t('Ended'), shownTime(job.endTime)],
      [l10n.t('Started by'), job.createUser ?? undefined],
    ),
    icon: iconOf(job.status),
    serverId: String(job.id),
    emptyText: l10n.t('The job has no phases'),
    load: async (live) => {
      const phases = await live.list(place.target, jobPhases, jobScope);
      return { children: phases.map((phase) => phaseNode(node.id, phase)) };
    },
  });
  return node;
}

function phaseNode(parent: string, phase: EngineJobPhase): TreeNode {
  const { taskName, taskExecutorBrief, status, tasks } = phase;
  const id = `${parent}/${taskName ?? ''}`;
  return {
    id,
    label: taskExecutorBrief?.description || (taskName ?? ''),
    description: stateText(status),
    tooltip: facts([l10n.t('Phase'), taskName ?? undefined], ...timeFacts(phase)),
    icon: iconOf(status),
    flags: ['named'],
    name: taskName ?? '',
    expanded: jobStateOf(status) === 'failed',
    load: () => ({ children: (tasks ?? []).map((task) => taskNode(id, task)) }),
  };
}

/** A task; what a failed one wrote is in the row. */
function taskNode(parent: string, task: EngineTask): TreeNode {
  const { id, taskName, taskExecutorBrief, status, log } = task;
  return {
    id: `${parent}/${String(id)}`,
    label: taskExecutorBrief?.description || (taskName ?? ''),
    description: [stateText(status), log].filter((text) => text).join(' · '),
    tooltip: facts([l10n.t('Task'), taskName ?? undefined], ...timeFacts(task), [
      l10n.t('Log'),
      log ?? undefined,
    ]),
    icon: iconOf(status),
    flags: ['named'],
    name: log || (taskName ?? ''),
  };
}

function timeFacts({
  status,
  startTime,
  endTime,
}: Pick<EngineTask, 'status' | 'startTime' | 'endTime'>): [string, string | undefined][] {
  return [
    [l10n.t('Status'), stateText(status)],
    [l10n.t('Started'), shownTime(startTime)],
    [l10n.t('Ended'), shownTime(endTime)],
  ];
}

function iconOf(status: string | null | undefined): Icon {
  return status === 'Init' || status === 'PreInit'
    ? healthIcon('unknown')
    : healthIcon(health[jobStateOf(status)]);
}

function stateText(status: string | null | undefined): string {
  const words: Readonly<Record<string, string>> = {
    PreInit: l10n.t('waiting'),
    Init: l10n.t('waiting'),
    Executing: l10n.t('running'),
    Finished: l10n.t('finished'),
    Error: l10n.t('failed'),
    Timeout: l10n.t('timed out'),
  };
  return words[status ?? ''] ?? status ?? '';
}

/** Lists of jobs write other types than single jobs. */
function typeText(type: string | null | undefined): string {
  const words: Readonly<Record<string, string>> = {
    Create: l10n.t('Creation'),
    Delete: l10n.t('Deletion'),
    Upgrade: l10n.t('Upgrade'),
    Updated: l10n.t('Upgrade'),
    Modify: l10n.t('Change'),
    Configure: l10n.t('Change of authentication'),
  };
  return words[type ?? ''] ?? type ?? '';
}
