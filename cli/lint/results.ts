import type { Checker, LocalChecker, NamesOfFiles, Result, Visit, VisitedManifest } from './checker';
import type { FoundFile } from './find-files';
import { fixFile } from './fix-file';
import { inOrder, piecesOf } from './in-order';
import type { RemoteChecker } from './remote-checker';

/** Files that are checked in one go: few enough that no thread waits long for another at the end. */
const pieceSize = 8;

/** Fewer files are checked again here, since the other threads would have to be told all names first. */
const worthTelling = 100;

/** Characters of results that wait until the names of all files are known; what is beyond is checked again. */
const maxWaiting = 8_000_000;

/** A result, and what became of its fixes. */
export interface FixedResult {
  readonly result: Result;
  readonly repaired: number;
  /** Why the fixes could not be written: the predicate of a sentence about the path. */
  readonly problem?: string;
}

/** The checkers of a run. */
export interface Checkers {
  readonly here: LocalChecker;
  readonly others: readonly RemoteChecker[];
}

/** Reads every file once, and checks it as if the others defined nothing that matters to it. */
export async function visitAll(files: readonly FoundFile[], checkers: Checkers): Promise<readonly Visit[]> {
  const visits: Visit[] = [];
  let waiting = 0;
  const visited = inOrder(
    piecesOf(files, pieceSize),
    lanesOf(checkers).map((checker) => (piece: readonly FoundFile[]) => checker.visit(piece)),
  );
  for await (const visit of flat(visited)) {
    waiting += earlyOf(visit)?.checked.formatted.length ?? 0;
    visits.push(waiting > maxWaiting ? withoutEarly(visit) : visit);
  }
  return visits;
}

/** Tells the names of the visited files to the checkers, and yields the result of each file in turn. */
export async function* resultsOf(
  files: readonly FoundFile[],
  visits: readonly Visit[],
  isComplete: boolean,
  { here, others }: Checkers,
): AsyncGenerator<Result, void> {
  const names = namesOf(files, visits, isComplete);
  here.learn(names);
  const known = files.map((file, index) => knownResult(file, visits[index], here));
  const again = files.filter((_, index) => known[index] === undefined);
  const helping = again.length < worthTelling ? [] : others;
  for (const other of helping) other.learn(names);
  const checked = flat(
    inOrder(
      piecesOf(again, pieceSize),
      lanesOf({ here, others: helping }).map(
        (checker) => (piece: readonly FoundFile[]) => checker.check(piece),
      ),
    ),
  );
  for (const result of known) {
    const next = result ?? (await checked.next()).value;
    if (next !== undefined) yield next;
  }
}

/** Fixes one file after the other and yields the results. */
export async function* fixedResults(
  files: readonly FoundFile[],
  visits: readonly Visit[],
  isComplete: boolean,
  here: LocalChecker,
): AsyncGenerator<FixedResult, void> {
  here.learn(namesOf(files, visits, isComplete));
  for (const file of files) {
    const open = here.open(file);
    if (open === 'unknown' || 'problem' in open) {
      yield { result: open, repaired: 0 };
      continue;
    }
    const { manifest, ...fixed } = await fixFile(file, open, (draft) => here.judge(file, draft));
    yield { ...fixed, result: here.checkManifest(file, manifest) };
  }
}

/** The checkers, the others twice: they have the next piece already when they have done one. */
function lanesOf({ here, others }: Checkers): readonly Checker[] {
  return [here, ...others, ...others];
}

async function* flat<T>(pieces: AsyncIterable<readonly T[]>): AsyncGenerator<T, undefined> {
  for await (const piece of pieces) yield* piece;
}

function namesOf(files: readonly FoundFile[], visits: readonly Visit[], isComplete: boolean): NamesOfFiles {
  const isUnread = (visit: Visit): boolean => typeof visit === 'object' && 'problem' in visit;
  return {
    isComplete: isComplete && !visits.some(isUnread),
    files: files.flatMap(({ absolute }, index) => {
      const visit = visits[index];
      return typeof visit === 'object' && 'defined' in visit
        ? [{ file: absolute, defined: visit.defined }]
        : [];
    }),
  };
}

/** The result as it is known already; undefined for a file to be checked again. */
function knownResult(file: FoundFile, visit: Visit | undefined, here: LocalChecker): Result | undefined {
  return typeof visit === 'object' && 'defined' in visit ? here.stillTrue(file, visit) : visit;
}

function earlyOf(visit: Visit): VisitedManifest['early'] {
  return typeof visit === 'object' && 'early' in visit ? visit.early : undefined;
}

function withoutEarly(visit: Visit): Visit {
  return typeof visit === 'object' && 'early' in visit ? { defined: visit.defined } : visit;
}
