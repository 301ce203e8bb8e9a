import { checkPoliciesTogether } from '../governance';
import type { Hint, OutlineItem } from '../../engine/manifest';
import type { NameUse } from '../../engine/names';
import type { Finding } from '../../engine/rules/rule';
import type { Range } from '../../../parser/range';
import { sortFindings } from '../../engine/rules/run';
import { placeFinding, placeName, placeOutline } from '../../engine/parts/shift';
import { isSameTraits, namesAfterEdit } from './after-edit';
import { MicroserviceDocument } from './document';
import { editInBlock } from './edit-in-block';
import type { EditInBlock } from './edit-in-block';
import { frameDocument } from './known-frame';
import type { FramedDocument, KnownFrame } from './known-frame';
import { findingsInText, namesOfPolicy, policiesIn, sourceOf, traitsOf } from './placed-policies';
import { knowPolicies } from './policies-in-file';
import type { PolicyInFile } from './policies-in-file';

/** What was read of a version of a file and can be used again. */
export interface Earlier {
  readonly documents: readonly KnownDocument[];
  /** The one of them that stood where the document stands now. */
  readonly here?: KnownDocument | undefined;
}

export const nothingEarlier: Earlier = { documents: [] };

/** What is worked out of one document, each when first asked and then kept; offsets are of the document. */
export class KnownDocument {
  private readonly framed: FramedDocument;
  /** The version before, until policies are asked for, and what has become of it if that is little. */
  private earlier: Earlier;
  private edit: EditInBlock | undefined;
  private whole: MicroserviceDocument | undefined;
  private found: readonly Finding[] | undefined;
  private policies_: readonly PolicyInFile[] | undefined;
  private together_: readonly Finding[] | undefined;
  private named: readonly NameUse[] | undefined;
  private hints_: readonly Hint[] | undefined;
  private outline_: readonly OutlineItem[] | undefined;

  constructor(
    private readonly text: string,
    private readonly fileName: string | undefined,
    earlier: Earlier = nothingEarlier,
  ) {
    const { documents, here } = earlier;
    this.earlier = earlier;
    this.edit = here?.policies_ && editInBlock(here.text, here.framed, text);
    this.framed =
      this.edit?.framed ??
      frameDocument(
        text,
        fileName,
        documents.flatMap(({ framesRead }) => framesRead),
      );
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
    const { policies } = this;
    this.named ??= this.name(policies);
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

  /** What was read to find the frame of the document. */
  get framesRead(): readonly KnownFrame[] {
    return this.framed.read;
  }

  private get policies(): readonly PolicyInFile[] {
    if (this.policies_ === undefined) {
      this.policies_ = this.policiesAfterEdit() ?? this.knowPolicies();
      this.earlier = nothingEarlier;
      this.edit = undefined;
    }
    return this.policies_;
  }

  /** The policies of the version before but for the one that was edited; takes over what that one has left alone. */
  private policiesAfterEdit(): readonly PolicyInFile[] | undefined {
    const { here } = this.earlier;
    if (this.edit === undefined || here?.policies_ === undefined) return undefined;
    const { index, change } = this.edit;
    const at = here.policies_.findIndex(({ cut }) => cut === index);
    const before = here.policies_[at];
    const [after] = before ? knowPolicies([sourceOf(before, this.text, this.framed)], [before.known]) : [];
    if (before === undefined || after === undefined) return undefined;
    if (isSameTraits(before.known.traits, after.known.traits)) this.together_ = here.together_;
    if (here.named)
      this.named = namesAfterEdit(
        here.named,
        change,
        namesOfPolicy(before, here.framed),
        namesOfPolicy(after, this.framed),
      );
    return here.policies_.with(at, after);
  }

  private knowPolicies(): readonly PolicyInFile[] {
    const known = this.earlier.documents.flatMap(({ policies_ = [] }) => policies_.map((one) => one.known));
    return knowPolicies(policiesIn(this.text, this.framed), known);
  }

  /** What policies do to each other, in offsets of the frame. */
  private together(policies: readonly PolicyInFile[]): readonly Finding[] {
    const traits = policies.map(traitsOf).filter((one) => one !== undefined);
    return checkPoliciesTogether(traits);
  }

  private find(): readonly Finding[] {
    const { policies, framed } = this;
    this.together_ ??= this.together(policies);
    const around = [...framed.known.findings, ...this.together_];
    const faulty = policies.filter(({ known }) => known.findings.length > 0);
    return sortFindings([
      ...around.map((finding) => placeFinding(finding, this.place)),
      ...faulty.flatMap((policy) => findingsInText(policy, framed)),
    ]);
  }

  private name(policies: readonly PolicyInFile[]): readonly NameUse[] {
    const names = this.framed.known.names.map((use) => placeName(use, this.place));
    for (const policy of policies) names.push(...namesOfPolicy(policy, this.framed));
    return names;
  }

  /** Where a range of the frame stands. */
  private readonly place = (range: Range): Range => this.framed.frame.outer(range);
}
