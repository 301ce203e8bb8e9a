import * as l10n from '@vscode/l10n';
import { typePlainScalar } from '../../parser/scalar-type';
import type { Manifest } from '../../manifests/engine/manifest';
import type { NameInFile } from '../../manifests/engine/workspace/name-index';
import type { PlacedName } from '../../manifests/engine/workspace/placed-names';
import type { Finding } from '../../manifests/engine/rules/rule';
import type { Range } from '../../parser/range';
import type { Snapshot } from '../snapshot';
import type { Workspace } from '../workspace/workspace';

/** Files whose findings are compared; a name is of one kind, so that more of them would say the same. */
const maxFiles = 50;

/**
 * Why a name cannot be replaced by another, undefined if it can. The rules judge the files as they would be: an error that the
 * new name brings about, or a warning about the name itself, is the answer.
 */
export async function problemWithName(
  newName: string,
  usesByFile: ReadonlyMap<string, readonly NameInFile[]>,
  workspace: Pick<Workspace, 'open'>,
): Promise<string | undefined> {
  if (!isPlainName(newName)) return notAName(newName);
  for (const [file, uses] of [...usesByFile].slice(0, maxFiles)) {
    const snapshot = await workspace.open(file);
    const problem =
      snapshot &&
      problemInFile(
        newName,
        uses.map(({ use }) => use),
        snapshot,
      );
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** A name that is the same in YAML and JSON, with and without quotes. */
function isPlainName(name: string): boolean {
  return (
    /^[\p{L}\p{N}_](?:[\p{L}\p{N}._/:-]*[\p{L}\p{N}._/-])?$/u.test(name) &&
    typePlainScalar(name).type === 'string'
  );
}

function notAName(name: string): string {
  return l10n.t('`{0}` can’t be a name here: use letters, digits and `-._:/`.', name);
}

function problemInFile(
  newName: string,
  uses: readonly PlacedName[],
  { manifest, reopen }: Pick<Snapshot, 'manifest' | 'reopen'>,
): string | undefined {
  const places = placesOf(uses, manifest, newName);
  const draft = reopen(renamed(manifest.text, places, newName));
  if (!places.every(({ after }) => holdsName(draft, newName, after))) return notAName(newName);
  const before = countByRule(manifest.findings());
  const now = countByRule(draft.findings());
  return draft.findings().find(({ rule, severity, range }) => {
    if ((now.get(rule) ?? 0) <= (before.get(rule) ?? 0)) return false;
    return (
      severity === 'error' || (severity === 'warning' && places.some(({ after }) => touch(range, after)))
    );
  })?.message;
}

function countByRule(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

function touch(one: Range, other: Range): boolean {
  return one.start < other.end && one.end > other.start;
}

/** The place of a name before and after it is replaced. */
interface RenamedPlace {
  readonly before: Range;
  readonly after: Range;
}

function placesOf(
  uses: readonly PlacedName[],
  { lines }: Manifest,
  newName: string,
): readonly RenamedPlace[] {
  const starts = new Map(
    uses.map(({ range }) => [lines.offsetAt(range.start), lines.offsetAt(range.end)] as const),
  );
  let shift = 0;
  return [...starts]
    .sort(([one], [other]) => one - other)
    .map(([start, end]) => {
      const after = { start: start + shift, end: start + shift + newName.length };
      shift += newName.length - (end - start);
      return { before: { start, end }, after };
    });
}

function renamed(text: string, places: readonly RenamedPlace[], newName: string): string {
  let result = '';
  let copied = 0;
  for (const { before } of places) {
    result += text.slice(copied, before.start) + newName;
    copied = before.end;
  }
  return result + text.slice(copied);
}

function holdsName(draft: Manifest, name: string, { start, end }: Range): boolean {
  return draft.names().some((use) => use.name === name && use.range.start === start && use.range.end === end);
}
