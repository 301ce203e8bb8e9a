import { cloudKind } from './cloud/kind';
import { kieKind } from './kie/kind';
import { lainKind } from './lain/kind';
import type { ManifestKind } from '../engine/manifest';
import { microserviceKind } from './microservice/kind';

/** The kinds of files that Engine Room knows; the first that matches a file is its kind. */
export const manifestKinds: readonly ManifestKind[] = [lainKind, cloudKind, kieKind, microserviceKind];

/** The kind of a file, by its name (with or without path) or its text; undefined for files that are none of ours. */
export function kindOf(fileName: string, text: string): ManifestKind | undefined {
  return manifestKinds.find((kind) => kind.matches(fileName, text));
}
