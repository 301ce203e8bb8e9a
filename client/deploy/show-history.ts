import * as l10n from '@vscode/l10n';
import { FileError } from '../../api/regular-file';
import type { ListedRun, RunRecord } from '../../deploy/history/run-record';
import { describeEnd, runText, runTitle, wordFor } from '../../deploy/history/run-text';
import { shownTime } from '../../resources/shown-time';
import { shownAddress } from '../../resources/shown-value';
import type { Choice, Prompts } from '../prompts';
import type { Services } from '../services';
import { editorHistory } from './editor-history';
import type { PlanPages } from './plan-page';

/** Shows a recorded run as a page that is only read; the user chooses which. */
export async function showHistory({ prompts }: Pick<Services, 'prompts'>, pages: PlanPages): Promise<void> {
  const record = await chooseRun(prompts, l10n.t('Select a run to show'));
  if (record) await pages.showText(l10n.t('Run {0}', record.run), runText(record));
}

/** Lets the user choose a recorded run, newest first; undefined when there is none or none is chosen. */
export async function chooseRun(
  prompts: Pick<Prompts, 'choose' | 'inform' | 'warn'>,
  title: string,
): Promise<RunRecord | undefined> {
  const history = editorHistory();
  const choices: Choice<string>[] = [];
  const unreadable: string[] = [];
  for await (const found of history.listed()) {
    if (found instanceof FileError) unreadable.push(found.message);
    else choices.push(choiceOf(found));
  }
  const warnOf = (reasons: readonly string[]) =>
    prompts.warn(l10n.t('A part of the history can’t be read: {0}', reasons.join('; ')));
  if (unreadable.length > 0) void warnOf(unreadable);
  if (choices.length === 0) {
    if (unreadable.length === 0) await prompts.inform(l10n.t('Nothing was deployed from here yet.'));
    return undefined;
  }
  const run = await prompts.choose(title, choices);
  try {
    return run === undefined ? undefined : await history.read(run);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    await warnOf([error.message]);
    return undefined;
  }
}

function choiceOf(run: ListedRun): Choice<string> {
  return {
    label: runTitle(run),
    description: shownTime(Date.parse(run.started)) ?? run.started,
    detail: [describeEnd(run), wordFor(run.who.program), shownAddress(run.target.address), run.run].join(
      ' · ',
    ),
    value: run.run,
  };
}
