import type { ClientCapabilities, Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver/node';
import { DocumentDiagnosticReportKind } from 'vscode-languageserver/node';
import { toDiagnostic } from '../convert';
import type { Snapshot } from '../snapshots';

/** Whether the client asks for diagnostics itself; then they are not pushed, so that none is shown twice. */
export function pullsDiagnostics(client: ClientCapabilities): boolean {
  return client.textDocument?.diagnostic !== undefined;
}

/** All findings of a document as the editor shows them, in the order of the text. */
export function diagnosticsOf({ manifest }: Snapshot): Diagnostic[] {
  return manifest.findings().map((finding) => toDiagnostic(manifest, finding));
}

/** Answers textDocument/diagnostic. */
export function documentDiagnostics(snapshot: Snapshot): DocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Full, items: diagnosticsOf(snapshot) };
}
