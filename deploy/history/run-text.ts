import * as l10n from '@vscode/l10n';
import { describeDone } from '../counts';
import { isWrite } from '../plan';
import { reportOutcome } from '../report';
import { changeLines, oneLine } from '../text';
import type { ListedRun, RunRecord, RunStep } from './run-record';

/** What was done where: the only write of a run in its own words, or the first one and how many more there are. */
export function runTitle({ verb, target, steps }: ListedRun): string {
  const written = steps.filter(({ action }) => isWrite(action));
  const [first, ...others] = written.length > 0 ? written : steps;
  if (!first) return `${wordFor(verb)} – ${target.name}`;
  if (others.length === 0) return `${first.summary} – ${target.name}`;
  return l10n.t('{0}: {1} and {2} more – {3}', wordFor(verb), first.summary, others.length, target.name);
}

/** Run, time, user, what was done where, and how it ended: the columns of a list of runs. */
export function runColumns(record: ListedRun): readonly string[] {
  const { run, started, who } = record;
  const by = `${who.user}@${who.host}`;
  return [run, universalTime(started), by, runTitle(record), describeEnd(record)].map(oneLine);
}

/** How a run ended, counted. */
export function describeEnd({ state, steps }: ListedRun): string {
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
  const times = [started, ...(ended === undefined ? [] : [ended])].map(universalTime).join(' – ');
  const head = [
    `${wordFor(verb)} · ${run}`,
    l10n.t('{0} ({1})', target.name, target.address),
    l10n.t('{0} on {1}, in the {2}', who.user, who.host, wordFor(who.program)),
    times,
    describeEnd(record),
  ];
  const blocks = [head.map(oneLine), ...steps.map(stepLines)];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function stepLines({ summary, changes, result, former }: RunStep): string[] {
  const state = result ? `${wordFor(result.state)}: ${result.message}` : l10n.t('not ended');
  return [
    oneLine(summary),
    `    ${oneLine(state)}`,
    ...changes.flatMap((change) => changeLines(change)).map((line) => `    ${line}`),
    ...(former?.lost ?? []).map((line) => `    * ${oneLine(line)}`),
  ];
}

/** A word of a record in the user's language; words of other versions stay as they are. */
export function wordFor(word: string): string {
  return words.get(word)?.() ?? word;
}

const words = new Map<string, () => string>(
  Object.entries({
    deploy: () => l10n.t('deploy'),
    destroy: () => l10n.t('destroy'),
    undo: () => l10n.t('undo'),
    import: () => l10n.t('import'),
    promote: () => l10n.t('promote'),
    action: () => l10n.t('action'),
    editor: () => l10n.t('editor'),
    terminal: () => l10n.t('terminal'),
    done: () => l10n.t('done'),
    failed: () => l10n.t('failed'),
    running: () => l10n.t('running'),
    skipped: () => l10n.t('skipped'),
  }),
);

/** A time to the second, the same wherever the record is read. */
function universalTime(iso: string): string {
  return iso.slice(0, 19).replace('T', ' ') + 'Z';
}
