import {
  CodeActionKind,
  CodeActionRequest,
  CompletionRequest,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  HoverRequest,
} from 'vscode-languageserver/node';
import type { ClientCapabilities, ServerCapabilities } from 'vscode-languageserver/node';
import { codeActions } from './code-actions';
import { completion } from './completion';
import { documentDiagnostics, pullsDiagnostics } from './diagnostics';
import { documentFeature } from './feature';
import type { Feature } from './feature';
import { hover } from './hover';

/** Every request that the server answers. Adding a line adds a feature with its capability; deleting it removes both. */
export const features: readonly Feature[] = [
  documentFeature(
    DocumentDiagnosticRequest.type,
    { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } },
    documentDiagnostics,
    { kind: DocumentDiagnosticReportKind.Full, items: [] },
    pullsDiagnostics,
  ),
  documentFeature(
    CompletionRequest.type,
    { completionProvider: { triggerCharacters: [' ', ':', '-', '.'] } },
    completion,
    null,
  ),
  documentFeature(HoverRequest.type, { hoverProvider: true }, hover, null),
  documentFeature(
    CodeActionRequest.type,
    { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] } },
    codeActions,
    null,
  ),
];

/** What the server can do for this client: exactly the features that it registers. */
export function capabilitiesOf(chosen: readonly Feature[]): ServerCapabilities {
  return chosen.reduce<ServerCapabilities>((all, { capability }) => ({ ...all, ...capability }), {});
}

/** The features that this client gets. */
export function featuresFor(client: ClientCapabilities): Feature[] {
  return features.filter((feature) => feature.isFor(client));
}
