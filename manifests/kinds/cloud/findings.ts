import { checkContent } from '../content/content';
import {
  checkPlacement,
  checkPolicy,
  findMeantBodyKind,
  findMeantPolicies,
  kindSettingOfItem,
  policyKindOfWord,
} from '../governance';
import type { Finding } from '../../engine/rules/rule';
import { problemFindings } from '../../engine/rules/problem-findings';
import { runRules } from '../../engine/rules/run';
import { asScalar, valueOf } from '../../../parser/node';
import type { ScalarNode } from '../../../parser/node';
import { outerFindings } from '../../engine/parts/outer-findings';
import type { CloudDocument } from './document';
import { documentRules } from './rules';

/** The findings of one document, in its own offsets. */
export function findingsOfDocument(document: CloudDocument): readonly Finding[] {
  const { form, reading } = document;
  if (form === 'foreign') return [];
  return [
    ...problemFindings(reading.problems),
    ...runRules(documentRules, document),
    ...policyFindings(document),
    ...itemFindings(document),
  ];
}

/** Policies are checked by the governance rules, as soon as the document can be parsed. */
function policyFindings(document: CloudDocument): readonly Finding[] {
  const { policy, isWhole, form } = document;
  const word = form === 'body' ? asScalar(valueOf(document.root, 'kind')) : undefined;
  const misspelled = word === undefined ? [] : findMeantBodyKind(word);
  return [...misspelled, ...placementFindings(document), ...(policy && isWhole ? checkPolicy(policy) : [])];
}

/** For client-only kinds, only that is reported. */
function placementFindings(document: CloudDocument): readonly Finding[] {
  const { form, name, text: source, policyPlace: place, policy } = document;
  const word = asScalar(valueOf(document.root, 'kind'));
  const isGovernance = form === 'body' || document.word('apiVersion') === 'cse/v3';
  const kind = document.policyKind ?? (isGovernance && word ? policyKindOfWord(word.text) : undefined);
  if (name === undefined || kind === undefined) return [];
  return checkPlacement({
    kind,
    name: name.text,
    nameRange: name.range,
    place,
    source,
    ...(policy?.environment !== undefined && { environment: policy.environment }),
    ...(word && { kindRange: word.range }),
  });
}

/** Findings in the value of a configuration item, by its type, and around it if it is a policy. */
function itemFindings(document: CloudDocument): readonly Finding[] {
  const { kind, name, spec, text: source } = document;
  if (kind?.facts.kind !== 'Config' || name === undefined) return [];
  const value = asScalar(valueOf(spec, 'value'));
  const valueType = asScalar(valueOf(spec, 'value_type'));
  const placement = itemPlacementFindings(document, value, valueType);
  if (value?.type !== 'string') return placement;
  const inner = checkContent(value.text, valueType?.text ?? '', name.text);
  return [...placement, ...outerFindings(inner, value, source)];
}

function itemPlacementFindings(
  { item, name, text: source }: CloudDocument,
  value: ScalarNode | undefined,
  valueType: ScalarNode | undefined,
): readonly Finding[] {
  if (name === undefined) return [];
  if (item === undefined) return findMeantPolicies([kindSettingOfItem(name, value?.text)]);
  return checkPlacement({
    kind: item.kind,
    name: item.name,
    nameRange: name.range,
    place: 'kie',
    source,
    ...(valueType && { valueType }),
  });
}
