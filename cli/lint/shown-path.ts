import path from 'node:path';

/** Maps an absolute path to the one in a report for other programs. */
export type ShownPath = (absolute: string) => string;

/** Paths relative to a folder, with `/`; paths outside of it stay absolute. */
export function pathsFrom(folder: string): ShownPath {
  return (absolute) => {
    const way = path.relative(folder, absolute);
    const isOutside = way === '..' || way.startsWith(`..${path.sep}`) || path.isAbsolute(way);
    return (isOutside ? absolute : way).replaceAll(path.sep, '/');
  };
}
