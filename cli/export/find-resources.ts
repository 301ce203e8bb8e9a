import { documentsOf, titleOfDocument, type ExportedDocument } from '../../deploy/export/export-manifest';
import type { ExportKind } from '../../deploy/export/export-kind';
import { exportKinds } from '../../deploy/export/export-kinds';
import { LiveResources, type LiveResource } from '../../deploy/export/live-resources';
import { deployExit, UsageError, type ExitCode } from '../exit-code';
import { withService } from '../deploy/context';
import { printableLines } from '../printable-lines';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';

/** Maximum number of names that a message lists. */
const maxNames = 20;

/** What `get` and `export` are asked for. */
export interface Wanted {
  /** As in manifests. */
  readonly kind: string;
  /** All of the kind when empty. */
  readonly names: readonly string[];
  readonly connection: string;
}

/** A live resource with its document. */
export interface Found {
  readonly resource: LiveResource;
  readonly document: ExportedDocument;
}

/**
 * Finds live resources by kind and name, and runs an action with them. Names that nothing has, and engines that can't be
 * read, are explained on `err`, and return 1.
 * @throws UsageError when there is no such kind or connection.
 */
export async function withResources(
  { kind: given, names, connection }: Wanted,
  context: ProcessContext,
  terminal: Terminal,
  work: (found: readonly Found[], live: LiveResources) => Promise<ExitCode>,
): Promise<ExitCode> {
  const kind = kindNamed(given);
  return withService(kind.resources.service, connection, context, terminal, async (opened) => {
    const live = new LiveResources(opened, new AbortController().signal);
    const all = await foundIn(await live.all(kind), live);
    const found = all.filter(
      ({ document }) => names.length === 0 || names.some((name) => isNamed(document, name)),
    );
    const missing = names.filter((name) => !found.some(({ document }) => isNamed(document, name)));
    const code = await work(found, live);
    const there = [...new Set(all.map(({ document }) => titleOfDocument(document)))];
    const problems = [
      ...missing.map((name) => `There is no ${kind.kind} ${name}${alternatives(there)}.`),
      ...live.problems,
    ];
    for (const problem of problems) await terminal.err(`engine-room: ${printableLines(problem)}\n`);
    return problems.length > 0 ? deployExit.failed : code;
  });
}

/** The kinds that can be named, for help texts. */
export function kindNames(): string {
  return exportKinds.map(({ kind }) => kind).join(', ');
}

function kindNamed(given: string): ExportKind<unknown, unknown> {
  const found = exportKinds.find(({ kind }) => kind.toLowerCase() === given.toLowerCase());
  if (!found) throw new UsageError(`There is no kind ${given}; there are: ${kindNames()}.`);
  return found;
}

async function foundIn(resources: readonly LiveResource[], live: LiveResources): Promise<readonly Found[]> {
  const documents = await documentsOf(resources, live);
  return resources.flatMap((resource, index) => {
    const document = documents[index];
    return document ? [{ resource, document }] : [];
  });
}

function isNamed(document: ExportedDocument, name: string): boolean {
  return document.metadata['name'] === name || titleOfDocument(document) === name;
}

function alternatives(names: readonly string[]): string {
  if (names.length === 0) return '';
  const more = names.length > maxNames ? ', …' : '';
  return `; there are: ${names.slice(0, maxNames).join(', ')}${more}`;
}
