import { callKind } from './call/kind';
import { cloudKind } from './cloud/kind';
import { kieKind } from './kie/kind';
import { lainKind } from './lain/kind';
import { chooseKind } from '../engine/choose-kind';
import type { ManifestKind } from '../engine/manifest';
import { microserviceKind } from './microservice/kind';

/** The kinds of files that Engine Room knows; the first that matches a file is its kind. */
export const manifestKinds: readonly ManifestKind[] = [
  callKind,
  lainKind,
  cloudKind,
  kieKind,
  microserviceKind,
];

/** `chooseKind` among all kinds. */
export function kindOf(fileName: string, text: string, languageId?: string): ManifestKind | undefined {
  return chooseKind(manifestKinds, fileName, text, languageId);
}
