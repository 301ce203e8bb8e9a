import type { ManifestKind } from './manifest';

/**
 * The kind of a file; undefined for files that are not recognized. The editor's language id decides if it names a kind;
 * otherwise the name (with or without path) and the text do. The first matching kind is taken.
 */
export function chooseKind(
  kinds: readonly ManifestKind[],
  fileName: string,
  text: string,
  languageId?: string,
): ManifestKind | undefined {
  const name = nameWithExtension(fileName);
  return kinds.find(({ id }) => id === languageId) ?? kinds.find((kind) => kind.matches(name, text));
}

/** The name without its path; empty for a name without extension, as that of an untitled document. */
function nameWithExtension(fileName: string): string {
  const name = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
  return name.includes('.') ? name : '';
}
