import * as vscode from 'vscode';
import { plainWords } from '../../manifests/engine/plain-words';
import { checkContent } from '../../manifests/kinds/content/content';
import { ruleCode } from '../rule-link';
import { documentScheme } from './document-uri';
import type { Documents } from './documents';

/** How long the typing pauses before a value is checked, in milliseconds. */
const pauseMs = 200;

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
} as const;

/** The findings in values of configuration items that are open as documents; the editor itself checks those in JSON. */
export class ContentDiagnostics implements vscode.Disposable {
  private readonly found = vscode.languages.createDiagnosticCollection('engine-room-documents');
  private readonly pending = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly open: Documents['open'],
    private readonly onFailed: (error: unknown) => void,
  ) {}

  /** Checks a document after a pause in its typing. */
  look(document: vscode.TextDocument): void {
    if (document.uri.scheme !== documentScheme || document.languageId.startsWith('json')) return;
    const key = document.uri.toString();
    clearTimeout(this.pending.get(key));
    this.pending.set(
      key,
      setTimeout(() => void this.check(document).catch(this.onFailed), pauseMs),
    );
  }

  forget({ uri }: vscode.TextDocument): void {
    clearTimeout(this.pending.get(uri.toString()));
    this.pending.delete(uri.toString());
    this.found.delete(uri);
  }

  dispose(): void {
    for (const timer of this.pending.values()) clearTimeout(timer);
    this.found.dispose();
  }

  private async check(document: vscode.TextDocument): Promise<void> {
    this.pending.delete(document.uri.toString());
    const content = await (await this.open()).contentOf(document.uri);
    if (!content || document.isClosed) return;
    const findings = checkContent(document.getText(), content.valueType, content.key);
    this.found.set(
      document.uri,
      findings.map(({ rule, message, severity, range }) => {
        const place = new vscode.Range(document.positionAt(range.start), document.positionAt(range.end));
        const diagnostic = new vscode.Diagnostic(place, plainWords(message), severities[severity]);
        diagnostic.source = 'Engine Room';
        diagnostic.code = ruleCode(rule);
        return diagnostic;
      }),
    );
  }
}
