import type { Explanation, Hint, Link, OutlineItem } from '../../engine/manifest';
import type { Finding } from '../../engine/rules/rule';
import type { NameUse } from '../../engine/names';
import { findingsOfDocument } from './findings';
import type { CloudDocument } from './document';
import { hintsOfDocument } from './hints';
import { hoverInDocument } from './hover';
import { identityOf } from './identity';
import { namesOfDocument } from './names';
import { outlineOfDocument } from './outline';
import { scopedPolicyOf } from './interactions';
import type { ScopedPolicy } from './interactions';
import { nodesOf } from '../../../parser/locate';
import { bareRange } from '../../../parser/node';

/** A document with everything derived from it, in its own offsets: kept from one version of a file to the next. */
export class AnalyzedDocument {
  private findings_: readonly Finding[] | undefined;
  private names_: readonly NameUse[] | undefined;
  private outline_: readonly OutlineItem[] | undefined;
  private hints_: readonly Hint[] | undefined;
  private links_: readonly Link[] | undefined;
  private identity_: { readonly text: string | undefined } | undefined;
  private policy_: { readonly scoped: ScopedPolicy | undefined } | undefined;

  constructor(readonly document: CloudDocument) {}

  get findings(): readonly Finding[] {
    this.findings_ ??= findingsOfDocument(this.document);
    return this.findings_;
  }

  get names(): readonly NameUse[] {
    this.names_ ??= namesOfDocument(this.document);
    return this.names_;
  }

  get outline(): readonly OutlineItem[] {
    this.outline_ ??= outlineOfDocument(this.document);
    return this.outline_;
  }

  get hints(): readonly Hint[] {
    this.hints_ ??= hintsOfDocument(this.document);
    return this.hints_;
  }

  get links(): readonly Link[] {
    this.links_ ??= linksOfDocument(this.document);
    return this.links_;
  }

  /** The identity of the resource; see `identityOf`. */
  get identity(): string | undefined {
    this.identity_ ??= { text: identityOf(this.document) };
    return this.identity_.text;
  }

  /** What checks of other policies need to know of this one. */
  get scopedPolicy(): ScopedPolicy | undefined {
    this.policy_ ??= { scoped: scopedPolicyOf(this.document) };
    return this.policy_.scoped;
  }

  explain(offset: number): Explanation | undefined {
    return hoverInDocument(this.document, offset);
  }
}

/** Values that are addresses of web pages. */
function linksOfDocument({ form, root }: CloudDocument): readonly Link[] {
  if (root === undefined || (form !== 'manifest' && form !== 'body')) return [];
  const links: Link[] = [];
  for (const node of nodesOf(root)) {
    if (node.kind !== 'scalar' || node.style === 'block' || !/^https?:\/\/[^\s{}$]+$/.test(node.text))
      continue;
    links.push({ range: bareRange(node), target: node.text });
  }
  return links;
}
