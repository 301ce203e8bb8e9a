import type { CommandRow } from './command-row';

/** While a plan is carried out, nothing else can be done with it. */
const unlessDeploying = '!engineRoom.isDeploying';

/** The commands of the plan that is shown. */
export const planCommands = {
  applyPlan: planCommand('cloud-upload', 'navigation@1', unlessDeploying),
  refreshPlan: planCommand('refresh', 'navigation@2', unlessDeploying),
  showPlanText: planCommand('file-text', 'navigation@4'),
  comparePlan: planCommand('diff-multiple', 'navigation@3'),
  discardPlan: planCommand('close', 'navigation@5', unlessDeploying),
} as const;

function planCommand(icon: string, group: string, when?: string): CommandRow {
  return { icon, palette: true, viewTitle: { view: 'plan', group, ...(when !== undefined && { when }) } };
}
