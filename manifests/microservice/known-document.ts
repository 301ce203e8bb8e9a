import { checkPoliciesTogether } from '../governance/policy';
import type { Hint, OutlineItem } from '../manifest';
import type { NameUse } from '../names';
import type { Finding, Range } from '../rules/rule';
import { sortFindings } from '../rules/run';
import { placeFinding, placeName, placeOutline } from '../source/shift';
import { MicroserviceDocument } from './document';
import { frameDocument } from './known-frame';
import type { FramedDocument, KnownFrame } from './known-frame';
import { findingsInText, namesOfPolicy, policiesIn, traitsOf } from './placed-policies';
import { knowPolicies } from './policies-in-file';
import type { KnownText, PolicyInFile } from './policies-in-file';

/** What was read of a version of a file and can be used again. */
export interface Earlier {
  readonly frames: readonly KnownFrame[];
  readonly policies: readonly KnownText[];
}

export const nothingEarlier: Earlier = { frames: [], policies: [] };

/** What is worked out of one document, each when first asked and then kept; offsets are of the document. */
export class KnownDocument {
  private readonly framed: FramedDocument;
  /** Policies of the version before, until they are asked for. */
  private earlier: readonly KnownText[];
  private whole: MicroserviceDocument | undefined;
  private found: readonly Finding[] | undefined;
  private policies_: readonly PolicyInFile[] | undefined;
  private named: readonly NameUse[] | undefined;
  private hints_: readonly Hint[] | undefined;
  private outline_: readonly OutlineItem[] | undefined;

  constructor(
    private readonly text: string,
    private readonly fileName: string | undefined,
    { frames, policies }: Earlier = nothingEarlier,
  ) {
    this.framed = frameDocument(text, fileName, frames);
    this.earlier = policies;
  }

  /** The document with the texts of its policies, which only questions about a place in it need. */
  get document(): MicroserviceDocument {
    const { document } = this.framed.known;
    this.whole ??=
      document.text === this.text ? document : new MicroserviceDocument(this.text, this.fileName);
    return this.whole;
  }

  get findings(): readonly Finding[] {
    this.found ??= this.find();
    return this.found;
  }

  get names(): readonly NameUse[] {
    this.named ??= this.name();
    return this.named;
  }

  get hints(): readonly Hint[] {
    this.hints_ ??= this.framed.known.hints.map(({ offset, text }) => ({
      offset: this.place({ start: offset, end: offset }).end,
      text,
    }));
    return this.hints_;
  }

  get outline(): readonly OutlineItem[] {
    this.outline_ ??= this.framed.known.outline.map((item) => placeOutline(item, this.place));
    return this.outline_;
  }

  /** What the next version can use again: nothing is read for it. */
  get readSoFar(): Earlier {
    return { frames: this.framed.read, policies: this.policies_?.map(({ known }) => known) ?? [] };
  }

  private get policies(): readonly PolicyInFile[] {
    if (this.policies_ === undefined) {
      this.policies_ = knowPolicies(policiesIn(this.text, this.framed), this.earlier);
      this.earlier = [];
    }
    return this.policies_;
  }

  private find(): readonly Finding[] {
    const together = this.policies.map(traitsOf).filter((traits) => traits !== undefined);
    const around = [...this.framed.known.findings, ...checkPoliciesTogether(together)];
    return sortFindings([
      ...around.map((finding) => placeFinding(finding, this.place)),
      ...this.policies.flatMap(findingsInText),
    ]);
  }

  private name(): readonly NameUse[] {
    const names = this.framed.known.names.map((use) => placeName(use, this.place));
    for (const policy of this.policies) names.push(...namesOfPolicy(policy, this.framed.frame));
    return names;
  }

  /** Where a range of the frame stands. */
  private readonly place = (range: Range): Range => this.framed.frame.outer(range);
}
