import { kindNamed } from '../../manifests/kinds/cloud/kinds';
import { scalarText } from '../../deploy/compare/scalar-text';
import { textOf, withoutSecrets, type ExportedDocument } from '../../deploy/export/export-manifest';
import { isRecord } from '../../api/values';
import { deployExit, type ExitCode } from '../exit-code';
import { printableLines } from '../printable-lines';
import { printable } from '../lint/printable';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';
import { withResources, type Wanted } from './find-resources';

export type GetForm = 'table' | 'json' | 'yaml';

/** Options of `engine-room get`. */
export interface GetCommand extends Wanted {
  readonly output: GetForm;
}

/** Prints live resources with their secrets masked. @throws UsageError */
export async function get(
  command: GetCommand,
  context: ProcessContext,
  terminal: Terminal,
): Promise<ExitCode> {
  return withResources(command, context, terminal, async (found) => {
    const documents = found.map(({ document }) => withoutSecrets(document));
    await terminal.out(formed(documents, command.output));
    return deployExit.reached;
  });
}

function formed(documents: readonly ExportedDocument[], form: GetForm): string {
  if (form === 'yaml') return printableLines(textOf(documents));
  if (form === 'table') return tableOf(documents);
  const all = documents.map(({ value, ...head }) => ({ ...head, ...value }));
  return `${JSON.stringify(all, undefined, 2)}\n`;
}

/** A row for each resource, with what tells it from others. */
function tableOf(documents: readonly ExportedDocument[]): string {
  const [first] = documents;
  if (!first) return '';
  const { facts, identity = [] } = kindNamed(first.apiVersion, first.kind) ?? { facts: undefined };
  const names = (facts?.metadata ?? []).filter(({ identifies }) => identifies !== false);
  const columns = [...names.map(({ key }) => ['metadata', key]), ...identity];
  const rows = documents.map(({ metadata, value }) =>
    columns.map((path) => printable(scalarText(at({ metadata, ...value }, path)))),
  );
  const header = columns.map((path) => (path.at(-1) ?? '').toUpperCase());
  const lines = [header, ...rows];
  const widths = header.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  return lines
    .map(
      (line) =>
        `${line
          .map((text, index) => text.padEnd(widths[index] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((outer, key) => (isRecord(outer) ? outer[key] : undefined), value);
}
