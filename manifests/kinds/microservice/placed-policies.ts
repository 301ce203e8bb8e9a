import type { PlacedPolicy } from '../governance';
import type { NameUse } from '../../engine/names';
import type { Finding } from '../../engine/rules/rule';
import type { Range } from '../../../parser/range';
import { nameAt, shiftFinding, shiftName, shiftRange } from '../../engine/parts/shift';
import { isCutOut } from './analyzed-skeleton';
import type { SkeletonDocument } from './analyzed-skeleton';
import type { WrittenPolicy } from './policies';
import { analyzedText } from './policies-in-file';
import type { AnalyzedText, PolicySource } from './policies-in-file';

/** A policy at its place in a document, with its results. */
export interface PolicyInFile {
  /** The policy in the text that it was found in, which may be one without the texts of policies. */
  readonly written: WrittenPolicy;
  /** Where its text was cut out; undefined if it was not. An unchanged text is cut out by the same object. */
  readonly cut: Range | undefined;
  /** Start of its text in the document. */
  readonly start: number;
  readonly known: AnalyzedText;
  /** What is wrong in its text, in offsets of the document. */
  readonly findings: readonly Finding[];
  /** The names in the policy, in offsets of the document. */
  readonly names: readonly NameUse[];
  /** What checks of other policies need to know, in offsets of the skeleton; undefined for one that is not a text. */
  readonly traits: PlacedPolicy | undefined;
}

const nowhere: Range = { start: 0, end: 0 };
/** The same for all policies in which nothing is wrong. */
const noFindings: readonly Finding[] = [];

/**
 * The policies of a document, each with its text, be it cut out or not. Those of the version before, and their results,
 * are kept as they are if neither text nor place has changed.
 */
export function policiesIn(
  text: string,
  document: SkeletonDocument,
  before: readonly PolicyInFile[],
): readonly PolicyInFile[] {
  const earlier = new EarlierPolicies(before);
  let next = 0;
  return document.known.document.policies.map((written, index) => {
    const policy = earlier.find(written, index);
    const isSame = policy?.written === written;
    const isCut = isSame ? policy.cut !== undefined : document.cut.length > 0 && isCutOut(written);
    const cut = isCut ? document.cut[next++] : undefined;
    if (isSame && isCut && policy.cut === cut) return policy;
    return policyInFile(written, cut, text, document, policy);
  });
}

/** Finds policies of the version before: at the same position in the list, or by their keys. */
class EarlierPolicies {
  private byKey: ReadonlyMap<string, PolicyInFile> | undefined;

  constructor(private readonly policies: readonly PolicyInFile[]) {}

  find(written: WrittenPolicy, index: number): PolicyInFile | undefined {
    const { key } = written;
    const here = this.policies[index];
    if (here?.written === written || here?.written.key === key) return here;
    this.byKey ??= new Map(this.policies.map((policy) => [policy.written.key, policy]));
    return this.byKey.get(key);
  }
}

function policyInFile(
  written: WrittenPolicy,
  cut: Range | undefined,
  text: string,
  document: SkeletonDocument,
  before: PolicyInFile | undefined,
): PolicyInFile {
  const source = sourceOf(written, cut, text, document);
  const { start } = source;
  const known = analyzedText(source, before?.known);
  const here = before?.written === written ? before : undefined;
  const names = here && hasSameNames(here, start, known) ? here.names : namesOf(source, known, document);
  const traits = here?.known.traits === known.traits ? here.traits : traitsOf(written, known);
  return { written, cut, start, known, findings: findingsIn(known, start), names, traits };
}

/** Whether the names of a text, and their places, are those of the version before. */
function hasSameNames(before: PolicyInFile, start: number, { uses, ownUses, text }: AnalyzedText): boolean {
  const { known } = before;
  const isInPlace = before.cut !== undefined && before.start === start && known.text.length === text.length;
  return isInPlace && known.uses === uses && known.ownUses === ownUses;
}

function namesOf(
  { written, start }: PolicySource,
  known: AnalyzedText,
  { skeleton }: SkeletonDocument,
): readonly NameUse[] {
  const { nameRange, entry, scalar } = written;
  if (scalar === undefined)
    return known.ownUses.map((use) => nameAt(use, skeleton.outer(nameRange), skeleton.outer(entry.range)));
  // Nothing is cut out between the name and the text, so both are shifted equally.
  const by = start - scalar.range.start;
  const name = shiftRange(nameRange, by);
  const extent = { start: entry.range.start + by, end: start + known.text.length };
  const names = known.ownUses.map((use) => nameAt(use, name, extent));
  for (const use of known.uses) names.push(shiftName(use, start));
  return names;
}

function findingsIn({ findings }: AnalyzedText, start: number): readonly Finding[] {
  return findings.length === 0 ? noFindings : findings.map((finding) => shiftFinding(finding, start));
}

function traitsOf({ scalar, nameRange }: WrittenPolicy, { traits }: AnalyzedText): PlacedPolicy | undefined {
  const { kind, name, methods, namesServices } = traits;
  return scalar && { kind, name, methods, namesServices, nameRange };
}

/** A policy with the text that it has in the document. */
function sourceOf(
  written: WrittenPolicy,
  cut: Range | undefined,
  text: string,
  { skeleton, known }: SkeletonDocument,
): PolicySource {
  const scalar = cut === undefined ? written.scalar : undefined;
  const { start, end } = cut ?? (scalar ? skeleton.outer(scalar.range) : nowhere);
  const { generation } = known.document;
  return { written, start, text: text.slice(start, end), scalar, generation };
}
