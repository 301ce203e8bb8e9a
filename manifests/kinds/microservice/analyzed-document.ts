import { checkInteractions } from '../governance';
import type { Hint, OutlineItem } from '../../engine/manifest';
import type { NameUse } from '../../engine/names';
import type { Finding } from '../../engine/rules/rule';
import type { Range } from '../../../parser/range';
import { Memo } from '../../../parser/memo';
import { sortFindings } from '../../engine/rules/run';
import { placeFinding, placeName, placeOutline } from '../../engine/parts/shift';
import { MicroserviceDocument } from './document';
import { skeletonOf } from './analyzed-skeleton';
import type { SkeletonDocument, AnalyzedSkeleton } from './analyzed-skeleton';
import { findingsInText, namesOfPolicy, policiesIn, traitsOf } from './placed-policies';
import { analyzePolicies } from './policies-in-file';
import type { AnalyzedText, PolicyInFile } from './policies-in-file';

/** Analysis of one document; each part is computed on first use and then kept. Offsets are those of the document. */
export class AnalyzedDocument {
  private readonly skeleton: SkeletonDocument;
  private readonly skeletons: Memo<AnalyzedSkeleton>;
  private readonly texts: Memo<AnalyzedText>;
  private whole: MicroserviceDocument | undefined;
  private found: readonly Finding[] | undefined;
  private policies_: readonly PolicyInFile[] | undefined;
  private named: readonly NameUse[] | undefined;
  private hints_: readonly Hint[] | undefined;
  private outline_: readonly OutlineItem[] | undefined;

  /** `previous` is the document that was at this place of the file in the version before. */
  constructor(
    private readonly text: string,
    private readonly fileName: string | undefined,
    previous?: AnalyzedDocument,
  ) {
    this.skeletons = Memo.after(previous?.skeletons);
    this.texts = Memo.after(previous?.texts);
    this.skeleton = skeletonOf(text, fileName, this.skeletons);
  }

  /** The document with the texts of its policies, which only questions about a place in it need. */
  get document(): MicroserviceDocument {
    const { document } = this.skeleton.known;
    this.whole ??=
      document.text === this.text ? document : new MicroserviceDocument(this.text, this.fileName);
    return this.whole;
  }

  get findings(): readonly Finding[] {
    this.found ??= this.find();
    return this.found;
  }

  get names(): readonly NameUse[] {
    this.named ??= this.name(this.policies);
    return this.named;
  }

  get hints(): readonly Hint[] {
    this.hints_ ??= this.skeleton.known.hints.map(({ offset, text }) => ({
      offset: this.place({ start: offset, end: offset }).end,
      text,
    }));
    return this.hints_;
  }

  get outline(): readonly OutlineItem[] {
    this.outline_ ??= this.skeleton.known.outline.map((item) => placeOutline(item, this.place));
    return this.outline_;
  }

  private get policies(): readonly PolicyInFile[] {
    this.policies_ ??= analyzePolicies(policiesIn(this.text, this.skeleton), this.texts);
    return this.policies_;
  }

  /** What policies do to each other, in offsets of the skeleton. */
  private interactions(policies: readonly PolicyInFile[]): readonly Finding[] {
    const traits = policies.map(traitsOf).filter((one) => one !== undefined);
    return checkInteractions(traits);
  }

  private find(): readonly Finding[] {
    const { policies, skeleton } = this;
    const around = [...skeleton.known.findings, ...this.interactions(policies)];
    const faulty = policies.filter(({ known }) => known.findings.length > 0);
    return sortFindings([
      ...around.map((finding) => placeFinding(finding, this.place)),
      ...faulty.flatMap((policy) => findingsInText(policy, skeleton)),
    ]);
  }

  private name(policies: readonly PolicyInFile[]): readonly NameUse[] {
    const names = this.skeleton.known.names.map((use) => placeName(use, this.place));
    for (const policy of policies) names.push(...namesOfPolicy(policy, this.skeleton));
    return names;
  }

  /** Range in the document of a range of the skeleton. */
  private readonly place = (range: Range): Range => this.skeleton.skeleton.outer(range);
}
