import path from 'node:path';

/** How a report for other programs names a file. */
export type ShownPath = (absolute: string) => string;

/** Paths from a folder on, with `/`; those outside of it are whole. */
export function pathsFrom(folder: string): ShownPath {
  return (absolute) => {
    const way = path.relative(folder, absolute);
    const isOutside = way === '..' || way.startsWith(`..${path.sep}`) || path.isAbsolute(way);
    return (isOutside ? absolute : way).replaceAll(path.sep, '/');
  };
}
