import type { ManifestKind } from '../manifests/engine/manifest';

/** What reads and judges manifests; loaded when first needed. */
export interface Readers {
  readonly kinds: readonly ManifestKind[];
  /** Ids of all rules, which suppressions are compared with. */
  readonly ruleIds: ReadonlySet<string>;
}

/** Loads the kinds of manifests and their rules. */
export async function loadReaders(): Promise<Readers> {
  const { manifestKinds, allRules } = await import('./late');
  return { kinds: manifestKinds, ruleIds: new Set(allRules.map(({ id }) => id)) };
}

/** The editor's language id decides where it names a kind; other editors say `yaml`, then name and text decide. */
export function kindFor(
  kinds: readonly ManifestKind[],
  fileName: string,
  text: string,
  languageId?: string,
): ManifestKind | undefined {
  return (
    kinds.find((kind) => kind.id === languageId) ??
    kinds.find((kind) => kind.matches(tellingName(fileName), text))
  );
}

/** The name without its path; empty where it tells nothing, as that of a document that was never saved. */
function tellingName(fileName: string): string {
  const name = baseName(fileName);
  return name.includes('.') ? name : '';
}

function baseName(fileName: string): string {
  return fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
}
