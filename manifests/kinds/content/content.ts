import { completionInPolicy, hoverInPolicy, namesInPolicy, readPolicyText } from '../governance';
import type { PolicyKey } from '../governance';
import type { Explanation, Suggestion } from '../../engine/manifest';
import { analyzePolicyText } from '../microservice/policies';
import type { NameUse } from '../../engine/names';
import { sortFindings } from '../../engine/rules/run';
import type { ContentFinding } from './finding';
import { checkIni } from './ini';
import { checkJson } from './json';
import { completionInProperties, hoverInProperties, namesInProperties } from './policies-in-properties';
import { completionInYaml, hoverInYaml, namesInYaml } from './policies-in-yaml';
import { checkProperties } from './properties';
import { checkText } from './text';
import { formOfContent, isReadable } from './value-type';
import { checkXml } from './xml';
import { checkYaml } from './yaml';

export type { ContentFinding } from './finding';
export { contentRules } from './rule-ids';
export type { ContentRule } from './rule-ids';

/**
 * The content of a configuration item: the value as clients get it, without the escapes of the file around it. All
 * offsets are of the content, and nothing here throws, whatever the content. The type is the item's `value_type`, empty
 * where it has none.
 */

/**
 * What is wrong with a content, in the order of the text: rules of `contentRules`, of governance for policies, and of
 * reading for what is nested too deep. Nothing of contents that are empty or longer than a server takes.
 */
export function checkContent(content: string, valueType: string, key: string): readonly ContentFinding[] {
  return isReadable(content) ? sortFindings(findingsOf(content, valueType, key)) : [];
}

function findingsOf(content: string, valueType: string, key: string): readonly ContentFinding[] {
  const read = formOfContent(valueType, key);
  switch (read.form) {
    case 'policy':
      return analyzePolicyText(content, read.policy).findings;
    case 'yaml':
      return checkYaml(content);
    case 'json':
      return checkJson(content);
    case 'properties':
      return checkProperties(content);
    case 'ini':
      return checkIni(content);
    case 'xml':
      return checkXml(content);
    case 'text':
      return checkText(content, key);
  }
}

/** Proposals at an offset: fields and values of policies, and settings of microservices in YAML. */
export function completionInContent(
  content: string,
  offset: number,
  valueType: string,
  key: string,
): readonly Suggestion[] {
  const read = formOfContent(valueType, key);
  switch (read.form) {
    case 'policy':
      return completionInPolicy({ text: content, kind: read.policy.kind, place: 'kie' }, offset);
    case 'yaml':
      return completionInYaml(content, offset);
    case 'properties':
      return completionInProperties(content, offset);
    default:
      return [];
  }
}

/** The explanation of the field, value or setting at an offset. */
export function hoverInContent(
  content: string,
  offset: number,
  valueType: string,
  key: string,
): Explanation | undefined {
  const read = formOfContent(valueType, key);
  switch (read.form) {
    case 'policy':
      return hoverInPolicy({ text: content, kind: read.policy.kind, place: 'kie' }, offset);
    case 'yaml':
      return hoverInYaml(content, offset);
    case 'properties':
      return hoverInProperties(content, offset);
    default:
      return undefined;
  }
}

/**
 * The names in a content: match groups and policies that it defines or refers to, and microservices. The name in the
 * item's own key is not included (`namesOfPolicy`).
 */
export function contentNames(content: string, valueType: string, key: string): readonly NameUse[] {
  if (!isReadable(content)) return [];
  const read = formOfContent(valueType, key);
  switch (read.form) {
    case 'policy':
      return namesInPolicyText(content, read.policy);
    case 'yaml':
      return namesInYaml(content);
    case 'properties':
      return namesInProperties(content);
    default:
      return [];
  }
}

/** Reads the policy without checking it. */
function namesInPolicyText(content: string, { kind, name }: PolicyKey): readonly NameUse[] {
  const spec = readPolicyText(content).root;
  return namesInPolicy({ kind, name, place: 'kie', spec, source: content });
}
