import * as l10n from '@vscode/l10n';
import { compareLines, maxChangedLines } from '../resources/compared-lines';
import { describePlanned } from './counts';
import { reportPlan } from './report';
import { isEmpty, type Plan, type PlanAction, type PlanChange, type PlanStep } from './plan';

/** Symbol at the start of a step's line. */
const symbols: Readonly<Record<PlanAction, string>> = {
  create: '+',
  change: '~',
  replace: '±',
  remove: '-',
  unchanged: '=',
  blocked: '!',
  unknown: '?',
};

/** Symbol of what undoing leaves changed. */
const notRestored = '≠';

/** Number of unchanged lines shown around a change. */
const contextLines = 2;
/** Maximum length of a value shown in one line. */
const maxInlineLength = 120;

/** A plan as text, for a terminal or a page that folds by indentation. */
export function planText(plan: Plan): string {
  const { target, steps, notes } = plan;
  const blocks = [
    [oneLine(`${target.name} (${target.address})`)],
    ...steps.map((step) => stepLines(step, '')),
    notes.map(noteLine),
    [endLine(plan)],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** What a plan does, counted; that it changes nothing, where it is also as wanted. */
export function endLine(plan: Plan): string {
  const isAsWanted = isEmpty(plan) && !plan.steps.some(({ isNotRestored }) => isNotRestored);
  return isAsWanted ? l10n.t('Nothing to change.') : countLine(plan);
}

/** What a plan does, counted, for example `1 to create, 1 to remove`. */
export function countLine(plan: Plan): string {
  return describePlanned(reportPlan(plan).counts);
}

function stepLines(step: PlanStep, margin: string): string[] {
  const inner = `${margin}    `;
  return [
    `${margin}${step.isNotRestored ? notRestored : symbols[step.action]} ${oneLine(summaryWithPlace(step))}`,
    ...(step.reason === undefined ? [] : [inner + oneLine(reasonWithPlace(step, step.reason))]),
    ...step.changes.flatMap((change) => changeLines(change).map((line) => inner + line)),
    ...(step.children ?? []).flatMap((child) => stepLines(child, inner)),
    ...(step.notes ?? []).map((note) => inner + noteLine(note)),
  ];
}

/** Why a step is not carried out, after the place in the file where that is a name in it. */
export function reasonWithPlace({ at }: Pick<PlanStep, 'at'>, reason: string): string {
  return at === undefined ? reason : `${at}: ${reason}`;
}

/** The step in one sentence, with what it belongs to: `Create Instance cart (Application shop)`. */
export function summaryWithPlace({ summary, where }: Pick<PlanStep, 'summary' | 'where'>): string {
  return where === undefined ? summary : `${summary} (${where})`;
}

function noteLine(note: string): string {
  return `* ${oneLine(note)}`;
}

/** A text of one line, also where a server or file has line breaks in a name: nothing in it looks like a line of ours. */
export function oneLine(text: string): string {
  return text.replace(/\r?\n|\r/g, '\\n');
}

/** A difference in one line, or as removed and added lines. */
export function changeLines({ path, from, to }: PlanChange): string[] {
  const isShort = [from, to].every((text = '') => !text.includes('\n') && text.length <= maxInlineLength);
  if (isShort) return [changeFact(oneLine(path), inline(from), inline(to))];
  return [`${oneLine(path)}:`, ...diffOf(from ?? '', to ?? '').map((line) => `    ${line}`)];
}

/**
 * A difference as one labelled fact: what is set, what is removed, or what is before and after it.
 *
 * @param from Undefined when there is nothing before; `to`, when there is nothing afterwards.
 */
export function changeFact(path: string, from: string | undefined, to: string | undefined): string {
  if (to === undefined) return from === undefined ? path : l10n.t('{0}: {1} is removed', path, from);
  return from === undefined ? `${path}: ${to}` : `${path}: ${from} → ${to}`;
}

function inline(text: string | undefined): string | undefined {
  return text === '' ? '""' : text;
}

function diffOf(from: string, to: string): string[] {
  const parts = compareLines(from, to);
  if (!parts) {
    const why = l10n.t(
      'More than {0} lines differ: all lines before, then all lines after.',
      maxChangedLines,
    );
    return [why, ...marked('-', linesOf(from)), ...marked('+', linesOf(to))];
  }
  return parts.flatMap(({ value, added, removed }, index) => {
    const lines = linesOf(value);
    if (added) return marked('+', lines);
    if (removed) return marked('-', lines);
    return around(lines, index > 0, index < parts.length - 1).map((line) => `  ${line}`);
  });
}

function linesOf(text: string): readonly string[] {
  return text.replace(/\n$/, '').split('\n');
}

function marked(sign: string, lines: readonly string[]): string[] {
  return lines.map((line) => `${sign} ${line}`);
}

/** The lines around changes; long stretches in between are left out. */
function around(lines: readonly string[], isAfter: boolean, isBefore: boolean): readonly string[] {
  const head = isAfter ? contextLines : 0;
  const tail = isBefore ? contextLines : 0;
  if (lines.length <= head + tail + 1) return lines;
  return [...lines.slice(0, head), '…', ...lines.slice(lines.length - tail)];
}
