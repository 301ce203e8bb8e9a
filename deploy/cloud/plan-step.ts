import * as l10n from '@vscode/l10n';
import { blockedStep } from '../blocked-step';
import type { Difference } from '../compare/compare-fields';
import type { PreparedStep } from '../deploy-kind';
import { withWrongName, type WrongName } from '../name-problem';
import type { PlanAction, PlanStep } from '../plan';
import type { Comparison, PlannedResource } from './planned-resource';
import { shownDifference } from './shown-difference';
import { parentsOf, titleOfNames, type State } from './states';

/** Why a step is blocked. */
export type Refusal = Required<Pick<PlanStep, 'reason'>> & Pick<PlanStep, 'allowedBy'>;

/**
 * Fields that no operation changes: the resource is deleted and created again, if a name allows that.
 *
 * @param name What allows it.
 */
export function refusedReplacement(
  { row }: PlannedResource,
  { live, differences }: Comparison,
  name: string,
  allowed: readonly string[],
): Refusal | undefined {
  const fixed = live === undefined ? [] : replacements(differences);
  if (fixed.length === 0) return undefined;
  const fields = fixed.map((one) => shownDifference(one).path).join(', ');
  if (!row.remove) {
    return {
      reason: l10n.t('{0} can’t be changed after the resource is created: write the live value.', fields),
    };
  }
  if (allowed.includes(name)) return undefined;
  return {
    reason: l10n.t(
      '{0} can’t be changed: {1} would be deleted and created again, which its name must allow.',
      fields,
      name,
    ),
    allowedBy: name,
  };
}

function replacements(differences: readonly Difference[]): readonly Difference[] {
  return differences.filter(({ changedBy }) => changedBy === 'replacement');
}

/** A step as it is shown. */
export function describe(
  resource: PlannedResource,
  { live, differences, isAbsentAsWanted, isLeaving }: Comparison,
  refusal: Refusal | undefined,
): PlanStep {
  const { row, names, wanted } = resource;
  const written = differences.filter(({ isIgnored }) => !isIgnored);
  const action = refusal ? 'blocked' : isAbsentAsWanted ? 'unchanged' : actionFor(live, written);
  const title = titleOfNames(row, names);
  const ignored = differences.filter(({ isIgnored }) => isIgnored);
  const condition = live === undefined ? undefined : row.condition?.(live);
  const notes = [
    ...(action === 'unchanged' ? [] : (row.notes?.(wanted, live) ?? [])),
    ...(action === 'replace' ? [l10n.t('What belongs to it and is not in the documents is lost.')] : []),
    ...(isLeaving ? [l10n.t('It is being deleted, and is created again when that is done.')] : []),
    ...(condition ? [condition.reason] : []),
    ...(action === 'change' && condition?.state === 'busy'
      ? [l10n.t('Its job is followed to its end first; then what still differs is changed.')]
      : []),
    ...ignored.map((one) => l10n.t('{0} can’t be emptied: the server keeps it.', shownDifference(one).path)),
  ];
  return {
    apiVersion: row.apiVersion,
    kind: row.kind,
    name: title,
    action,
    summary: summaryOf(action, row.kind, title),
    ...whereOf(resource),
    changes: written.map(shownDifference),
    ...refusal,
    ...(action === 'unchanged' && condition?.state === 'busy' && { isRunning: true }),
    ...(notes.length > 0 && { notes }),
  };
}

/** What a resource belongs to; nothing else of a step says it. */
function whereOf(resource: PlannedResource): Pick<PlanStep, 'where'> {
  const parents = Object.values(parentsOf(resource))
    .map(({ row, names }) => [row.kind, titleOfNames(row, names)])
    .filter(([, title]) => title !== '');
  return parents.length === 0 ? {} : { where: parents.map((words) => words.join(' ')).join(', ') };
}

/** The step of something that is deleted with what it belongs to. */
export function createdAgain(step: PlanStep, { row, names }: PlannedResource): PlanStep {
  return { ...step, action: 'replace', summary: summaryOf('replace', row.kind, titleOfNames(row, names)) };
}

function actionFor(live: unknown, differences: readonly Difference[]): PlanAction {
  if (live === undefined) return 'create';
  if (differences.length === 0) return 'unchanged';
  return replacements(differences).length > 0 ? 'replace' : 'change';
}

function summaryOf(action: PlanAction, kind: string, title: string): string {
  switch (action) {
    case 'create':
      return l10n.t('Create {0} {1}', kind, title);
    case 'change':
      return l10n.t('Change {0} {1}', kind, title);
    case 'replace':
      return l10n.t('Delete {0} {1} and create it again', kind, title);
    case 'unchanged':
      return l10n.t('{0} {1} is unchanged', kind, title);
    default:
      return l10n.t('{0} {1} can’t be deployed', kind, title);
  }
}

/**
 * A step that can't be carried out.
 *
 * @param wrong The name in the document that is the reason.
 */
export function refused(
  { row, names, wanted, key }: PlannedResource,
  reason: string,
  action: 'blocked' | 'unknown' = 'blocked',
  wrong?: WrongName,
): PreparedStep {
  const { apiVersion, kind } = row;
  const name = titleOfNames(row, names);
  const prepared = blockedStep({ apiVersion, kind, name }, `${key} ${wanted.origin}`, reason);
  return withWrongName({ ...prepared, step: { ...prepared.step, action } }, wanted.document, wrong);
}

/** The step of a resource that its state keeps from being deployed. */
export function refusedByState(
  resource: PlannedResource,
  { state, reason, wrong, choices }: Extract<State, { state: 'blocked' | 'unknown' }>,
): PreparedStep {
  if (wrong !== undefined || choices === undefined) return refused(resource, reason, state, wrong);
  // An id in place of its own name would be its new name.
  const isNamed = choices.some(({ name }) => name !== undefined);
  const hint = isNamed ? [l10n.t('Give the others other names, or delete them.')] : [];
  return refused(resource, [reason, ...hint].join(' '), state, { key: 'name', choices: [] });
}

/** Why the second of two documents for one resource is refused. */
export function twice({ wanted }: PlannedResource): string {
  return l10n.t('The same resource is already in {0}.', wanted.origin);
}
