import type { ResourceAction } from '../resources/resource-action';

/** An action as the page shows it. */
export interface ListedAction {
  readonly id: string;
  /** Title of its command, in English. */
  readonly title: string;
  /** Whether it acts on several selected rows. */
  readonly many: boolean;
  readonly action: Pick<ResourceAction<unknown, unknown>, 'kind' | 'on' | 'effect'>;
}

const effects: Readonly<Record<ListedAction['action']['effect'], string>> = {
  create: 'creates',
  change: 'changes',
  remove: 'removes',
};

/** The page of actions: a chapter for each kind of row, with what can be done with a row or its list. */
export function actionPage(actions: readonly ListedAction[]): string {
  const kinds = [...new Set(actions.map(({ action }) => action.kind.id))].sort();
  const chapters = kinds.map((kind) => {
    const rows = actions.filter(({ action }) => action.kind.id === kind).map(rowOf);
    return [`## ${kind}`, '', '| action | on | effect |', '| --- | --- | --- |', ...rows].join('\n');
  });
  const count = `${actions.length} actions on ${kinds.length} kinds of rows, in the context menu of the row and in the palette.`;
  return `${['# Actions', count, ...chapters].join('\n\n')}\n`;
}

function rowOf({ title, many, action: { on, effect } }: ListedAction): string {
  const one = on === 'list' ? 'the list' : 'a row';
  return `| ${title} | ${many ? 'one or several rows' : one} | ${effects[effect]} |`;
}
