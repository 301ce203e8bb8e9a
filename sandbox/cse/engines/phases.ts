import type { CseState, JobPhase, JobType } from '../state';

interface Step {
  readonly phase: string;
  readonly description: string;
  readonly tasks: readonly {
    readonly name: string;
    readonly description: string;
    readonly seconds: number;
  }[];
}

const tenant = { name: 'TenantTaskExecutor', description: 'Tenant processing', seconds: 20 };
const check = { name: 'HealthCheckTaskExecutor', description: 'Check of all components', seconds: 30 };

const steps: Record<JobType, readonly Step[]> = {
  Create: [
    {
      phase: 'resourcePrepare',
      description: 'Resource preparation',
      tasks: [tenant, { name: 'NodeTaskExecutor', description: 'Creation of the nodes', seconds: 60 }],
    },
    {
      phase: 'engineInstall',
      description: 'Installation of the engine',
      tasks: [
        { name: 'ServiceCenterTaskExecutor', description: 'Installation of the registry', seconds: 40 },
        {
          name: 'KieTaskExecutor',
          description: 'Installation of the configuration center',
          seconds: 30,
        },
      ],
    },
    { phase: 'postInstall', description: 'Completion', tasks: [check] },
  ],
  Upgrade: [
    {
      phase: 'preUpgrade',
      description: 'Preparation of the upgrade',
      tasks: [{ name: 'BackupTaskExecutor', description: 'Backup of the data', seconds: 30 }],
    },
    {
      phase: 'engineUpgrade',
      description: 'Upgrade of the engine',
      tasks: [
        { name: 'ComponentTaskExecutor', description: 'Rolling upgrade of the components', seconds: 60 },
      ],
    },
    { phase: 'postUpgrade', description: 'Completion', tasks: [check] },
  ],
  Modify: [
    {
      phase: 'engineModify',
      description: 'Change of the engine',
      tasks: [{ name: 'ConfigTaskExecutor', description: 'Change of the components', seconds: 40 }],
    },
    { phase: 'postModify', description: 'Completion', tasks: [check] },
  ],
  Delete: [
    {
      phase: 'engineUninstall',
      description: 'Removal of the engine',
      tasks: [{ name: 'UninstallTaskExecutor', description: 'Removal of the components', seconds: 30 }],
    },
    { phase: 'resourceRelease', description: 'Release of the resources', tasks: [tenant] },
  ],
};

/** A failure, and the task in which it occurs. */
export interface Failure {
  readonly taskName: string;
  readonly reason: string;
}

/** The phases of a new job; `pace` is the factor on the durations of a real cloud. */
export function phasesOf(state: CseState, type: JobType, pace: number, failure?: Failure): JobPhase[] {
  return steps[type].map(({ phase, description, tasks }) => ({
    taskName: phase,
    description,
    tasks: tasks.map((task) => ({
      id: takeTaskId(state),
      taskName: task.name,
      description: task.description,
      duration: Math.round(task.seconds * 1000 * pace),
      ...(failure?.taskName === task.name && { failure: failure.reason }),
    })),
  }));
}

function takeTaskId(state: CseState): number {
  state.nextTaskId += 1;
  return state.nextTaskId - 1;
}
