import assert from 'node:assert/strict';
import { DocumentDiagnosticRequest } from 'vscode-languageserver-protocol/node';
import { findingsMethod } from '../../server/protocol';
import type { FindingsParams, FindingsResult } from '../../server/protocol';
import { runIn } from '../unit/cli/recorded-terminal';
import type { LspClient } from './client';

/** A finding as the editor, `lint` and a deployment show it, lines and columns from 0. */
export type Shown = readonly [
  rule: string,
  severity: string,
  message: string,
  line: number,
  character: number,
  endLine: number,
  endCharacter: number,
];

/** What a deployment finds in an open document; nothing where it is not a manifest. */
export async function toDeploy({ connection }: LspClient, uri: string): Promise<readonly Shown[]> {
  const params: FindingsParams = { uri };
  const result = await connection.sendRequest<FindingsResult | null>(findingsMethod, params);
  if (result === null) return [];
  assert.equal(result.version, 1);
  return result.findings.map(({ rule, severity, message, range: { start, end } }) => {
    return [rule, severity, message, start.line, start.character, end.line, end.character];
  });
}

/** What the editor shows of an open document. */
export async function shownBy({ connection }: LspClient, uri: string): Promise<readonly Shown[]> {
  const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
  assert.ok('items' in report);
  const severities = ['', 'error', 'warning', 'information'];
  return report.items.map(({ code, severity = 0, message, range: { start, end } }) => {
    const text = typeof message === 'string' ? message : message.value;
    const name = severities[severity] ?? '';
    return [String(code), name, text, start.line, start.character, end.line, end.character];
  });
}

/** The findings of each file, as `engine-room lint --format json` prints them. */
export async function lint(folder: string): Promise<ReadonlyMap<string, readonly Shown[]>> {
  const { out } = await runIn({ folder }, 'lint', '--format', 'json', '.');
  const files = new Map<string, Shown[]>();
  for (const record of JSON.parse(out) as readonly Record<string, string | number>[]) {
    const { file, rule, severity, message, line, column, endLine, endColumn } = record;
    const shown = [rule, severity, message, ...[line, column, endLine, endColumn].map((n) => Number(n) - 1)];
    const name = String(file).replaceAll('\\', '/');
    files.set(name, [...(files.get(name) ?? []), shown as unknown as Shown]);
  }
  return files;
}

export function languageOf(name: string): string {
  if (name.endsWith('lain.yaml')) return 'lain';
  return name.endsWith('.json') ? 'json' : 'yaml';
}
