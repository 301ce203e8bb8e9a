import * as l10n from '@vscode/l10n';
import { isRemoval, removedNames, type Plan, type PlanChange, type PlanStep } from '../../deploy/plan';
import { changeFact, countLine, summaryWithPlace } from '../../deploy/text';
import { brief } from '../plain-text';
import type { Prompts } from '../prompts';
import { wordsFor } from './purpose';

/** Maximum number of lines in the confirmation; the plan's page shows all of them. */
const maxLines = 12;

/** Maximum length of the notes in a row of the list, in characters: a row is one line. */
const maxRow = 100;

/** Maximum number of changes that are shown with a step among others. */
const maxFacts = 3;

/** Maximum number of names of fields with a step among others. */
const maxFields = 5;

/** How much is shown of what two long texts have in common, in characters. */
const maxContext = 12;

/** Maximum length of a text before or after a change, in characters. */
const maxText = 60;

/**
 * Asks for confirmation of a plan; `agree` is the button or the row that carries it out. A plan that removes something is
 * confirmed in a list that opens on Cancel, after a dialog with what else goes when that is more than fits in a row; a
 * protected connection also requires its name to be typed.
 */
export async function confirmPlan(prompts: Prompts, plan: Plan, agree: string): Promise<boolean> {
  const removed = removedNames(plan);
  const agreed =
    removed.length === 0
      ? await prompts.confirm(question(plan), detailOf(plan), agree)
      : await confirmRemoval(prompts, plan, agree, removed.join(', '));
  if (agreed !== true) return false;
  return !plan.target.protected || typeName(prompts, plan.target.name);
}

async function confirmRemoval(
  prompts: Prompts,
  plan: Plan,
  agree: string,
  removed: string,
): Promise<boolean | undefined> {
  const notes = notesOf(plan).join(' ');
  const isWhole = plan.steps.length === 1 || isRemoval(plan.steps);
  const isLong = isWhole && (notes.length > maxRow || removed.length > maxRow);
  if (isLong && !(await prompts.confirm(question(plan), detailOf(plan), l10n.t('Continue…'))))
    return undefined;
  const choices = [
    { label: l10n.t('Cancel'), description: l10n.t('nothing is changed'), value: false, preselected: true },
    {
      label: agree,
      description: [l10n.t('removes: {0}', removed), whereOf(plan)].join(' · '),
      detail: brief(notes, maxRow),
      value: true,
    },
  ];
  return prompts.choose(question(plan), choices);
}

function question(plan: Plan): string {
  const [only] = plan.steps;
  if (plan.steps.length === 1 && only) return `${summaryWithPlace(only)}?`;
  return wordsFor(plan).question(plan.target.name);
}

function detailOf(plan: Plan): string {
  const [only] = plan.steps;
  const lines = plan.steps.length === 1 && only ? partsOf(only) : plan.steps.map(lineOf);
  const shown = lines.length > maxLines ? [...lines.slice(0, maxLines), l10n.t('… and more')] : lines;
  const counts = plan.steps.length > 1 ? [countLine(plan)] : [];
  const notes = plan.steps.length === 1 ? notesOf(plan) : notesOf(plan).slice(0, maxLines);
  return [shown, notes, counts, [whereOf(plan)]]
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n');
}

function notesOf(plan: Plan): string[] {
  const ofSteps = plan.steps.flatMap(({ figures = [], notes = [] }) => [...figures, ...notes]);
  return [...new Set([...plan.notes, ...ofSteps])];
}

/** What the parts of the only step do, or what changes in it. */
function partsOf({ children = [], changes }: PlanStep): string[] {
  if (children.length > 0) return children.map(({ summary }) => `• ${summary}`);
  return changes.map((change) => `• ${shownFact(change)}`);
}

/** A change on one line. Of two long texts that begin alike the part is shown in which they differ. */
function shownFact({ path, from, to }: PlanChange): string {
  const shared = from && to && Math.max(from.length, to.length) > maxText ? sharedStart(from, to) : 0;
  const shown = (text: string | undefined) => text && shortened(text, shared);
  return changeFact(path, shown(from) || undefined, shown(to) || undefined);
}

function shortened(text: string, shared: number): string {
  return shared > maxContext ? brief(`…${text.slice(shared - maxContext)}`, maxText) : brief(text, maxText);
}

function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/** The connection that is written to: rows and names may be alike on several. */
function whereOf({ target }: Plan): string {
  return l10n.t('Connection: {0} ({1})', target.name, target.address);
}

/** What a step does, and in what: a few short values, else the names of the fields. */
function lineOf(step: PlanStep): string {
  const { action, changes } = step;
  const summary = summaryWithPlace(step);
  if (action !== 'change' || changes.length === 0) return `• ${summary}`;
  const isShort = changes.every(({ from = '', to = '' }) => `${from}${to}`.length <= maxText);
  if (isShort && changes.length <= maxFacts) return `• ${summary} – ${changes.map(shownFact).join(', ')}`;
  const fields = changes.slice(0, maxFields).map(({ path }) => path);
  const more = changes.length > maxFields ? ['…'] : [];
  return `• ${summary} – ${[...fields, ...more].join(', ')}`;
}

async function typeName(prompts: Prompts, name: string): Promise<boolean> {
  const typed = await prompts.ask({
    title: l10n.t('{0} is protected', name),
    prompt: l10n.t('Type {0} to continue.', name),
    check: (text) => (text === name ? undefined : l10n.t('This is not the name of the connection.')),
  });
  return typed === name;
}
