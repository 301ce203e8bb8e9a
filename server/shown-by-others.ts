import type { Manifest } from '../manifests/engine/manifest';
import type { Finding } from '../manifests/engine/rules/rule';
import { nodeAtOffset } from '../parser/locate';
import type { Snapshot } from './snapshot';

const syntaxRules: ReadonlySet<string> = new Set([
  'source/json-syntax',
  'source/yaml-syntax',
  'microservice/yaml-syntax',
]);

/**
 * The findings of a document without those that another extension of the client also shows: syntax errors and duplicate
 * keys. Errors specific to the file's reader, and those inside values, stay.
 *
 * @param servedByOthers Languages that other extensions support.
 */
export function withoutShownByOthers(
  findings: readonly Finding[],
  { manifest, languageId }: Snapshot,
  servedByOthers: readonly string[],
): readonly Finding[] {
  if (languageId === undefined || !servedByOthers.includes(languageId)) return findings;
  return findings.filter((finding) => !isSyntax(finding, manifest) && !isRepeatedKey(finding, manifest));
}

/** LAIN's parser refuses more than current YAML libraries. */
function isSyntax({ rule }: Finding, { kind }: Manifest): boolean {
  return kind !== 'lain' && syntaxRules.has(rule);
}

function isRepeatedKey({ rule, range }: Finding, manifest: Manifest): boolean {
  if (!/\/duplicate-(?:key|field)$/.test(rule)) return false;
  const part = manifest.parts().findLast(({ start }) => start <= range.start);
  const place = part && nodeAtOffset(part.root, range.start - part.start);
  if (!place?.atKey || !place.entry) return false;
  const { name, parent } = place.entry;
  return parent.entries.filter((other) => other.name === name).length > 1;
}
