import * as l10n from '@vscode/l10n';
import { describeDone } from '../counts';
import { reportOutcome } from '../report';
import { changeLines, oneLine } from '../text';
import type { RunRecord, RunStep } from './run-record';

/** What was done where: the only step of a run in its own words. */
export function runTitle({ verb, target, steps }: RunRecord): string {
  const [only] = steps;
  return steps.length === 1 && only ? `${only.summary} – ${target.name}` : `${verb} – ${target.name}`;
}

/** Run, time, user, what was done where, and how it ended: the columns of a list of runs. */
export function runColumns(record: RunRecord): readonly string[] {
  const { run, started, who, verb, target } = record;
  const what = `${verb} ${target.name}`;
  return [run, shownTime(started), `${who.user}@${who.host}`, what, describeEnd(record)].map(oneLine);
}

/** How a run ended, counted. */
export function describeEnd({ state, steps }: RunRecord): string {
  const finished = steps.flatMap(({ result, ...step }) => (result ? [{ step, result }] : []));
  const counts = describeDone(reportOutcome({ steps: finished }).counts);
  return [
    ...(state === 'interrupted' ? [l10n.t('interrupted')] : []),
    ...(counts === '' ? [] : [counts]),
  ].join(': ');
}

/** A run as text: who, when and where, and what became of each step. */
export function runText(record: RunRecord): string {
  const { run, started, ended, who, target, verb, steps } = record;
  const times = [started, ...(ended === undefined ? [] : [ended])].map(shownTime).join(' – ');
  const head = [
    `${verb} · ${run}`,
    l10n.t('{0} ({1})', target.name, target.address),
    l10n.t('{0} on {1}, in the {2}', who.user, who.host, who.program),
    times,
    describeEnd(record),
  ];
  const blocks = [head.map(oneLine), ...steps.map(stepLines)];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function stepLines({ summary, changes, result, former }: RunStep): string[] {
  const state = result ? `${result.state}: ${result.message}` : l10n.t('not ended');
  return [
    oneLine(summary),
    `    ${oneLine(state)}`,
    ...changes.flatMap((change) => changeLines(change)).map((line) => `    ${line}`),
    ...(former?.lost ?? []).map((line) => `    * ${oneLine(line)}`),
  ];
}

/** A time to the second, as lists show it. */
export function shownTime(iso: string): string {
  return iso.slice(0, 19).replace('T', ' ') + 'Z';
}
