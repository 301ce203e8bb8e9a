import { fileURLToPath, pathToFileURL } from 'node:url';

/** The path of a `file:` URI; undefined for other schemes and for malformed URIs. */
export function pathOfUri(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined; // A host or an encoding that no local file has.
  }
}

/** The canonical spelling of a URI: clients percent-encode different characters of the same path. */
export function canonicalUri(uri: string): string {
  const path = pathOfUri(uri);
  return path === undefined ? uri : pathToFileURL(path).href;
}

/** The path of a file, or the last part of another URI: what kinds of files are recognized by. */
export function fileNameOf(uri: string): string {
  const path = pathOfUri(uri);
  if (path !== undefined) return path;
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // Not percent-encoded as URIs are: use the name itself.
  }
}

/** The scheme of a URI; empty for other texts. */
export function schemeOf(uri: string): string {
  return /^[a-z][a-z\d+.-]*(?=:)/i.exec(uri)?.[0].toLowerCase() ?? '';
}

/** The text that a document filter matches its pattern against: the path of a file, or the path in another URI. */
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
