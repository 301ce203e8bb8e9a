import * as l10n from '@vscode/l10n';
import type { RunRecord } from '../../deploy/history/run-record';
import { describeEnd, runText, runTitle } from '../../deploy/history/run-text';
import { shownTime } from '../../resources/shown-time';
import type { Prompts } from '../prompts';
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
  const { records, unreadable } = await editorHistory().all();
  if (unreadable.length > 0) {
    const reasons = unreadable.map(({ message }) => message).join('; ');
    void prompts.warn(l10n.t('A part of the history can’t be read: {0}', reasons));
  }
  if (records.length === 0) {
    if (unreadable.length === 0) await prompts.inform(l10n.t('Nothing was deployed from here yet.'));
    return undefined;
  }
  return prompts.choose(
    title,
    records.map((record) => ({
      label: runTitle(record),
      description: shownTime(Date.parse(record.started)) ?? record.started,
      detail: `${describeEnd(record)} · ${record.who.program} · ${record.run}`,
      value: record,
    })),
  );
}
