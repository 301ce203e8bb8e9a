/** Where a path leads, and the values of its parameters. */
export interface PathMatch<Target> {
  /** As the catalogue writes it. */
  readonly path: string;
  readonly target: Target;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Finds where a request's path leads among paths as the catalogue writes them, with `{parameters}` for whole segments.
 * Where several match, the one wins whose first different segment is fixed. A path with a broken percent code leads
 * nowhere.
 */
export function pathFinder<Target>(
  targets: Iterable<readonly [path: string, target: Target]>,
): (path: string) => PathMatch<Target> | undefined {
  const routes = Array.from(targets, ([path, target]) => {
    const segments = path.split('/');
    return { path, segments, target, rank: rankOf(segments) };
  }).sort((left, right) => left.rank.localeCompare(right.rank));
  return (requested) => {
    const given = segmentsOf(requested);
    for (const { path, segments, target } of routes) {
      const parameters = parametersOf(segments, given);
      if (parameters) return { path, target, parameters };
    }
    return undefined;
  };
}

function segmentsOf(path: string): readonly string[] {
  try {
    return path.split('/').map(decodeURIComponent);
  } catch {
    return []; // no path of the catalogue has no segments
  }
}

/** Values by name when the given segments are those of the path; undefined when they are not. */
function parametersOf(
  segments: readonly string[],
  given: readonly string[],
): Record<string, string> | undefined {
  if (segments.length !== given.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const value = given[index] ?? '';
    const name = parameterOf(segment);
    if (name !== undefined) parameters[name] = value;
    else if (segment !== value) return undefined;
  }
  return parameters;
}

function parameterOf(segment: string): string | undefined {
  return segment.startsWith('{') ? segment.slice(1, -1) : undefined;
}

/** Sorts paths so that a fixed segment goes before a parameter in its place. */
function rankOf(segments: readonly string[]): string {
  return segments.map((segment) => (parameterOf(segment) === undefined ? '0' : '1')).join('');
}
