import type { PlacedPolicy } from '../governance/policy';
import type { NameUse } from '../names';
import type { Finding, Range } from '../rules/rule';
import type { Frame } from '../source/frame';
import { nameAt, shiftFinding, shiftName, shiftRange } from '../source/shift';
import { isStandIn } from './known-frame';
import type { FramedDocument } from './known-frame';
import type { PolicyInFile, PolicySource } from './policies-in-file';

const nowhere: Range = { start: 0, end: 0 };

/** The policies of a document, each with its text, be it cut out or not. */
export function policiesIn(
  text: string,
  { frame, cut, known: { document } }: FramedDocument,
): readonly PolicySource[] {
  const { policies, generation } = document;
  let next = 0;
  return policies.map((written) => {
    const { scalar } = written;
    const isCut = cut.length > 0 && isStandIn(written);
    const range = (isCut ? cut[next++] : scalar && frame.outer(scalar.range)) ?? nowhere;
    const own = text.slice(range.start, range.end);
    return { written, range, text: own, scalar: isCut ? undefined : scalar, generation };
  });
}

/** What is wrong in the text of a policy, in offsets of the document. */
export function findingsInText({ known, range }: PolicyInFile): readonly Finding[] {
  const { findings } = known;
  return findings.length === 0 ? findings : findings.map((finding) => shiftFinding(finding, range.start));
}

/** What a policy names, in offsets of the document. */
export function namesOfPolicy({ known, range, written }: PolicyInFile, frame: Frame): readonly NameUse[] {
  const { nameRange, entry, scalar } = written;
  const uses: NameUse[] = [];
  if (scalar === undefined) {
    for (const use of known.ownUses) uses.push(nameAt(use, frame.outer(nameRange), frame.outer(entry.range)));
    return uses;
  }
  // Nothing is cut out between the name and the text, so that both are moved as far.
  const name = shiftRange(nameRange, range.start - scalar.range.start);
  const extent = { start: entry.range.start + range.start - scalar.range.start, end: range.end };
  for (const use of known.ownUses) uses.push(nameAt(use, name, extent));
  for (const use of known.uses) uses.push(shiftName(use, range.start));
  return uses;
}

/** What other policies have to know of a policy, in offsets of the frame; undefined for one that is no text. */
export function traitsOf({ written: { scalar, nameRange }, known }: PolicyInFile): PlacedPolicy | undefined {
  if (scalar === undefined) return undefined;
  const { kind, name, methods, namesServices } = known.traits;
  return { kind, name, methods, namesServices, nameRange };
}
