import * as l10n from '@vscode/l10n';
import type { CodeAction, CodeActionParams, TextEdit } from 'vscode-languageserver/node';
import { CodeActionKind } from 'vscode-languageserver/node';
import type { Finding, Manifest, TextChange } from '../../manifests/manifest';
import type { Fix } from '../../manifests/rules/rule';
import { toDiagnostic, toTextEdit } from '../convert';
import type { Snapshot } from '../snapshots';

/** Offers the repairs of the findings in the range, and of all findings of the same rule where there are more. */
export function codeActions(snapshot: Snapshot, { range, context }: CodeActionParams): CodeAction[] {
  if (!wantsQuickFixes(context.only)) return [];
  const { manifest } = snapshot;
  const start = manifest.lines.offsetAt(range.start);
  const end = manifest.lines.offsetAt(range.end);

  const findings = manifest.findings();
  const touched = findings.filter((finding) => finding.range.start <= end && finding.range.end >= start);
  const repairs = touched.flatMap((finding) => repairsOf(snapshot, finding));
  const rules = [...new Set(touched.map((finding) => finding.rule))];
  return [...repairs, ...rules.flatMap((rule) => repairOfAll(snapshot, rule, findings))];
}

function wantsQuickFixes(only: readonly string[] | undefined): boolean {
  if (only === undefined) return true;
  return only.some((kind) => kind === CodeActionKind.Empty || kind === CodeActionKind.QuickFix);
}

function repairsOf(snapshot: Snapshot, finding: Finding): CodeAction[] {
  const fixes = finding.fixes ?? [];
  return fixes.map((fix) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(snapshot.manifest, finding)],
    isPreferred: fixes.length === 1,
    edit: changesOf(snapshot, fix.edits),
  }));
}

function repairOfAll(snapshot: Snapshot, rule: string, findings: readonly Finding[]): CodeAction[] {
  const alike = findings.filter((finding) => finding.rule === rule && finding.fixes?.length === 1);
  if (alike.length < 2) return [];
  return [
    {
      title: l10n.t('Fix all {0} problems of the kind {1} in this file', alike.length, rule),
      kind: CodeActionKind.QuickFix,
      diagnostics: alike.map((finding) => toDiagnostic(snapshot.manifest, finding)),
      edit: changesOf(snapshot, withoutOverlaps(alike.flatMap((finding) => finding.fixes ?? []))),
    },
  ];
}

/** All edits of the fixes that can be made together; a fix that touches the place of an earlier one is left for later. */
function withoutOverlaps(fixes: readonly Fix[]): TextChange[] {
  const chosen: TextChange[] = [];
  for (const { edits } of fixes) {
    const collides = edits.some((edit) => chosen.some((other) => overlap(edit, other)));
    if (!collides) chosen.push(...edits);
  }
  return chosen;
}

function overlap({ range: a }: TextChange, { range: b }: TextChange): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}

function changesOf(
  { uri, manifest }: { uri: string; manifest: Manifest },
  edits: readonly TextChange[],
): { changes: Record<string, TextEdit[]> } {
  return { changes: { [uri]: edits.map((edit) => toTextEdit(manifest, edit)) } };
}
