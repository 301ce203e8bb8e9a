import * as l10n from '@vscode/l10n';
import { isRecord } from '../../api/values';
import { propertyOf, type Schema } from '../../manifests/engine/schema/schema';
import { overlay } from '../compare/overlay';
import { scalarText } from '../compare/scalar-text';
import type { Difference } from '../compare/compare-fields';
import type { Comparison, PlannedResource } from '../cloud/planned-resource';
import type { PlanAction } from '../plan';
import type { Former, RecordedDocument } from './run-record';
import { withoutSecrets, type Kept, type LostPart, type Members } from './without-secrets';

/** What undoing the write of a resource needs: what the document manages, as it was. */
export function formerOfWrite(
  resource: PlannedResource,
  { live, differences }: Comparison,
  action: PlanAction,
): Former {
  const { row, wanted } = resource;
  const unreadable = row.unreadable?.();
  if (unreadable !== undefined) return { lost: [unreadable] };
  const { schema } = wanted.kind;
  const after = withoutSecrets(wanted.value, schema, wanted.metadata['name']);
  const unkept = after.paths.length > 0 && { unkept: { paths: [...after.paths] } };
  const document = { after: documentOf(resource, after), ...unkept };
  if (live === undefined) return { before: null, ...document, lost: [] };
  if (action === 'replace' && row.kind === 'Engine') {
    return { ...document, lost: [l10n.t('The engine was deleted with what it held.')] };
  }
  const there = overlay({}, row.valueOf(live), schema);
  const changed = differences.filter(({ isIgnored }) => !isIgnored);
  const former = formerValue(resource, isRecord(there) ? there : {}, changed);
  const before = withoutSecrets(former.value, schema, wanted.metadata['name']);
  const lost = action === 'replace' ? before.lost : before.lost.filter((part) => isIn(changed, part));
  return {
    before: documentOf(resource, before),
    ...document,
    lost: [...new Set([...former.lost, ...lost.map(({ text }) => text)])],
  };
}

/** Whether a part of a document is among the differences, or in one, or has one in it. */
function isIn(changed: readonly Difference[], { path }: LostPart): boolean {
  return changed.some((one) => one.path.slice(0, path.length).every((key, index) => key === path[index]));
}

/** The document of a resource with other members. */
function documentOf({ row, wanted }: PlannedResource, { value, leftOut }: Kept): RecordedDocument {
  return {
    apiVersion: row.apiVersion,
    kind: row.kind,
    metadata: { ...wanted.metadata },
    value: { ...value },
    ...(leftOut.length > 0 && { leftOut: [...leftOut] }),
  };
}

/** The wanted value with the changed fields as they were. */
function formerValue({ wanted }: PlannedResource, there: Members, changed: readonly Difference[]) {
  const { schema } = wanted.kind;
  const fields = changed.map(({ path: [member = '', key] }) => ({ member, key }));
  const version = versionIn(changed, schema);
  const value: Record<string, unknown> = { ...wanted.value };
  for (const { member, key } of fields) {
    const [whole, former] = [value[member], there[member]];
    value[member] =
      key === undefined || !isRecord(whole)
        ? former
        : withField(whole, key, isRecord(former) ? former[key] : undefined);
  }
  const lost = addedFields(changed);
  if (!version) return { value, lost };
  // Whatever the update writes needs a version of its own.
  const bound = changed
    .filter(({ changedBy }) => changedBy === 'update')
    .map(({ path: [, key = ''] }) => key);
  const kept = isRecord(value['spec']) ? value['spec'] : {};
  value['spec'] = Object.fromEntries(Object.entries(kept).filter(([key]) => !bound.includes(key)));
  return { value, lost: [...lost, usedVersion(version.from)] };
}

/** The difference in a version that each update needs another of. */
export function versionIn(changed: readonly Difference[], schema: Schema): Difference | undefined {
  const spec = propertyOf(schema, 'spec')?.schema;
  return changed.find(
    ({ path: [, key = ''], from }) =>
      from !== undefined && propertyOf(spec, key)?.behaviour?.newForEachUpdate === true,
  );
}

/** Why a version is not put back. */
export function usedVersion(version: unknown): string {
  return l10n.t(
    'The version {0} was used, and none can be used twice: where it was deployed to its end, roll back to it in the Instances view.',
    scalarText(version),
  );
}

/** Why fields are not taken away again. */
export function addedFields(changed: readonly Difference[]): readonly string[] {
  return changed.filter(isAdded).map(({ path }) => stays(path));
}

/** A map with one field as given; without it where there is nothing. */
function withField(map: Members, key: string, value: unknown): Members {
  const others = Object.entries(map).filter(([name]) => name !== key);
  return Object.fromEntries(value === undefined || value === null ? others : [...others, [key, value]]);
}

/** A field that was not there: what a document leaves out stays. Entries of lists are managed. */
function isAdded({ path, from }: Difference): boolean {
  return (from === undefined || from === null) && !(path.at(-1) ?? '').startsWith('[');
}

function stays(path: readonly string[]): string {
  const parts = path.filter((part) => part !== 'spec');
  const entry = parts.findLastIndex((part) => part.startsWith('['));
  const field = parts.slice(entry + 1).join('.');
  if (entry >= 0) {
    return l10n.t('{0} of {1} was not set before: it stays.', field, parts[entry]?.slice(1, -1) ?? '');
  }
  return l10n.t('{0} was not set before: it stays.', field);
}
