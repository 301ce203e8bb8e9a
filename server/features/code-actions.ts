import * as l10n from '@vscode/l10n';
import type { CodeAction, CodeActionParams, Diagnostic } from 'vscode-languageserver/node';
import { CodeActionKind } from 'vscode-languageserver/node';
import type { Finding } from '../../manifests/engine/rules/rule';
import type { TextChange } from '../../parser/range';
import { plainWords } from '../../manifests/engine/plain-words';
import { fixAll, repairOf, unambiguousRepairs } from '../../manifests/engine/rules/fix-all';
import { toDiagnostic, toTextEdit } from '../convert';
import type { DiagnosticsEngine } from '../diagnostics-engine';
import type { Snapshot } from '../snapshot';
import type { Services } from './feature';
import { changedRange } from '../../parser/changed-range';

/** Applies every unambiguous fix; requested by this kind only, for example on save. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.engineRoom`;

/** More findings are not offered: editors send the selected range, which can be the whole file. */
const maxFindings = 100;

/** Offers quick fixes for the findings in the range, and suppressing them; on request, fixing the whole file. */
export async function codeActions(
  snapshot: Snapshot,
  params: CodeActionParams,
  services: Services,
): Promise<CodeAction[]> {
  const { diagnostics, workspace } = services;
  await workspace.settle(snapshot.uri);
  const { only } = params.context;
  return [
    ...(wants(only, CodeActionKind.QuickFix, true) ? await quickFixes(snapshot, params, services) : []),
    ...(wants(only, fixAllKind, false) ? fixWholeFile(snapshot, diagnostics) : []),
  ];
}

/** Whether a kind of action is requested, itself or by a parent kind. */
function wants(only: readonly string[] | undefined, kind: string, unasked: boolean): boolean {
  if (only === undefined) return unasked;
  return only.some((wanted) => (wanted === '' ? unasked : kind === wanted || kind.startsWith(`${wanted}.`)));
}

type AsDiagnostic = (finding: Finding) => Diagnostic;

async function quickFixes(
  snapshot: Snapshot,
  { range }: CodeActionParams,
  { diagnostics, rulePage }: Services,
): Promise<CodeAction[]> {
  const asDiagnostic: AsDiagnostic = (finding) => toDiagnostic(snapshot.manifest, finding, rulePage);
  const { lines } = snapshot.manifest;
  const start = lines.offsetAt(range.start);
  const end = lines.offsetAt(range.end);

  const findings = diagnostics.findings(snapshot);
  const touched = findings
    .filter((finding) => finding.range.start <= end && finding.range.end >= start)
    .slice(0, maxFindings);
  const rules = [...new Set(touched.map((finding) => finding.rule))];
  return [
    ...touched.flatMap((finding) => repairsOf(snapshot, finding, asDiagnostic)),
    ...rules.flatMap((rule) => repairOfAll(snapshot, rule, findings, asDiagnostic)),
    ...(await hiding(snapshot, touched, asDiagnostic)),
  ];
}

function repairsOf(snapshot: Snapshot, finding: Finding, asDiagnostic: AsDiagnostic): CodeAction[] {
  const fixes = finding.fixes ?? [];
  return fixes.map((fix) => ({
    title: plainWords(fix.title),
    kind: CodeActionKind.QuickFix,
    diagnostics: [asDiagnostic(finding)],
    isPreferred: fix === repairOf(finding),
    edit: editOf(snapshot, fix.edits),
  }));
}

function repairOfAll(
  snapshot: Snapshot,
  rule: string,
  findings: readonly Finding[],
  asDiagnostic: AsDiagnostic,
): CodeAction[] {
  const alike = findings.filter((finding) => finding.rule === rule && repairOf(finding) !== undefined);
  if (alike.length < 2) return [];
  return [
    {
      title: l10n.t('Fix all {0} problems of the kind {1} in this file', alike.length, rule),
      kind: CodeActionKind.QuickFix,
      diagnostics: alike.map(asDiagnostic),
      edit: editOf(snapshot, unambiguousRepairs(alike).flat()),
    },
  ];
}

async function hiding(
  snapshot: Snapshot,
  findings: readonly Finding[],
  asDiagnostic: AsDiagnostic,
): Promise<CodeAction[]> {
  if (findings.length === 0) return [];
  const { manifest } = snapshot;
  const { suppressionComment } = await import('../deferred-modules');
  return findings.flatMap((finding) => {
    const comment = suppressionComment(manifest, finding);
    if (comment === undefined) return [];
    return [
      {
        title: l10n.t('Hide {0} here with a comment', finding.rule),
        kind: CodeActionKind.QuickFix,
        diagnostics: [asDiagnostic(finding)],
        edit: editOf(snapshot, [comment]),
      },
    ];
  });
}

/** Applies fixes until none is left, as `engine-room lint --fix` does. */
function fixWholeFile(snapshot: Snapshot, diagnostics: DiagnosticsEngine): CodeAction[] {
  const { uri, manifest } = snapshot;
  const judgeDraft = (draft: string): readonly Finding[] =>
    draft === manifest.text
      ? diagnostics.findings(snapshot)
      : diagnostics.findingsOf(uri, snapshot.reopen(draft));
  const { text, repaired } = fixAll(manifest.text, judgeDraft);
  if (repaired === 0) return [];
  return [
    {
      title: l10n.t('Fix all {0} problems that have a single fix', repaired),
      kind: fixAllKind,
      edit: editOf(snapshot, changedMiddle(manifest.text, text)),
    },
  ];
}

function editOf({ uri, manifest }: Snapshot, edits: readonly TextChange[]): Required<CodeAction>['edit'] {
  return { changes: { [uri]: edits.map((edit) => toTextEdit(manifest, edit)) } };
}

/** The change that makes one text of another: what is alike at its start and its end stays untouched. */
function changedMiddle(before: string, after: string): readonly TextChange[] {
  if (before === after) return [];
  const { start, endBefore, endAfter } = changedRange(before, after);
  return [{ range: { start, end: endBefore }, text: after.slice(start, endAfter) }];
}
