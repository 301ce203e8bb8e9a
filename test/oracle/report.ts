import type { Row } from './comparison';
import { verdicts } from './verdict';

/** Counts of verdicts, and each disagreement with its smallest example. */
export function report(rows: readonly Row[]): string {
  const policies = rows.filter(({ given }) => !/^(?:example-|real:)/.test(given.cause));
  const counts = verdicts.map(
    (verdict) => `${verdict} ${policies.filter((row) => row.verdict === verdict).length}`,
  );
  const groups = new Map<string, Row[]>();
  for (const row of policies.filter(({ verdict }) => verdict !== 'agree'))
    groups.set(groupOf(row), [...(groups.get(groupOf(row)) ?? []), row]);
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  const alarms = rows.filter(({ given, findings }) => isRealFile(given.cause) && findings.some(isError));
  return [
    ...sorted.map(([name, group]) => `${name} (${group.length})\n${example(group)}`),
    `${policies.length} policies: ${counts.join(', ')}`,
    `${rows.filter(({ given }) => isRealFile(given.cause)).length} real files, ${alarms.length} with an error`,
  ].join('\n');
}

function isRealFile(cause: string): boolean {
  return cause.startsWith('real:');
}

function isError({ severity }: Row['findings'][number]): boolean {
  return severity === 'error';
}

function groupOf({ verdict, reason, given, outcomes, findings, generation }: Row): string {
  if (reason !== undefined) return `${verdict}: ${reason}`;
  const effects = [...new Set(outcomes.map(({ effect }) => effect))].join('/');
  const said = [...new Set(findings.map(({ consequence }) => consequence))].join('/') || 'nothing';
  const field = given.field === undefined ? '' : ` of ${given.field}`;
  const clients = generation === undefined ? '' : ` for ${generation}`;
  return `${verdict}: ${given.cause}${field}${clients}, seen ${effects}, said ${said}`;
}

function example(group: readonly Row[]): string {
  const [row] = [...group].sort((a, b) => a.given.spec.length - b.given.spec.length);
  if (row === undefined) return '';
  const { given, findings, outcomes } = row;
  const texts = [...new Set(group.map(({ given: { text } }) => JSON.stringify(text)))].slice(0, 8).join(' ');
  const said = findings.map(({ rule, consequence }) => `${rule} ${consequence}`).join('; ') || 'nothing';
  return [
    `  written ${texts}`,
    `  ${given.kind} ${given.id} ${JSON.stringify(given.spec)}`,
    `  said ${said}`,
    `  seen ${outcomes.map(({ detail }) => detail.slice(0, 80)).join(' | ')}`,
  ].join('\n');
}
