import * as l10n from '@vscode/l10n';
import { duplicateEntries, duplicateInWords } from '../../engine/schema/duplicates';
import { problemFindings } from '../../engine/rules/problem-findings';
import type { Finding } from '../../engine/rules/rule';
import type { Range } from '../../../parser/range';
import { parse } from '../../../parser/parse';
import { cutDocuments } from '../../../parser/documents';
import { asMap, isNull } from '../../../parser/node';
import type { Node } from '../../../parser/node';
import type { Parsed } from '../../../parser/parsed';
import { shiftFinding } from '../../engine/parts/shift';
import { finding, firstLine } from './finding';
import type { ContentFinding } from './finding';
import { findPolicyProblemsOfYaml } from './policies-in-yaml';

import { contentRules } from './rule-ids';

/** What is wrong with a content that clients split into settings as YAML (Configuration center, sections 8 and 9). */
export function checkYaml(content: string): readonly ContentFinding[] {
  const findings: ContentFinding[] = [];
  const starts: number[] = [];
  for (const { start, end } of cutDocuments(content)) {
    const text = content.slice(start, end);
    const reading = parse(text, 'yaml-java');
    findings.push(...checkDocument(text, reading).map((one) => shiftFinding(one, start)));
    if (!isEmpty(reading)) starts.push(start);
  }
  const [, second] = starts;
  return second === undefined ? findings : [...findings, severalDocuments(content, second)];
}

function checkDocument(text: string, { root, problems }: Parsed): readonly ContentFinding[] {
  return [
    ...problemFindings(problems).map(ofContent),
    ...(root && problems.length === 0 ? rootFindings(root, text) : []),
    ...duplicateKeys(root),
    ...findPolicyProblemsOfYaml(text),
  ];
}

function isEmpty({ root, problems }: Parsed): boolean {
  return problems.length === 0 && (root === undefined || isNull(root));
}

/** Depth and size keep their own rules. */
function ofContent(problem: Finding): ContentFinding {
  if (problem.rule !== 'source/yaml-syntax') return problem;
  const { id: rule, consequence } = contentRules.yaml;
  return { ...problem, rule, consequence };
}

function rootFindings(root: Node, text: string): readonly ContentFinding[] {
  if (asMap(root) || isNull(root)) return [];
  const message =
    root.kind === 'list'
      ? l10n.t(
          'Clients turn a list into settings `[0]`, `[1]`, which no program reads; write keys and values, or give the item the type `text`.',
        )
      : l10n.t(
          'Clients turn this into a setting `document`; write keys and values, or give the item the type `text`.',
        );
  return [finding(contentRules.yamlRoot, firstLine(root.range, text), message)];
}

function duplicateKeys(root: Node | undefined): readonly ContentFinding[] {
  return duplicateEntries(root, { at: 'repeated' }).map(({ key, name }) =>
    finding(
      contentRules.yamlDuplicateKey,
      key.range,
      duplicateInWords(name, contentRules.yamlDuplicateKey.consequence),
    ),
  );
}

function severalDocuments(content: string, start: number): ContentFinding {
  return finding(
    contentRules.yamlDocuments,
    markerBefore(content, start),
    l10n.t('Clients read all documents of an item as one; values in later documents take precedence.'),
  );
}

/** The line `---` that a document begins with. */
function markerBefore(content: string, start: number): Range {
  const at = content.startsWith('---', start) ? start : content.lastIndexOf('\n', start - 2) + 1;
  return { start: at, end: at + 3 };
}
