import { checkPlacement, findMeantPolicies } from '../governance';
import type { Hint, ManifestOptions, OutlineItem } from '../../engine/manifest';
import type { NameUse } from '../../engine/names';
import type { Finding } from '../../engine/rules/rule';
import type { Range } from '../../../parser/range';
import { problemFindings } from '../../engine/rules/problem-findings';
import { runRules } from '../../engine/rules/run';
import { Skeleton } from '../../../parser/skeleton';
import { isTooLong } from '../../../parser/limits';
import { literalBlocks } from '../../../parser/literal-blocks';
import type { LiteralBlocks } from '../../../parser/literal-blocks';
import type { Memo } from '../../../parser/memo';
import { MicroserviceDocument } from './document';
import { hintsOf } from './hints';
import { namesOfSettings } from './names';
import { kindSettingsOf } from './kind-settings';
import { outlineOf } from './outline';
import { hasAlias } from './own-text';
import type { WrittenPolicy } from './policies';
import { documentRules } from './rules';
import { yamlSyntax } from './rules/yaml-syntax';

/** The placeholder for the text of a policy: quoted, so that it is a string too, and unlikely in real files. */
const placeholder = '"| |"';

/**
 * Analysis of a document without the texts of its policies; each part is computed on first use and then kept. Offsets
 * are those of the skeleton: the document with placeholders for these texts.
 */
export class AnalyzedSkeleton {
  private fit: boolean | undefined;
  private found: readonly Finding[] | undefined;
  private named: readonly NameUse[] | undefined;
  private hints_: readonly Hint[] | undefined;
  private outline_: readonly OutlineItem[] | undefined;

  constructor(readonly document: MicroserviceDocument) {}

  /**
   * Whether every placeholder is a policy, and the skeleton so plain that the document must have the same structure.
   */
  get isFit(): boolean {
    this.fit ??= isFit(this.document);
    return this.fit;
  }

  get findings(): readonly Finding[] {
    this.found ??= [
      ...problemFindings(this.document.tooLarge),
      ...withoutEchoes(runRules(documentRules, this.document)),
      ...findMeantPolicies(kindSettingsOf(this.document)),
      ...this.document.policies.flatMap((policy) => checkAround(policy, this.document)),
    ];
    return this.found;
  }

  /** The names in settings, without policies. */
  get names(): readonly NameUse[] {
    this.named ??= namesOfSettings(this.document);
    return this.named;
  }

  get hints(): readonly Hint[] {
    this.hints_ ??= hintsOf(this.document);
    return this.hints_;
  }

  get outline(): readonly OutlineItem[] {
    this.outline_ ??= outlineOf(this.document);
    return this.outline_;
  }
}

/** A document whose policies are cut out. */
export interface SkeletonDocument {
  /** The blocks that were found, cut out or not, for the next version. */
  readonly found: LiteralBlocks;
  readonly skeleton: Skeleton;
  /** The cut texts: those of the policies that are placeholders, in order; unchanged ones are the same objects. */
  readonly cut: readonly Range[];
  readonly known: AnalyzedSkeleton;
}

/**
 * Cuts the block strings of policies out of a document if it is simple enough for the rest to identify them. Skeletons in
 * `skeletons` that have not changed are not read again, nor is what an edit of the `earlier` version has left alone.
 */
export function skeletonOf(
  text: string,
  options: Pick<ManifestOptions, 'fileName' | 'framework'>,
  skeletons: Memo<AnalyzedSkeleton>,
  earlier?: SkeletonDocument,
): SkeletonDocument {
  const analyze = (skeletonText: string): AnalyzedSkeleton =>
    skeletons.get(
      skeletonText,
      (own) => new AnalyzedSkeleton(new MicroserviceDocument(own, options.fileName, options.framework)),
    );
  const isOwn = (key: number): boolean => text.startsWith('servicecomb', key);
  const isWhole = isTooLong(text) || text.includes(placeholder);
  const found = isWhole
    ? { text, blocks: [], isAroundSame: false }
    : literalBlocks(text, isOwn, earlier?.found);
  const { blocks } = found;
  const isKept = found.isAroundSame && earlier !== undefined && earlier.cut.length > 0;
  const skeleton = isKept ? earlier.skeleton.with(blocks) : Skeleton.of(text, blocks, placeholder);
  const known = analyze(skeleton.text);
  if (blocks.length === 0 || known.isFit) return { found, skeleton, cut: blocks, known };
  // A block that has become part of another one is still among the earlier ones.
  if (earlier !== undefined) return skeletonOf(text, options, skeletons);
  return { found, skeleton: Skeleton.of(text, [], placeholder), cut: [], known: analyze(text) };
}

function isFit(document: MicroserviceDocument): boolean {
  const { text, reading, policies } = document;
  if (reading.problems.length > 0 || hasAlias(text)) return false;
  return text.split(placeholder).length - 1 === policies.filter(isCutOut).length;
}

/** Whether the text of a policy was cut out. */
export function isCutOut({ scalar, entry }: WrittenPolicy): boolean {
  return scalar?.style === 'double' && scalar.text === '| |' && !entry.parent.flow;
}

/** After syntax errors nothing else is reported: it would be about unintended text. */
function withoutEchoes(findings: readonly Finding[]): readonly Finding[] {
  const broken = findings.filter(({ rule }) => rule === yamlSyntax.id);
  if (broken.length === 0) return findings;
  const echoes = ({ rule, range }: Finding) =>
    rule !== yamlSyntax.id &&
    broken.some((one) => one.range.start < range.end && range.start < one.range.end);
  return findings.filter((finding) => !echoes(finding));
}

/** Findings about how a policy is written; none for a text that starts with `|` and is below it, as nearly all are. */
function checkAround(policy: WrittenPolicy, { text, generation }: MicroserviceDocument): readonly Finding[] {
  if (isCutOut(policy) || isLiteral(policy, text)) return [];
  return checkPlacement({ ...policy, place: 'file', source: text, ...(generation && { generation }) });
}

function isLiteral({ scalar }: WrittenPolicy, text: string): boolean {
  return scalar?.style === 'block' && scalar.text !== '' && text.charAt(scalar.range.start) === '|';
}
