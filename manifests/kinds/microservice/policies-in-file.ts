import type { PolicyGeneration, PolicyKey, PolicyTraits } from '../governance';
import type { NameUse } from '../../engine/names';
import type { Finding } from '../../engine/rules/rule';
import { keepEqual } from '../../../parser/memo';
import { parse } from '../../../parser/parse';
import { embeddedText } from '../../../parser/embedded';
import { asScalar } from '../../../parser/node';
import type { ScalarNode } from '../../../parser/node';
import { outerFindings } from '../../engine/parts/outer-findings';
import { ownCopy } from '../../../parser/own-copy';
import { placeName } from '../../engine/parts/shift';
import { filledIn } from './own-text';
import { generationOfText, analyzePolicy } from './policies';
import type { WrittenPolicy } from './policies';

/** A policy that is to be analyzed. */
export interface PolicySource {
  /** The policy in the text that it was found in, which may be one without the texts of policies. */
  readonly written: WrittenPolicy;
  /** Start of its text in the document, from its `|` or quote on; 0 for a policy that is not a text. */
  readonly start: number;
  /** As it is written; empty for a policy that is not a text. */
  readonly text: string;
  /** Node of the text; undefined for a text that was cut out of the document. */
  readonly scalar: ScalarNode | undefined;
  /** The clients of the file, if known. */
  readonly generation: PolicyGeneration | undefined;
}

/** What is known of a policy of a file, in offsets of its text; kept while that stays as it is. */
export interface AnalyzedText extends PolicyKey {
  /** As it is written. */
  readonly text: string;
  /** The string that the document was found to hold; undefined for a text that was cut out. */
  readonly value: string | undefined;
  readonly generation: PolicyGeneration | undefined;
  readonly findings: readonly Finding[];
  readonly traits: PolicyTraits;
  /** Names in the text. */
  readonly uses: readonly NameUse[];
  /** What the name of the policy itself names; `range` and `extent` are to be filled in. */
  readonly ownUses: readonly NameUse[];
}

/** Analyzes a policy of a file, or takes what is known of it if nothing that it depends on has changed. */
export function analyzedText(policy: PolicySource, before: AnalyzedText | undefined): AnalyzedText {
  return before !== undefined && isUnchanged(before, policy) ? before : analyze(policy, before);
}

function isUnchanged(before: AnalyzedText, { written, generation, text, scalar }: PolicySource): boolean {
  return (
    before.text === text &&
    before.value === scalar?.text &&
    before.kind === written.kind &&
    before.name === written.name &&
    before.generation === generation
  );
}

function analyze(
  { written: { kind, name }, text: source, generation, scalar }: PolicySource,
  before: AnalyzedText | undefined,
): AnalyzedText {
  const text = ownCopy(source);
  const value = scalar && ownCopy(scalar.text);
  const content = value ?? contentOf(text);
  const clients = generation ?? generationOfText(content, { kind });
  const policy = analyzePolicy({ text: content, kind, name, generation: clients });
  const alone = aloneOf(content, text, scalar);
  const { outer } = embeddedText(alone, text);
  const isText = text !== '';
  return {
    kind,
    name,
    text,
    value,
    generation,
    findings: isText ? outerFindings(policy.findings, alone, text) : [],
    traits: keepEqual(before?.traits, policy.traits),
    uses: keepEqual(before?.uses, isText ? policy.uses.map((use) => placeName(use, outer)) : []),
    ownUses: keepEqual(before?.ownUses, policy.ownUses),
  };
}

/** The string of a block that was cut out. */
function contentOf(written: string): string {
  const { root } = parse(`${filledIn(written)}\n`, 'yaml-1.2');
  return asScalar(root)?.text ?? '';
}

/** The text of a policy as if the file held nothing else. */
function aloneOf(content: string, written: string, scalar: ScalarNode | undefined): ScalarNode {
  return {
    kind: 'scalar',
    type: 'string',
    value: content,
    text: content,
    style: scalar?.style ?? 'block',
    range: { start: 0, end: written.length },
    parent: undefined,
  };
}
