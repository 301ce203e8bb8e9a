import * as l10n from '@vscode/l10n';
import { describeDone, describePlanned } from '../../deploy/counts';
import type { DeployEvent, ResourceName } from '../../deploy/events';
import { isWrite, planActions, titleOf, type Plan, type PlanAction, type PlanStep } from '../../deploy/plan';
import type { PlanCounts } from '../../deploy/report';
import { changeFact, summaryWithPlace } from '../../deploy/text';
import { brief } from '../plain-text';

/** A row of the plan view. */
export interface PlanNode {
  /** Unique in its plan, and the same when it is planned again. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip: string;
  readonly icon: { readonly id: string; readonly color?: string };
  readonly children: readonly PlanNode[];
  readonly isOpen: boolean;
  /** The step that the row shows, by `stepKey`. */
  readonly step?: string;
}

/** How far a step has come while the plan is carried out. */
export type StepState = Pick<DeployEvent, 'state' | 'message'>;

/** The states of steps by `stepKey`. */
export type StepStates = ReadonlyMap<string, StepState>;

/** Steps that are shown together: those of one action, and those that undoing leaves changed. */
type Group = PlanAction | 'notRestored';

/** Problems first, then what is lost, then the rest. */
const groupOrder: readonly Group[] = [
  'blocked',
  'unknown',
  'replace',
  'remove',
  'change',
  'create',
  'notRestored',
  'unchanged',
];

/** What is left unchanged although it differs: nobody is to take it for being as wanted. */
const leftIcon: PlanNode['icon'] = { id: 'circle-slash', color: 'list.warningForeground' };

const groupIcons: Readonly<Record<Group, PlanNode['icon']>> = {
  notRestored: leftIcon,
  create: { id: 'diff-added', color: 'gitDecoration.addedResourceForeground' },
  change: { id: 'diff-modified', color: 'gitDecoration.modifiedResourceForeground' },
  replace: { id: 'diff-renamed', color: 'gitDecoration.deletedResourceForeground' },
  remove: { id: 'diff-removed', color: 'gitDecoration.deletedResourceForeground' },
  unchanged: { id: 'check' },
  blocked: { id: 'error', color: 'list.errorForeground' },
  unknown: { id: 'question', color: 'list.warningForeground' },
};

const stateIcons: Readonly<Record<StepState['state'], PlanNode['icon']>> = {
  started: { id: 'loading~spin' },
  progress: { id: 'loading~spin' },
  done: { id: 'pass', color: 'testing.iconPassed' },
  failed: { id: 'error', color: 'testing.iconFailed' },
  skipped: { id: 'circle-slash', color: 'testing.iconSkipped' },
};

/** Identifies a step by what it is about. */
export function stepKey({ apiVersion, kind, name, scope = '' }: ResourceName): string {
  return JSON.stringify([apiVersion, kind, name, scope]);
}

/** The rows of a plan: its steps by action, with what changes below them. */
export function planNodes({ steps, notes }: Plan, states: StepStates): PlanNode[] {
  const groups = groupOrder.flatMap((group) => {
    const own = steps.filter((step) => groupOf(step) === group);
    return own.length === 0 ? [] : [groupNode(group, own, states)];
  });
  return [...groups, ...notes.map((note, index) => noteNode(note, `note ${index}`))];
}

function groupOf({ action, isNotRestored }: PlanStep): Group {
  return isNotRestored ? 'notRestored' : action;
}

function groupNode(group: Group, steps: readonly PlanStep[], states: StepStates): PlanNode {
  const label = groupLabel(group, steps, states);
  const isLeft = steps.some(isLeftThough);
  return {
    id: group,
    label,
    tooltip: label,
    icon: isLeft ? leftIcon : groupIcons[group],
    children: steps.map((step, index) => stepNode(step, `${group} ${index} ${stepKey(step)}`, states)),
    isOpen: group !== 'unchanged' || isLeft,
  };
}

/** What will be done, or what was done once each step has ended. */
function groupLabel(action: Group, steps: readonly PlanStep[], states: StepStates): string {
  const ends = steps.map((step) => states.get(stepKey(step))?.state);
  if (
    action === 'notRestored' ||
    !isWrite(action) ||
    !ends.every((state) => state !== undefined && ended.includes(state))
  ) {
    return describePlanned(countsOf(action, steps.length));
  }
  const count = (wanted: StepState['state']) => ends.filter((state) => state === wanted).length;
  const none = { create: 0, change: 0, replace: 0, remove: 0, unchanged: 0, running: 0 };
  const counts = { ...none, failed: count('failed'), skipped: count('skipped'), [action]: count('done') };
  return describeDone(counts);
}

const ended: readonly StepState['state'][] = ['done', 'failed', 'skipped'];

function countsOf(group: Group, count: number): PlanCounts {
  const none = Object.fromEntries(planActions.map((one) => [one, 0])) as Record<PlanAction, number>;
  return { ...none, [group]: count };
}

function stepNode(step: PlanStep, id: string, states: StepStates, isPart = false): PlanNode {
  const { reason, where, notes = [], changes, children = [] } = step;
  const state = states.get(stepKey(step));
  const fields = changes.map(({ path }) => path).join(', ');
  const planned = [where, fields].filter((text) => text !== undefined && text !== '').join(' · ');
  const description = (isLeftThough(step) ? reason : state?.message) ?? reason ?? planned;
  return {
    id,
    label: titleOfStep(step),
    ...(description !== '' && { description: brief(description, 200) }),
    tooltip: [
      summaryWithPlace(step),
      ...(reason === undefined ? [] : [reason]),
      ...notes,
      ...(state?.message ? [state.message] : []),
    ].join('\n'),
    icon: isLeftThough(step) ? leftIcon : state ? stateIcons[state.state] : groupIcons[groupOf(step)],
    children: [
      ...changes.map(({ path, from, to }, index) => changeNode(changeFact(path, from, to), `${id} ${index}`)),
      ...children.map((child, index) => stepNode(child, `${id} part ${index}`, states, true)),
      ...notes.map((note, index) => noteNode(note, `${id} note ${index}`)),
    ],
    isOpen: step.action === 'blocked',
    ...(isPart ? {} : { step: stepKey(step) }),
  };
}

function isLeftThough({ action, reason }: PlanStep): boolean {
  return action === 'unchanged' && reason !== undefined;
}

/** The kind and the name of a step's resource. */
export function titleOfStep(step: PlanStep): string {
  return `${step.kind} ${titleOf(step)}`.trim();
}

function changeNode(text: string, id: string): PlanNode {
  return {
    id,
    label: brief(text, 200),
    tooltip: text,
    icon: { id: 'symbol-field' },
    children: [],
    isOpen: false,
  };
}

function noteNode(note: string, id: string): PlanNode {
  return { id, label: brief(note, 200), tooltip: note, icon: { id: 'info' }, children: [], isOpen: false };
}

/** What the title of the view says besides its name: where the plan goes, and what it does. */
export function planSubtitle({ target }: Plan): string {
  return target.protected ? l10n.t('{0} · protected', target.name) : target.name;
}
