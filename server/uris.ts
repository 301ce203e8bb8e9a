import { fileURLToPath, pathToFileURL } from 'node:url';

/** The path of a `file:` URI; undefined for other schemes and for what is no URI. */
export function pathOfUri(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined; // A host or an encoding that no file of this machine has.
  }
}

/** One spelling for each file: clients percent-encode more or less of the same path. */
export function canonicalUri(uri: string): string {
  const path = pathOfUri(uri);
  return path === undefined ? uri : pathToFileURL(path).href;
}

/** The path of a file, or the last part of another URI: what kinds of files are told apart by. */
export function fileNameOf(uri: string): string {
  const path = pathOfUri(uri);
  if (path !== undefined) return path;
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // Not percent-encoded as URIs are: the name itself is the best there is.
  }
}

/** The scheme of a URI; empty for what is not a URI. */
export function schemeOf(uri: string): string {
  return /^[a-z][a-z\d+.-]*(?=:)/i.exec(uri)?.[0].toLowerCase() ?? '';
}

/** What a document filter compares its pattern with: the path of a file, or the path in another URI. */
export function patternOf(uri: string): string {
  const path = pathOfUri(uri);
  if (path !== undefined) return path;
  const [inner = ''] = uri
    .slice(schemeOf(uri).length + 1)
    .replace(/^\/\/[^/]*/, '')
    .split(/[?#]/, 1);
  try {
    return decodeURIComponent(inner);
  } catch {
    return inner; // Not percent-encoded as URIs are.
  }
}
