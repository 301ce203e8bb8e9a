import { isDeepStrictEqual } from 'node:util';
import * as l10n from '@vscode/l10n';
import { isRecord } from '../../api/values';
import { kindNamed } from '../../manifests/kinds/cloud/kinds';
import { nameOfEngine } from '../../resources/documents/engine-name';
import { kieItems } from '../../resources/kie/items';
import { kieRevisions, type RevisionScope } from '../../resources/kie/revisions';
import { registeredApps } from '../../resources/lain/apps';
import type { ResourceRef } from '../../resources/resource-action';
import type { ActionRequest } from '../action-plan';
import { compareFields } from '../compare/compare-fields';
import type { DeployContext, PreparedStep } from '../deploy-kind';
import { documentOf as exportedDocument } from '../export/export-manifest';
import { exportKinds } from '../export/export-kinds';
import { LiveResources } from '../export/live-resources';
import { readLiveState } from '../lain/live-state';
import { makePlan } from '../make-plan';
import type { PreparedPlan } from '../prepared-plan';
import { documentFile } from '../undo/undo-files';
import { formerOfApp } from './former-app';
import { formerOfItem } from './former-item';
import { addedFields, usedVersion, versionIn } from './former-write';
import type { Former, RecordedDocument, Unkept } from './run-record';
import { withoutSecrets, type LostPart, type Members } from './without-secrets';

/** How long lists may show what was there before, in milliseconds. */
const lagMs = 3000;

/**
 * The plan of an action that also reads what undoing it needs: what it acts on as a manifest describes it, before and after
 * the action; of a part, such as a variable, what it is a part of.
 */
export function withFormer(
  prepared: PreparedPlan,
  request: ActionRequest,
  context: DeployContext,
): PreparedPlan {
  const steps = prepared.steps.map((step): PreparedStep => {
    let secrets: readonly LostPart[] = [];
    return {
      ...step,
      former: (signal) => formerOf(request, step, context, signal, (found) => void (secrets = found)),
      left: (former, signal) => completed(former, secrets, request, context, signal),
      valueNow: (after, signal) => valueOf(after, context, signal),
    };
  });
  return { ...prepared, steps };
}

/** The plan of an action on several items, of which nothing is kept that undoing it would need. */
export function withoutFormer(prepared: PreparedPlan): PreparedPlan {
  const lost = [l10n.t('Several were selected together, and what each was before is not recorded.')];
  return { ...prepared, steps: prepared.steps.map((step) => ({ ...step, former: () => ({ lost }) })) };
}

/** @param onSecrets Called with what the document leaves out. */
async function formerOf(
  { action, resource }: ActionRequest,
  { step }: PreparedStep,
  context: DeployContext,
  signal: AbortSignal,
  onSecrets: (secrets: readonly LostPart[]) => void,
): Promise<Former> {
  const { kind, identity } = resource;
  if (kind.id === registeredApps.id && identity !== undefined) {
    const live = await readLiveState(context, identity, signal);
    const version = live.app?.metaversion;
    // The console says which version an app runs when it has been deployed.
    return formerOfApp(identity, version, action.effect === 'remove' ? undefined : '', live.registered);
  }
  const described = describedRef(resource);
  if (!described) {
    return { lost: [l10n.t('No manifest describes it: change it back with its own commands.')] };
  }
  const isPart = described !== resource;
  const isNew = action.effect === 'create' && !isPart;
  const now = isNew ? undefined : await documentOf(described, context, signal);
  if (!now) return { lost: [l10n.t('There was none before: delete it with its own command.')] };
  const { document: before } = now;
  onSecrets(now.lost);
  const lost = now.lost.map(({ text }) => text);
  const isGone = action.effect === 'remove' && !isPart && step.removes === undefined;
  if (!isGone) return { ...(before && { before }), lost };
  const { notes = [] } = step;
  const along = notes.length === 0 ? [] : [l10n.t('What went with it: {0}', notes.join(' '))];
  return { ...(before && { before }), after: null, lost: [...lost, ...along] };
}

/**
 * What undoing needs with what the action has left; undefined when that is known, or can't be read.
 *
 * @param secrets What the document of before leaves out: it is not lost where it is the same now.
 */
