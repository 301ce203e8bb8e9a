import * as l10n from '@vscode/l10n';
import { describeAction, describeIgnored, describeNotes, describeProc } from '../../deploy/lain/describe';
import type { LainPlan } from '../../deploy/lain/plan';
import type { Place } from '../connections/place';
import type { Prompts } from '../prompts';

/** Asks whether to do what the plan says; at a protected connection its name has to be typed as well. */
export async function confirmPlan(prompts: Prompts, plan: LainPlan, place: Place): Promise<boolean> {
  const agree = plan.action === 'register+create' ? l10n.t('Register and Deploy') : l10n.t('Deploy');
  const agreed = await prompts.confirm(`${describeAction(plan)}?`, detailOf(plan), agree);
  if (!agreed) return false;
  return place.connection.protected !== true || typeName(prompts, place.connection.name);
}

function detailOf(plan: LainPlan): string {
  const procs = plan.procs.map((proc) => `• ${describeProc(proc)}`);
  const ignored = plan.procs.flatMap((proc) =>
    proc.ignored.map((change) => `• ${describeIgnored(proc, change)}`),
  );
  return [procs, ignored, describeNotes(plan)]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

async function typeName(prompts: Prompts, name: string): Promise<boolean> {
  const typed = await prompts.ask({
    title: l10n.t('{0} is protected', name),
    prompt: l10n.t('Type {0} to go on.', name),
    check: (text) => (text === name ? undefined : l10n.t('This is not the name of the connection.')),
  });
  return typed === name;
}
