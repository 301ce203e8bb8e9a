import { chooseKind } from '../manifests/engine/choose-kind';
import type { Manifest, ManifestOptions } from '../manifests/engine/manifest';
import type { LanguageModules } from './language-modules';
import { fileNameOf } from './uris';

/** One version of one document, read as a manifest. */
export interface Snapshot {
  /** As the client writes it. */
  readonly uri: string;
  /** Null for a file that is not open. */
  readonly version: number | null;
  /** The client's language id; absent for a file that is not open. */
  readonly languageId?: string;
  readonly manifest: Manifest;
  /** The same document with another text, which the client does not see. */
  reopen(text: string): Manifest;
}

/** A text to read, open in an editor or not. */
export interface SnapshotText {
  readonly uri: string;
  readonly version: number | null;
  readonly text: string;
  readonly languageId?: string;
}

/** Reads a text as a manifest; undefined when it is not a manifest. */
export function openSnapshot(
  { kinds }: LanguageModules,
  shared: ManifestOptions,
  { uri, version, text, languageId }: SnapshotText,
  previous?: Manifest,
): Snapshot | undefined {
  const fileName = fileNameOf(uri);
  const kind = chooseKind(kinds, fileName, text, languageId);
  if (kind === undefined) return undefined;
  const options = { ...shared, fileName };
  const manifest = kind.open(text, options, previous);
  const reopen = (draft: string): Manifest => kind.open(draft, options, manifest);
  return { uri, version, manifest, reopen, ...(languageId !== undefined && { languageId }) };
}
