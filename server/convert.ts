import type { Diagnostic, Range as LspRange, TextEdit } from 'vscode-languageserver/node';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import type { Manifest } from '../manifests/engine/manifest';
import type { Finding } from '../manifests/engine/rules/rule';
import type { Range, TextChange } from '../parser/range';

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
} as const;

/** Converts offsets of a manifest to an LSP range. */
export function toRange(manifest: Manifest, range: Range): LspRange {
  return { start: manifest.lines.positionAt(range.start), end: manifest.lines.positionAt(range.end) };
}

/** Converts a text change of a manifest to an LSP edit. */
export function toTextEdit(manifest: Manifest, change: TextChange): TextEdit {
  return { range: toRange(manifest, change.range), newText: change.text };
}

/** Converts a finding to an LSP diagnostic; `code` is the rule's id. */
export function toDiagnostic(manifest: Manifest, finding: Finding): Diagnostic {
  return {
    range: toRange(manifest, finding.range),
    severity: severities[finding.severity],
    code: finding.rule,
    source: 'engine-room',
    message: finding.message,
  };
}
