import * as l10n from '@vscode/l10n';
import type { Change } from '../report';
import { describeAction, describeIgnored, describeNotes, describeObstacle, describeProc } from './describe';
import type { LainPlan, ProcPlan } from './plan';

/** The whole plan as a Markdown page for people. */
export function renderPlan(plan: LainPlan): string {
  const parts = [
    `# ${escape(describeAction(plan))}`,
    versions(plan),
    section(l10n.t('This cannot be done yet'), plan.obstacles.map(describeObstacle)),
    `## ${l10n.t('Procs')}\n\n${plan.procs.map(renderProc).join('\n')}`,
    section(
      l10n.t('Ignored by the server'),
      plan.procs.flatMap((proc) => proc.ignored.map((change) => describeIgnored(proc, change))),
      l10n.t('The console keeps these values of a running proc; change them by scaling.'),
    ),
    section(l10n.t('Good to know'), describeNotes(plan)),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function versions({ from, to }: LainPlan): string {
  const now = from ? code(from) : l10n.t('not deployed');
  const afterwards = to ? code(to) : l10n.t('the newest one');
  return [`- ${l10n.t('now')}: ${now}`, `- ${l10n.t('afterwards')}: ${afterwards}`].join('\n');
}

function section(title: string, items: readonly string[], introduction = ''): string {
  if (items.length === 0) return '';
  const list = items.map((item) => `- ${escape(item)}`).join('\n');
  return [`## ${title}`, introduction, list].filter((part) => part !== '').join('\n\n');
}

function renderProc(proc: ProcPlan): string {
  return [`- ${escape(describeProc(proc))}`, ...proc.changes.map(renderChange)].join('\n');
}

function renderChange({ path, from, to }: Change): string {
  return `  - ${code(path)}: ${show(from)} → ${show(to)}`;
}

function show(text: string | null): string {
  return text === null ? l10n.t('nothing') : text.split('\n').map(code).join(', ');
}

function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

function escape(text: string): string {
  return text.replace(/[\\`*_<>[\]|#]/g, '\\$&');
}
