import {
  checkPlacement,
  checkPolicy,
  findPolicyProblemsOfText,
  policyKindOfWord,
} from '../governance/policy';
import type { Finding } from '../rules/rule';
import { runRules } from '../rules/run';
import { asScalar, valueOf } from '../source/node';
import { outerFindings } from '../source/outer-findings';
import type { CloudDocument } from './document';
import { documentRules } from './rules';

/** What is wrong with one document, in its own offsets. */
export function findingsOfDocument(document: CloudDocument): readonly Finding[] {
  const { form, reading } = document;
  if (form === 'foreign') return [];
  return [
    ...reading.problems,
    ...runRules(documentRules, document),
    ...policyFindings(document),
    ...itemFindings(document),
  ];
}

/** What a policy says is judged by the rules of governance, as soon as the document can be read. */
function policyFindings(document: CloudDocument): readonly Finding[] {
  const { policy, isWhole } = document;
  return [...placementFindings(document), ...(policy && isWhole ? checkPolicy(policy) : [])];
}

/** Of kinds that no server knows only that is told. */
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

function itemFindings(document: CloudDocument): readonly Finding[] {
  const { item, name, text: source } = document;
  if (item === undefined || name === undefined) return [];
  const { kind, value } = item;
  const valueType = asScalar(valueOf(document.spec, 'value_type'));
  const inner = findPolicyProblemsOfText(value.text, kind, item.name, 'kie');
  const placement = { kind, name: item.name, nameRange: name.range, place: 'kie', source } as const;
  return [
    ...checkPlacement({ ...placement, ...(valueType && { valueType }) }),
    ...outerFindings(inner, value, source),
  ];
}
