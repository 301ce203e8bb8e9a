import { isDeepStrictEqual } from 'node:util';
import { readSettings } from './settings';
import type { GivenSettings, ServerSettings } from './settings';
import { canonicalUri } from './uris';

/** The settings in force: the global ones, and those of folders where they differ. */
export class FolderSettings {
  private readonly shared: ServerSettings;
  /** Canonical URIs that end with a slash; innermost folders first. */
  private readonly folders: readonly (readonly [folder: string, settings: ServerSettings])[];

  constructor({ shared, folders }: GivenSettings) {
    this.shared = readSettings(shared);
    const all = [...folders].map(
      ([uri, given]) => [`${canonicalUri(uri).replace(/\/$/, '')}/`, readSettings(given)] as const,
    );
    const isOneForAll = all.every(([, settings]) => isDeepStrictEqual(settings, this.shared));
    this.folders = isOneForAll ? [] : all.sort(([one], [other]) => other.length - one.length);
  }

  /** The settings for a document. */
  for(uri: string): ServerSettings {
    if (this.folders.length === 0) return this.shared;
    const file = canonicalUri(uri);
    return this.folders.find(([folder]) => file.startsWith(folder))?.[1] ?? this.shared;
  }

  equals(other: FolderSettings): boolean {
    return isDeepStrictEqual(this, other);
  }

  /** Whether manifests are parsed the same as with the other settings. */
  readsLike(other: FolderSettings): boolean {
    return isDeepStrictEqual(this.readings(), other.readings());
  }

  private readings(): unknown {
    return [this.shared.manifests, this.folders.map(([folder, { manifests }]) => [folder, manifests])];
  }
}