async function completed(
  former: Former,
  secrets: readonly LostPart[],
  { resource }: ActionRequest,
  context: DeployContext,
  signal: AbortSignal,
): Promise<Former | undefined> {
  const { before } = former;
  const described = describedRef(resource);
  if (!before || former.after !== undefined || !described) return undefined;
  const now = await documentAfter(before, described, context, signal);
  const after = now?.after;
  const schema = kindNamed(before.apiVersion, before.kind)?.schema;
  if (!after || !schema) return undefined;
  const back = compareFields(before.value, after.value, schema);
  const added = addedFields(compareFields(after.value, before.value, schema));
  const version = versionIn(back, schema);
  const unkept = now.unkept && { unkept: now.unkept };
  const isSame = (one: LostPart) => now.lost.some((other) => isDeepStrictEqual(one, other));
  const same = secrets.filter(isSame).map(({ text }) => text);
  const lost = former.lost.filter((text) => !same.includes(text));
  if (!version) return { before, after, ...unkept, lost: [...lost, ...added] };
  const bound = new Set(back.flatMap(({ path, changedBy }) => (changedBy === 'update' ? path[1] : [])));
  const { spec } = before.value;
  const free = Object.entries(isRecord(spec) ? spec : {}).filter(([key]) => !bound.has(key));
  const leftOut = before.leftOut?.filter(({ path }) => !bound.has(path[1]));
  const kept = {
    ...before,
    value: { ...before.value, spec: Object.fromEntries(free) },
    ...(leftOut && { leftOut }),
  };
  return { before: kept, after, ...unkept, lost: [...lost, ...added, usedVersion(version.to)] };
}

/** A resource after an action: lists lag, so that what is as before is read again. @throws ApiError */
async function documentAfter(
  before: RecordedDocument,
  ref: ResourceRef,
  context: DeployContext,
  signal: AbortSignal,
): Promise<DocumentNow | undefined> {
  const now = await documentOf(ref, context, signal);
  if (!isDeepStrictEqual(now?.after, before)) return now;
  await context.clock.sleep(lagMs, signal);
  return documentOf(ref, context, signal);
}

/** What a document stands for, as it is now, with what may be secrets. @throws ApiError */
async function valueOf(
  document: RecordedDocument,
  context: DeployContext,
  signal: AbortSignal,
): Promise<Members | undefined> {
  const { steps } = await makePlan({ files: [documentFile([document])] }, context, signal);
  return steps[0]?.valueNow?.(document, signal);
}

/** The resource itself, or the one that it is a part of, where a manifest describes it. */
function describedRef(resource: ResourceRef): ResourceRef | undefined {
  const { kind, scope } = resource;
  if (exportKinds.some(({ resources }) => resources.id === kind.id)) return resource;
  if (kind.id === kieRevisions.id) {
    const { identity } = scope as RevisionScope; // the scope of this kind
    return { kind: kieItems, scope: {}, identity };
  }
  return 'within' in kind ? describedRef({ kind: kind.within.kind, ...kind.within.place(scope) }) : undefined;
}

/** A resource as it is now, without secrets. */
interface DocumentNow {
  /** What can be put back; undefined when that is a secret. */
  readonly document: RecordedDocument | undefined;
  readonly after: RecordedDocument | undefined;
  readonly unkept: Unkept | undefined;
  readonly lost: readonly LostPart[];
}

/** Undefined when it is gone, or there is nothing to describe. @throws ApiError */
async function documentOf(
  ref: ResourceRef,
  context: DeployContext,
  signal: AbortSignal,
): Promise<DocumentNow | undefined> {
  const live = new LiveResources(context, signal);
  if (ref.kind.id === kieItems.id) {
    const list = live.lists.in(context.session);
    const item = (await list(kieItems, {})).find((one) => kieItems.identity(one) === ref.identity);
    if (!item) return undefined;
    const { before, after, unkept, lost } = formerOfItem(
      await nameOfEngine(context.session, list),
      item,
      item,
    );
    const parts = lost.map((text) => ({ text, path: ['spec', 'value'], value: item.value }));
    return { document: before ?? undefined, after: after ?? undefined, unkept, lost: parts };
  }
  const resource = await live.at(ref);
  const exported = resource && (await exportedDocument(resource, live, true));
  const known = exported && kindNamed(exported.apiVersion, exported.kind);
  if (!exported || !known) return undefined;
  const { apiVersion, kind, metadata } = exported;
  // What is enabled has no status in a manifest, which would leave one that is disabled by now as it is.
  const whole = { ...('status' in known.facts.members && { status: 'enabled' }), ...exported.value };
  const { value, lost, paths, leftOut } = withoutSecrets(whole, known.schema, metadata['name']);
  const document = {
    apiVersion,
    kind,
    metadata: { ...metadata },
    value: { ...value },
    ...(leftOut.length > 0 && { leftOut: [...leftOut] }),
  };
  const unkept = paths.length > 0 ? { paths: [...paths] } : undefined;
  return { document, after: document, unkept, lost };
}
