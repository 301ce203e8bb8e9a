import type { PolicyGeneration, PolicyKey, PolicyTraits } from '../governance';
import type { NameUse } from '../../engine/names';
import type { Finding } from '../../engine/rules/rule';
import type { Memo } from '../../../parser/memo';
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

/** Which policy of a file a text is. */
export interface PlacedText {
  /** The policy in the text that it was found in, which may be one without the texts of policies. */
  readonly written: WrittenPolicy;
  /** Which of the texts that were cut out it is; undefined for one that was not. */
  readonly cut: number | undefined;
}

/** A policy that is to be known. */
export interface PolicySource extends PlacedText {
  /** How its text is written, from its `|` or quote on; empty for a policy that is not a text. */
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
  /** What clients read. */
  readonly content: string;
  readonly generation: PolicyGeneration | undefined;
  readonly findings: readonly Finding[];
  readonly traits: PolicyTraits;
  /** Names in the text. */
  readonly uses: readonly NameUse[];
  /** What the name of the policy itself names; `range` and `extent` are to be filled in. */
  readonly ownUses: readonly NameUse[];
}

/** A policy of a file with its results; the skeleton of the file gives its current position. */
export interface PolicyInFile extends PlacedText {
  readonly known: AnalyzedText;
}

/** What is known of policies; those of an earlier version that are still the same are not read again. */
export function analyzePolicies(
  policies: readonly PolicySource[],
  texts: Memo<AnalyzedText>,
): readonly PolicyInFile[] {
  return policies.map((policy) => {
    const { written, cut } = policy;
    return { written, cut, known: texts.get(identityOf(policy), () => analyze(policy)) };
  });
}

/** All that what is known of a policy depends on. */
function identityOf({ written: { kind, name }, generation, text, scalar }: PolicySource): string {
  return [kind, name, generation ?? '', text, scalar?.text ?? ''].join('\0');
}

function analyze({ written: { kind, name }, text: source, generation, scalar }: PolicySource): AnalyzedText {
  const text = ownCopy(source);
  const content = scalar?.text ?? contentOf(text);
  const clients = generation ?? generationOfText(content, { kind });
  const policy = analyzePolicy({ text: content, kind, name, generation: clients });
  const alone = aloneOf(content, text, scalar);
  const { outer } = embeddedText(alone, text);
  const isText = text !== '';
  return {
    kind,
    name,
    text,
    content,
    generation,
    findings: isText ? outerFindings(policy.findings, alone, text) : [],
    traits: policy.traits,
    uses: isText ? policy.uses.map((use) => placeName(use, outer)) : [],
    ownUses: policy.ownUses,
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
