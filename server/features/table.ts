import {
  CodeActionKind,
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  DefinitionRequest,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentRangeFormattingRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  SemanticTokensRangeRequest,
  WorkspaceDiagnosticRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import type { ClientCapabilities, ServerCapabilities } from 'vscode-languageserver/node';
import { outdated } from '../run-safely';
import { codeActions, fixAllKind } from './code-actions';
import { codeLenses } from './code-lens';
import { completion } from './completion';
import { definition } from './definition';
import { askAgain, documentDiagnostics, pullsDiagnostics } from './diagnostics';
import { documentLinks } from './document-links';
import { documentSymbols } from './document-symbols';
import { documentFeature, workspaceFeature } from './feature';
import type { Feature } from './feature';
import { findings, findingsRequest } from './findings';
import { folding } from './folding';
import { formatDocument, formatRange } from './formatting';
import { registersFormatting } from './formatting-registration';
import { highlight } from './highlight';
import { hover } from './hover';
import { inlayHints } from './inlay-hints';
import { reader, readerRequest } from './reader';
import { references } from './references';
import { prepareRename, rename } from './rename';
import {
  atPosition,
  atPositions,
  inDocument,
  inRange,
  ofCodeActions,
  ofFormatting,
  ofKnownResults,
  ofQuery,
  ofRangeFormatting,
  ofReferences,
  ofRename,
  ofUri,
} from './required-params';
import { selectionRanges } from './selection';
import { coloursRanges, legend, semanticTokens } from './semantic-tokens';
import { workspaceDiagnostics } from './workspace-diagnostics';
import { workspaceSymbols } from './workspace-symbols';

/** For features about a whole document: an answer about an old text is of no use, and the client requests again. */
const whole = { whenEdited: outdated };

/** Every request that the server answers. A row adds a feature with its capability. */
export const features: readonly Feature[] = [
  documentFeature(
    DocumentDiagnosticRequest.type,
    inDocument,
    { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true } },
    documentDiagnostics,
    { kind: DocumentDiagnosticReportKind.Full, items: [] },
    { isFor: pullsDiagnostics, whenEdited: askAgain },
  ),
  workspaceFeature(
    WorkspaceDiagnosticRequest.type,
    ofKnownResults,
    {},
    workspaceDiagnostics,
    { items: [] },
    pullsDiagnostics,
  ),
  workspaceFeature(findingsRequest, ofUri, {}, findings, null),
  workspaceFeature(readerRequest, ofUri, {}, reader, null),
  documentFeature(
    CompletionRequest.type,
    atPosition,
    { completionProvider: { triggerCharacters: [' ', ':', '-', '.'] } },
    completion,
    null,
  ),
  documentFeature(HoverRequest.type, atPosition, { hoverProvider: true }, hover, null),
  documentFeature(DefinitionRequest.type, atPosition, { definitionProvider: true }, definition, null),
  documentFeature(ReferencesRequest.type, ofReferences, { referencesProvider: true }, references, null),
  documentFeature(
    DocumentHighlightRequest.type,
    atPosition,
    { documentHighlightProvider: true },
    highlight,
    null,
  ),
  documentFeature(PrepareRenameRequest.type, atPosition, {}, prepareRename, null),
  documentFeature(RenameRequest.type, ofRename, { renameProvider: { prepareProvider: true } }, rename, null),
  documentFeature(
    DocumentSymbolRequest.type,
    inDocument,
    { documentSymbolProvider: true },
    documentSymbols,
    null,
    whole,
  ),
  workspaceFeature(
    WorkspaceSymbolRequest.type,
    ofQuery,
    { workspaceSymbolProvider: true },
    workspaceSymbols,
    null,
  ),
  documentFeature(
    CodeActionRequest.type,
    ofCodeActions,
    { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] } },
    codeActions,
    null,
  ),
  documentFeature(CodeLensRequest.type, inDocument, { codeLensProvider: {} }, codeLenses, null, whole),
  documentFeature(InlayHintRequest.type, inRange, { inlayHintProvider: true }, inlayHints, null, whole),
  documentFeature(FoldingRangeRequest.type, inDocument, { foldingRangeProvider: true }, folding, null, whole),
  documentFeature(
    SelectionRangeRequest.type,
    atPositions,
    { selectionRangeProvider: true },
    selectionRanges,
    null,
  ),
  documentFeature(
    SemanticTokensRangeRequest.type,
    inRange,
    { semanticTokensProvider: { legend, range: true } },
    semanticTokens,
    { data: [] },
    { isFor: coloursRanges, whenEdited: outdated },
  ),
  documentFeature(
    DocumentLinkRequest.type,
    inDocument,
    { documentLinkProvider: {} },
    documentLinks,
    null,
    whole,
  ),
  documentFeature(
    DocumentFormattingRequest.type,
    ofFormatting,
    { documentFormattingProvider: true },
    formatDocument,
    null,
    whole,
  ),
  documentFeature(
    DocumentRangeFormattingRequest.type,
    ofRangeFormatting,
    { documentRangeFormattingProvider: true },
    formatRange,
    null,
    whole,
  ),
];

/** The server's capabilities for this client: exactly the features that it registers. */
export function capabilitiesOf(chosen: readonly Feature[], client: ClientCapabilities): ServerCapabilities {
  const all = chosen.reduce<ServerCapabilities>((sum, { capability }) => ({ ...sum, ...capability }), {});
  if (registersFormatting(client)) {
    delete all.documentFormattingProvider;
    delete all.documentRangeFormattingProvider;
  }
  return all;
}

/** The features for this client. */
export function featuresFor(client: ClientCapabilities): Feature[] {
  return features.filter((feature) => feature.isFor(client));
}
