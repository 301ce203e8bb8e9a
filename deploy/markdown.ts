import * as l10n from '@vscode/l10n';
import { changeLines, endLine, oneLine, reasonWithPlace } from './text';
import type { Plan, PlanChange, PlanStep } from './plan';

/** A plan as Markdown, for a comment on a merge request or a job summary. */
export function planMarkdown(plan: Plan): string {
  const { target, steps, notes } = plan;
  const blocks = [
    `## ${l10n.t('Plan for {0}', escaped(target.name))}`,
    endLine(plan),
    ...steps.map((step) => stepItem(step, '')),
    notes.map((note) => `> ${escaped(note)}`).join('\n'),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function stepItem(step: PlanStep, margin: string): string {
  const inner = `${margin}  `;
  return [
    `${margin}- **${step.action}** ${escaped(step.summary)}`,
    ...(step.reason === undefined ? [] : [`${inner}- ${escaped(reasonWithPlace(step, step.reason))}`]),
    ...step.changes.map((change) => changeItem(change, inner)),
    ...(step.children ?? []).map((child) => stepItem(child, inner)),
    ...(step.notes ?? []).map((note) => `${inner}- _${escaped(note)}_`),
  ].join('\n');
}

function changeItem(change: PlanChange, margin: string): string {
  const [first = '', ...lines] = changeLines(change);
  if (lines.length === 0) return `${margin}- ${code(first)}`;
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1));
  const block = [`${fence}diff`, ...lines.map((line) => line.slice(4)), fence];
  return [`${margin}- ${code(first)}`, '', ...block.map((line) => `${margin}  ${line}`)].join('\n');
}

function code(text: string): string {
  const fence = '`'.repeat(longestRun(text) + 1);
  const padding = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return fence + padding + text + padding + fence;
}

/** Length of the longest run of backticks. */
function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

/** Foreign text, escaped so that nothing in it is Markdown. */
function escaped(text: string): string {
  return oneLine(text).replace(/[\\`*_<>[\]|#]/g, '\\$&');
}
