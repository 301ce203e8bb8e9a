import * as l10n from '@vscode/l10n';
import type { LiveRow } from '../destroy/removal';
import type { ExportKind } from '../export/export-kind';
import { exportKinds } from '../export/export-kinds';
import { manifestValue } from '../export/manifest-value';
import type { Former } from './run-record';
import { withoutSecrets } from './without-secrets';

/** What creating a resource again needs: all of it that a manifest can have. @throws ApiError */
export async function formerOfRemoval(
  { resource, removal, live, place }: LiveRow,
  signal: AbortSignal,
): Promise<Former> {
  const { row, wanted } = resource;
  const { apiVersion, kind } = row;
  if (kind === 'Engine') {
    return { after: null, lost: [l10n.t('The engine was deleted with what it held.')] };
  }
  const known = exportKinds.find((one) => one.apiVersion === apiVersion && one.kind === kind);
  const { session, list } = place;
  const subject = removal.subject(live);
  const whole = await known?.valueOf({ session, scope: removal.scope(place), subject, list, signal });
  const value = manifestValue(wanted.kind, whole ?? row.valueOf(live), isWhole(known));
  const kept = withoutSecrets({ ...wanted.value, ...value }, wanted.kind.schema, wanted.metadata['name']);
  const document = { apiVersion, kind, metadata: { ...wanted.metadata }, value: { ...kept.value } };
  const leftOut = kept.leftOut.length > 0 && { leftOut: [...kept.leftOut] };
  return { before: { ...document, ...leftOut }, after: null, lost: kept.lost.map(({ text }) => text) };
}

function isWhole(known: ExportKind<unknown, unknown> | undefined): boolean {
  return known?.isWhole === true;
}
