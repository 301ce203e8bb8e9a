import { checkPlacement, checkPoliciesTogether, findMisspelledKinds } from '../governance/policy';
import type { PlacedPolicy } from '../governance/policy';
import type { Hint, OutlineItem } from '../manifest';
import type { NameUse } from '../names';
import type { Finding } from '../rules/rule';
import { runRules, sortFindings } from '../rules/run';
import { embeddedText } from '../source/embedded';
import { asMap, valueOf } from '../source/node';
import { outerFindings } from '../source/outer-findings';
import type { MicroserviceDocument } from './document';
import { hintsOf } from './hints';
import { namesOfSettings } from './names';
import { outlineOf } from './outline';
import { knowPolicies } from './policies';
import type { KnownPolicy, WrittenPolicy } from './policies';
import { documentRules } from './rules';
import { yamlSyntax } from './rules/yaml-syntax';

/** What is worked out of one document, each when first asked and then kept; offsets are of the document. */
export class KnownDocument {
  private found: readonly Finding[] | undefined;
  private policies_: readonly KnownPolicy[] | undefined;
  private named: readonly NameUse[] | undefined;
  private hints_: readonly Hint[] | undefined;
  private outline_: readonly OutlineItem[] | undefined;

  /** `earlier`: the policies of the version of the file before. */
  constructor(
    readonly document: MicroserviceDocument,
    private earlier: readonly KnownPolicy[] = [],
  ) {}

  get findings(): readonly Finding[] {
    this.found ??= this.find();
    return this.found;
  }

  get names(): readonly NameUse[] {
    this.named ??= [
      ...namesOfSettings(this.document),
      ...this.document.policies.flatMap((policy, index) => this.namesOf(policy, this.policies[index])),
    ];
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

  /** What the next version can use again: nothing is read for it. */
  get policiesSoFar(): readonly KnownPolicy[] {
    return this.policies_ ?? this.earlier;
  }

  private get policies(): readonly KnownPolicy[] {
    if (this.policies_ === undefined) {
      this.policies_ = knowPolicies(this.document.policies, this.document.generation, this.earlier);
      this.earlier = [];
    }
    return this.policies_;
  }

  private find(): readonly Finding[] {
    const { policies } = this;
    return sortFindings([
      ...withoutEchoes(runRules(documentRules, this.document)),
      ...findMisspelledKinds(asMap(valueOf(this.document.map, 'servicecomb'))?.entries ?? []),
      ...this.document.policies.flatMap((policy, index) => this.findingsOf(policy, policies[index])),
      ...checkPoliciesTogether(this.placed(policies)),
    ]);
  }

  private findingsOf(policy: WrittenPolicy, known: KnownPolicy | undefined): readonly Finding[] {
    const { text, generation } = this.document;
    const around = isUsual(policy, text)
      ? []
      : checkPlacement({ ...policy, place: 'file', source: text, ...(generation && { generation }) });
    const { scalar } = policy;
    return scalar && known ? [...around, ...outerFindings(known.findings, scalar, text)] : around;
  }

  private namesOf(
    { nameRange, scalar, entry }: WrittenPolicy,
    known: KnownPolicy | undefined,
  ): readonly NameUse[] {
    if (known === undefined) return [];
    const own = known.ownUses.map((use) => ({ ...use, range: nameRange, extent: entry.range }));
    if (scalar === undefined || known.uses.length === 0) return own;
    const embedded = embeddedText(scalar, this.document.text);
    return [...own, ...known.uses.map((use) => ({ ...use, range: embedded.outer(use.range) }))];
  }

  private placed(known: readonly KnownPolicy[]): readonly PlacedPolicy[] {
    return this.document.policies.flatMap(({ scalar, nameRange }, index) => {
      const traits = known[index]?.traits;
      return traits === undefined || scalar === undefined ? [] : [{ ...traits, nameRange }];
    });
  }
}

/** Where the YAML is wrong nothing else is told: it would be about what was not meant. */
function withoutEchoes(findings: readonly Finding[]): readonly Finding[] {
  const broken = findings.filter(({ rule }) => rule === yamlSyntax.id);
  if (broken.length === 0) return findings;
  const echoes = ({ rule, range }: Finding) =>
    rule !== yamlSyntax.id &&
    broken.some((one) => one.range.start < range.end && range.start < one.range.end);
  return findings.filter((finding) => !echoes(finding));
}

/** A text begun with `|`, of which there is nothing to tell: nearly all policies are written so. */
function isUsual({ scalar }: WrittenPolicy, text: string): boolean {
  return scalar?.style === 'block' && text.charAt(scalar.range.start) === '|';
}
