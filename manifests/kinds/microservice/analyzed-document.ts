import { checkInteractions } from '../governance';
import type { PlacedPolicy } from '../governance';
import type { Hint, ManifestOptions, OutlineItem } from '../../engine/manifest';
import type { NameUse } from '../../engine/names';
import type { Finding } from '../../engine/rules/rule';
import type { Range } from '../../../parser/range';
import { Derived, Memo, keepEqual } from '../../../parser/memo';
import { sortFindings } from '../../engine/rules/run';
import { placeFinding, placeName, placeOutline } from '../../engine/parts/shift';
import type { Judgement } from './dialect';
import { MicroserviceDocument } from './document';
import { skeletonOf } from './analyzed-skeleton';
import type { SkeletonDocument, AnalyzedSkeleton } from './analyzed-skeleton';
import { policiesIn } from './placed-policies';
import type { PolicyInFile } from './placed-policies';

/** What the next version of a document can keep. */
interface Results {
  readonly policies: readonly PolicyInFile[];
  readonly names: Derived<PolicyInFile, readonly NameUse[]> | undefined;
  readonly namesAround: readonly NameUse[] | undefined;
  readonly interactions: Derived<PolicyInFile, readonly Finding[]> | undefined;
  readonly findingsInside: Derived<PolicyInFile, readonly Finding[]> | undefined;
}

/** Analysis of one document; each part is computed on first use and then kept. Offsets are those of the document. */
export class AnalyzedDocument {
  private readonly skeleton: SkeletonDocument;
  private readonly skeletons: Memo<AnalyzedSkeleton>;
  private readonly before: Results | undefined;
  private whole: MicroserviceDocument | undefined;
  private found: readonly Finding[] | undefined;
  private policies_: readonly PolicyInFile[] | undefined;
  private named: Results['names'];
  private namesAround_: readonly NameUse[] | undefined;
  private interactions_: Results['interactions'];
  private findingsInside_: Results['findingsInside'];
  private hints_: readonly Hint[] | undefined;
  private outline_: readonly OutlineItem[] | undefined;

  /** `previous` is the document that was at this place of the file in the version before. */
  constructor(
    private readonly text: string,
    private readonly options: Pick<ManifestOptions, 'fileName' | 'framework'>,
    previous?: AnalyzedDocument,
  ) {
    this.skeletons = Memo.after(previous?.skeletons);
    this.before = previous?.results;
    this.skeleton = skeletonOf(text, options, this.skeletons, previous?.skeleton);
  }

  /** The document with the texts of its policies, which only questions about a place in it need. */
  get document(): MicroserviceDocument {
    const { document } = this.skeleton.known;
    this.whole ??=
      document.text === this.text
        ? document
        : new MicroserviceDocument(this.text, this.options.fileName, this.options.framework);
    return this.whole;
  }

  /** The framework that reads the document. */
  get judgement(): Judgement {
    return this.skeleton.known.document.judgement;
  }

  get findings(): readonly Finding[] {
    this.found ??= this.find();
    return this.found;
  }

  get names(): readonly NameUse[] {
    this.named ??= this.derivedNames();
    return this.named.value;
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
    this.policies_ ??= policiesIn(this.text, this.skeleton, this.before?.policies ?? []);
    return this.policies_;
  }

  private derivedNames(): Derived<PolicyInFile, readonly NameUse[]> {
    const { policies, namesAround } = this;
    const before = this.before?.namesAround === namesAround ? this.before.names : undefined;
    return Derived.of(policies, namesOf, before, () => {
      const all = [...namesAround];
      for (const { names } of policies) all.push(...names);
      return all;
    });
  }

  /** The names in settings. */
  private get namesAround(): readonly NameUse[] {
    this.namesAround_ ??= keepEqual(
      this.before?.namesAround,
      this.skeleton.known.names.map((use) => placeName(use, this.place)),
    );
    return this.namesAround_;
  }

  /** What policies do to each other, in offsets of the skeleton. */
  private get interactions(): readonly Finding[] {
    const traits = () => this.policies.map(traitsOf).filter((one) => one !== undefined);
    this.interactions_ ??= Derived.of(this.policies, traitsOf, this.before?.interactions, () =>
      checkInteractions(traits()),
    );
    return this.interactions_.value;
  }

  /** What is wrong in the texts of policies. */
  private get findingsInside(): readonly Finding[] {
    this.findingsInside_ ??= Derived.of(this.policies, findingsOf, this.before?.findingsInside, () =>
      this.policies.flatMap(findingsOf),
    );
    return this.findingsInside_.value;
  }

  /** The results of this version, or of the one before if this one was never asked. */
  private get results(): Results | undefined {
    if (this.policies_ === undefined) return this.before;
    return {
      policies: this.policies_,
      names: this.named ?? this.before?.names,
      namesAround: this.namesAround_ ?? this.before?.namesAround,
      interactions: this.interactions_ ?? this.before?.interactions,
      findingsInside: this.findingsInside_ ?? this.before?.findingsInside,
    };
  }

  private find(): readonly Finding[] {
    const around = [...this.skeleton.known.findings, ...this.interactions];
    return sortFindings([
      ...around.map((finding) => placeFinding(finding, this.place)),
      ...this.findingsInside,
    ]);
  }

  /** Range in the document of a range of the skeleton. */
  private readonly place = (range: Range): Range => this.skeleton.skeleton.outer(range);
}

function namesOf({ names }: PolicyInFile): readonly NameUse[] {
  return names;
}

function findingsOf({ findings }: PolicyInFile): readonly Finding[] {
  return findings;
}

function traitsOf({ traits }: PolicyInFile): PlacedPolicy | undefined {
  return traits;
}
