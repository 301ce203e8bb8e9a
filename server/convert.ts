import type { Diagnostic, Range as LspRange, TextEdit } from 'vscode-languageserver/node';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import type { Manifest } from '../manifests/engine/manifest';
import { plainWords } from '../manifests/engine/plain-words';
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

/** Converts a finding to an LSP diagnostic; `code` is the rule's id, and a link to its page where the client shows one. */
export function toDiagnostic(
  manifest: Manifest,
  finding: Finding,
  rulePage: (rule: string) => string | undefined,
): Diagnostic {
  const href = rulePage(finding.rule);
  return {
    range: toRange(manifest, finding.range),
    severity: severities[finding.severity],
    code: finding.rule,
    ...(href !== undefined && { codeDescription: { href } }),
    source: 'engine-room',
    message: plainWords(finding.message),
  };
}
