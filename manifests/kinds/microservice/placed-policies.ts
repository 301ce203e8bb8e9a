import type { PlacedPolicy } from '../governance';
import type { NameUse } from '../../engine/names';
import type { Finding } from '../../engine/rules/rule';
import type { Range } from '../../../parser/range';
import { nameAt, shiftFinding, shiftName, shiftRange } from '../../engine/parts/shift';
import { isCutOut } from './analyzed-skeleton';
import type { SkeletonDocument } from './analyzed-skeleton';
import type { PlacedText, PolicyInFile, PolicySource } from './policies-in-file';

const nowhere: Range = { start: 0, end: 0 };

/** The policies of a document, each with its text, be it cut out or not. */
export function policiesIn(text: string, document: SkeletonDocument): readonly PolicySource[] {
  let next = 0;
  return document.known.document.policies.map((written) => {
    const cut = document.cut.length > 0 && isCutOut(written) ? next++ : undefined;
    return sourceOf({ written, cut }, text, document);
  });
}

/** A policy with the text that it has in the document. */
function sourceOf(policy: PlacedText, text: string, document: SkeletonDocument): PolicySource {
  const { written, cut } = policy;
  const range = rangeOf(policy, document);
  const { generation } = document.known.document;
  const scalar = cut === undefined ? written.scalar : undefined;
  return { written, cut, text: text.slice(range.start, range.end), scalar, generation };
}

/** The range of a policy's text in the document; empty for a policy that is not a text. */
function rangeOf({ written: { scalar }, cut }: PlacedText, document: SkeletonDocument): Range {
  return (cut === undefined ? scalar && document.skeleton.outer(scalar.range) : document.cut[cut]) ?? nowhere;
}

/** What is wrong in the text of a policy, in offsets of the document. */
export function findingsInText(policy: PolicyInFile, document: SkeletonDocument): readonly Finding[] {
  const { start } = rangeOf(policy, document);
  return policy.known.findings.map((finding) => shiftFinding(finding, start));
}

/** The names in a policy, in offsets of the document. */
export function namesOfPolicy(policy: PolicyInFile, document: SkeletonDocument): readonly NameUse[] {
  const { known, written } = policy;
  const { nameRange, entry, scalar } = written;
  const uses: NameUse[] = [];
  if (scalar === undefined) {
    const { skeleton } = document;
    for (const use of known.ownUses)
      uses.push(nameAt(use, skeleton.outer(nameRange), skeleton.outer(entry.range)));
    return uses;
  }
  const range = rangeOf(policy, document);
  // Nothing is cut out between the name and the text, so both are shifted equally.
  const name = shiftRange(nameRange, range.start - scalar.range.start);
  const extent = { start: entry.range.start + range.start - scalar.range.start, end: range.end };
  for (const use of known.ownUses) uses.push(nameAt(use, name, extent));
  for (const use of known.uses) uses.push(shiftName(use, range.start));
  return uses;
}

/**
 * What checks of other policies need to know of a policy, in offsets of the skeleton; undefined for one that is not a
 * text.
 */
export function traitsOf({ written: { scalar, nameRange }, known }: PolicyInFile): PlacedPolicy | undefined {
  if (scalar === undefined) return undefined;
  const { kind, name, methods, namesServices } = known.traits;
  return { kind, name, methods, namesServices, nameRange };
}
