import * as l10n from '@vscode/l10n';
import pLimit from 'p-limit';
import { blockedStep } from '../blocked-step';
import { compareFields, type Difference } from '../compare/compare-fields';
import type { DeployContext, DeployRequest, PreparedStep } from '../deploy-kind';
import type { PlanAction, PlanStep } from '../plan';
import { RowWriter } from './apply-row';
import { basisOf, type Comparison, type PlannedResource } from './planned-resource';
import { PlannedSet } from './planned-set';
import { rowOf } from './rows';
import { shownDifference } from './shown-difference';
import { keyOf, parentsOf, States, titleOfNames } from './states';
import type { Wanted } from './wanted';

/** Maximum number of resources that are read at a time. Source: resources §9. */
const maxParallelReads = 6;

/**
 * Plans the resources of documents: finds each by its names, compares it with what is wanted, and orders the steps by
 * what belongs to what. @throws ApiError when a service refuses the caller.
 */
export async function planRows(
  wanted: readonly Wanted[],
  request: DeployRequest,
  context: DeployContext,
  signal: AbortSignal,
): Promise<PreparedStep[]> {
  const resources = wanted.flatMap((one) => plannedResource(one) ?? []);
  const planned = new PlannedSet(resources);
  const states = new States(context, (reference) => planned.find(reference)?.key, signal);
  const writer = new RowWriter(context, states);
  const isOneEngine = !context.session.services.includes('cse');
  const engines = new Set(isOneEngine ? resources.flatMap(({ names }) => names['engine'] ?? []) : []);
  const limit = pLimit(maxParallelReads);
  const stepFor = async (resource: PlannedResource): Promise<PreparedStep> => {
    const several = engines.size > 1 && resource.names['engine'] !== undefined;
    if (several) return refused(resource, severalEngines([...engines].join(', ')));
    const first = planned.find(resource);
    if (first && first !== resource) return refused(resource, twice(first));
    const step = await stepOf(resource, request, states, writer);
    return { ...step, after: idsBefore(resource, planned), ...exclusiveKey(resource) };
  };
  return Promise.all(resources.map((resource) => limit(stepFor, resource)));
}

/** The steps of what the resource belongs to, and of what is written before it. */
function idsBefore(resource: PlannedResource, planned: PlannedSet): string[] {
  const { row, names } = resource;
  const references = [...Object.values(parentsOf(resource)), ...(row.follows?.(names) ?? [])];
  return references.flatMap((reference) => planned.find(reference)?.key ?? []);
}

function exclusiveKey({ row, names }: PlannedResource): Pick<PreparedStep, 'exclusive'> {
  const exclusive = row.exclusive?.(names);
  return exclusive === undefined ? {} : { exclusive };
}

function plannedResource(wanted: Wanted): PlannedResource | undefined {
  const { apiVersion, kind } = wanted.kind.facts;
  const row = rowOf(apiVersion, kind);
  if (!row) return undefined;
  const names = row.names?.(wanted) ?? wanted.metadata;
  return { row, names, wanted, key: keyOf({ row, names }) };
}

async function stepOf(
  resource: PlannedResource,
  request: DeployRequest,
  states: States,
  writer: RowWriter,
): Promise<PreparedStep> {
  const state = await states.of(resource);
  if (state.state === 'blocked' || state.state === 'unknown') {
    return refused(resource, state.reason, state.state);
  }
  const live = state.state === 'live' ? await writer.detailOf(resource, state.live) : undefined;
  const comparison = compare(resource, live);
  const { row, wanted } = resource;
  const obstacle = row.obstacle?.(wanted, live, comparison.differences);
  const refusal =
    obstacle === undefined ? refusedReplacement(resource, comparison, request) : { reason: obstacle };
  const step = describe(resource, comparison, refusal);
  return {
    step,
    id: resource.key,
    liveState: basisOf(resource, comparison),
    after: [],
    apply: (run) => writer.write(resource, comparison, step.action, run),
  };
}

function compare({ row, wanted }: PlannedResource, live: unknown): Comparison {
  const there = live === undefined ? {} : row.valueOf(live);
  return { live, differences: compareFields(wanted.value, there, wanted.kind.schema) };
}

/** Why a step is blocked. */
type Refusal = Required<Pick<PlanStep, 'reason'>> & Pick<PlanStep, 'allowedBy'>;

/** Fields that no operation changes: the resource is deleted and created again, if its name allows that. */
function refusedReplacement(
  { row, names }: PlannedResource,
  { live, differences }: Comparison,
  { allowReplace = [] }: DeployRequest,
): Refusal | undefined {
  const fixed = live === undefined ? [] : replacements(differences);
  if (fixed.length === 0) return undefined;
  const title = titleOfNames(row, names);
  const fields = fixed.map((one) => shownDifference(one).path).join(', ');
  if (!row.remove) {
    return {
      reason: l10n.t('{0} can’t be changed after the resource is created: write the live value.', fields),
    };
  }
  if (allowReplace.includes(title)) return undefined;
  return {
    reason: l10n.t(
      '{0} can’t be changed: {1} would be deleted and created again, which its name must allow.',
      fields,
      title,
    ),
    allowedBy: title,
  };
}

function replacements(differences: readonly Difference[]): readonly Difference[] {
  return differences.filter(({ changedBy }) => changedBy === 'replacement');
}

function describe(
  resource: PlannedResource,
  { live, differences }: Comparison,
  refusal: Refusal | undefined,
): PlanStep {
  const { row, names, wanted } = resource;
  const written = differences.filter(({ isIgnored }) => !isIgnored);
  const action = refusal ? 'blocked' : actionFor(live, written);
  const title = titleOfNames(row, names);
  const ignored = differences.filter(({ isIgnored }) => isIgnored);
  const notes = [
    ...(action === 'unchanged' ? [] : (row.notes?.(wanted, live) ?? [])),
    ...ignored.map((one) => l10n.t('{0} can’t be emptied: the server keeps it.', shownDifference(one).path)),
  ];
  return {
    apiVersion: row.apiVersion,
    kind: row.kind,
    name: title,
    action,
    summary: summaryOf(action, row.kind, title),
    changes: written.map(shownDifference),
    ...refusal,
    ...(notes.length > 0 && { notes }),
  };
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

function refused(
  { row, names, wanted, key }: PlannedResource,
  reason: string,
  action: 'blocked' | 'unknown' = 'blocked',
): PreparedStep {
  const { apiVersion, kind } = row;
  const name = titleOfNames(row, names);
  const prepared = blockedStep({ apiVersion, kind, name }, `${key} ${wanted.origin}`, reason);
  return { ...prepared, step: { ...prepared.step, action } };
}

function twice({ wanted }: PlannedResource): string {
  return l10n.t('The same resource is already in {0}.', wanted.origin);
}

function severalEngines(names: string): string {
  return l10n.t('The documents name several engines ({0}): deploy them one by one.', names);
}
