import type {
  CancellationToken,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { DocumentDiagnosticReportKind, ProgressType } from 'vscode-languageserver/node';
import * as l10n from '@vscode/l10n';
import { canonicalUri } from '../uris';
import { diagnosticsOf, resultIdOf } from './diagnostics';
import type { FeatureHost } from './feature';

/** Number of reports per partial result. */
const batch = 50;

const partialResult = new ProgressType<{ items: WorkspaceDocumentDiagnosticReport[] }>();
const workDone = new ProgressType<unknown>();

/**
 * Answers workspace/diagnostic: the problems of all manifests of the workspace, open or not, after the workspace has
 * been scanned. Unchanged results are not sent again.
 */
export async function workspaceDiagnostics(
  params: WorkspaceDiagnosticParams,
  host: FeatureHost,
  token: CancellationToken,
): Promise<WorkspaceDiagnosticReport> {
  const { workspace } = host.services;
  const progress = progressOf(params, host);
  progress.begin();
  await workspace.ready();
  await workspace.settle();

  const known = new Map(params.previousResultIds.map(({ uri, value }) => [canonicalUri(uri), value]));
  const files = workspace.index.knownFiles();
  const gone = [...known.keys()].filter((file) => !workspace.index.has(file));
  const items: WorkspaceDocumentDiagnosticReport[] = gone.map((uri) => emptyReport(workspace.clientUri(uri)));
  for (const [position, file] of files.entries()) {
    await host.idle.yield();
    if (token.isCancellationRequested) break;
    const report = await reportOf(file, known.get(file), host);
    if (report) items.push(report);
    if (items.length >= batch && progress.sends) progress.send(items.splice(0), position / files.length);
  }
  progress.end();
  return { items };
}

async function reportOf(
  file: string,
  previousResultId: string | undefined,
  { services }: FeatureHost,
): Promise<WorkspaceDocumentDiagnosticReport | undefined> {
  const { workspace, diagnostics } = services;
  const stamp = diagnostics.stamp();
  const last = workspace.results.get(file);
  if (last !== undefined && last.stamp === stamp && last.resultId === previousResultId) {
    const { resultId } = last;
    return {
      kind: DocumentDiagnosticReportKind.Unchanged,
      uri: workspace.clientUri(file),
      version: null,
      resultId,
    };
  }
  const snapshot = await workspace.open(file);
  if (snapshot === undefined) return undefined;
  const { uri, version } = snapshot;
  const items = diagnosticsOf(snapshot, services);
  const resultId = resultIdOf(items);
  if (version === null) workspace.results.set(file, { stamp, resultId });
  return resultId === previousResultId
    ? { kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId }
    : { kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items };
}

/** A deleted file has no problems any more. */
function emptyReport(uri: string): WorkspaceDocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] };
}

function progressOf(
  { partialResultToken, workDoneToken }: WorkspaceDiagnosticParams,
  { connection }: FeatureHost,
) {
  const report = (value: unknown): void => {
    if (workDoneToken !== undefined) void connection.sendProgress(workDone, workDoneToken, value);
  };
  return {
    sends: partialResultToken !== undefined,
    begin: () => report({ kind: 'begin', title: l10n.t('Checking the workspace'), percentage: 0 }),
    end: () => report({ kind: 'end' }),
    send(items: WorkspaceDocumentDiagnosticReport[], share: number): void {
      if (partialResultToken !== undefined)
        void connection.sendProgress(partialResult, partialResultToken, { items });
      report({ kind: 'report', percentage: Math.round(share * 100) });
    },
  };
}
