import * as vscode from 'vscode';
import type { PreparedStep } from '../../deploy/deploy-kind';
import { plainWords } from '../../manifests/engine/plain-words';
import type { Fix } from '../../manifests/engine/rules/rule';
import type { Range } from '../../parser/range';
import { plainText } from '../plain-text';

/** A wrong name in a document, in offsets of its present text. */
interface Mark {
  readonly range: Range;
  readonly message: string;
  readonly fixes: readonly Fix[];
}

/**
 * Marks the names that keep a plan from being carried out where they are in the file, with quick fixes. A mark is gone when
 * the text there changes, when the document is closed, and with a new plan of it.
 */
export class NameMarks implements vscode.CodeActionProvider, vscode.Disposable {
  private readonly marks = new Map<string, readonly Mark[]>();
  private readonly problems = vscode.languages.createDiagnosticCollection('engineRoom.plan');
  private readonly registrations = vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider('*', this, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) =>
      this.follow(document, contentChanges),
    ),
    vscode.workspace.onDidCloseTextDocument((document) => this.put(document, [])),
  );

  /** Shows the wrong names of a plan in the document that it was made from, in place of those before. */
  show(document: vscode.TextDocument, steps: readonly PreparedStep[]): void {
    const text = document.getText();
    const marks = steps.flatMap(({ step, nameProblem }): Mark[] => {
      if (!nameProblem || nameProblem.file.manifest.text !== text) return [];
      const { range, fixes } = nameProblem;
      return [{ range, fixes, message: step.reason ?? step.summary }];
    });
    this.put(document, marks);
  }

  /** Takes all marks away. */
  clear(): void {
    this.marks.clear();
    this.problems.clear();
  }

  provideCodeActions(document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
    const marks = this.marks.get(document.uri.toString()) ?? [];
    return marks
      .filter((mark) => rangeIn(document, mark.range).intersection(range))
      .flatMap((mark) => mark.fixes.map((fix) => actionFor(document, mark, fix)));
  }

  dispose(): void {
    this.registrations.dispose();
    this.problems.dispose();
  }

  private follow(
    document: vscode.TextDocument,
    changes: readonly vscode.TextDocumentContentChangeEvent[],
  ): void {
    const marks = this.marks.get(document.uri.toString());
    if (!marks || changes.length === 0) return;
    const left = changes.reduce((all, change) => all.flatMap((mark) => followed(mark, change)), [...marks]);
    this.put(document, left);
  }

  private put(document: vscode.TextDocument, marks: readonly Mark[]): void {
    const key = document.uri.toString();
    if (marks.length > 0) this.marks.set(key, marks);
    else if (!this.marks.delete(key)) return;
    this.problems.set(
      document.uri,
      marks.map((mark) => diagnosticFor(document, mark)),
    );
  }
}

/** A mark after a change of the text; none where the change touches it. */
function followed(mark: Mark, change: vscode.TextDocumentContentChangeEvent): readonly Mark[] {
  const range = shifted(mark.range, change);
  if (!range) return [];
  const fixes = mark.fixes.flatMap(({ edits, ...fix }) => {
    const left = edits.flatMap((edit) => {
      const at = shifted(edit.range, change);
      return at ? [{ ...edit, range: at }] : [];
    });
    return left.length === edits.length ? [{ ...fix, edits: left }] : [];
  });
  return [{ ...mark, range, fixes }];
}

function shifted(
  { start, end }: Range,
  { rangeOffset, rangeLength, text }: vscode.TextDocumentContentChangeEvent,
): Range | undefined {
  if (rangeOffset > end) return { start, end };
  if (rangeOffset + rangeLength >= start) return undefined;
  const by = text.length - rangeLength;
  return { start: start + by, end: end + by };
}

function diagnosticFor(document: vscode.TextDocument, { range, message }: Mark): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(rangeIn(document, range), plainText(plainWords(message)));
  diagnostic.source = 'Engine Room';
  return diagnostic;
}

function actionFor(document: vscode.TextDocument, mark: Mark, { title, edits }: Fix): vscode.CodeAction {
  const action = new vscode.CodeAction(plainText(plainWords(title)), vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnosticFor(document, mark)];
  action.isPreferred = mark.fixes.length === 1;
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(
    document.uri,
    edits.map(({ range, text }) => vscode.TextEdit.replace(rangeIn(document, range), text)),
  );
  return action;
}

function rangeIn(document: vscode.TextDocument, { start, end }: Range): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
