import { createHash } from 'node:crypto';
import type {
  ClientCapabilities,
  Diagnostic,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { DocumentDiagnosticReportKind, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { toDiagnostic } from '../convert';
import { shownFindings } from '../diagnostics-engine';
import { withoutShownByOthers } from '../shown-by-others';
import type { Snapshot } from '../snapshot';
import type { Services } from './feature';

/** Whether the client pulls diagnostics; then they are not pushed, so that none is shown twice. */
export function pullsDiagnostics(client: ClientCapabilities): boolean {
  return client.textDocument?.diagnostic !== undefined;
}

/** The problems of a document as the editor shows them, in text order. */
export function diagnosticsOf(
  snapshot: Snapshot,
  { diagnostics, extras, rulePage }: Pick<Services, 'diagnostics' | 'extras' | 'rulePage'>,
): Diagnostic[] {
  const findings = withoutShownByOthers(diagnostics.findings(snapshot), snapshot, extras.servedByOthers);
  return shownFindings(findings).map((finding) => toDiagnostic(snapshot.manifest, finding, rulePage));
}

/** A result id for a list of problems; equal lists have equal ids. */
export function resultIdOf(diagnostics: readonly Diagnostic[]): string {
  return createHash('sha1').update(JSON.stringify(diagnostics)).digest('base64url');
}

/** Answers textDocument/diagnostic; unchanged results are not sent again. */
export async function documentDiagnostics(
  snapshot: Snapshot,
  { previousResultId }: DocumentDiagnosticParams,
  services: Services,
): Promise<DocumentDiagnosticReport> {
  await services.workspace.settle(snapshot.uri);
  const items = diagnosticsOf(snapshot, services);
  const resultId = resultIdOf(items);
  return resultId === previousResultId
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
    : { kind: DocumentDiagnosticReportKind.Full, resultId, items };
}

/** The answer for a text that has been edited since: makes the client request again. */
export function askAgain(): ResponseError<{ retriggerRequest: boolean }> {
  return new ResponseError(LSPErrorCodes.ServerCancelled, 'The document was edited', {
    retriggerRequest: true,
  });
}
