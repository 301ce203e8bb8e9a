import * as l10n from '@vscode/l10n';
import { duplicateEntries, duplicateInWords } from '../../engine/schema/duplicates';
import { problemFindings } from '../../engine/rules/problem-findings';
import type { Finding, Fix } from '../../engine/rules/rule';
import type { Range } from '../../../parser/range';
import { parse } from '../../../parser/parse';
import type { Parsed } from '../../../parser/parsed';
import { finding } from './finding';
import type { ContentFinding } from './finding';
import { contentRules } from './rule-ids';

/** What is wrong with a content that is to be JSON: strict, as programs read it that get it word by word. */
export function checkJson(content: string): readonly ContentFinding[] {
  const { root, problems } = readFilledIn(content);
  return [
    ...problemFindings(problems).map((problem) => ofContent(problem, content)),
    ...duplicateEntries(root, { at: 'repeated' }).map(({ key, name }) =>
      finding(
        contentRules.jsonDuplicateKey,
        key.range,
        duplicateInWords(name, contentRules.jsonDuplicateKey.consequence),
      ),
    ),
  ];
}

/** Placeholders that are filled in before the program reads the value (`{"port": ${PORT}}`) are read as numbers. */
function readFilledIn(content: string): Parsed {
  const reading = parse(content, 'json');
  if (reading.problems.length === 0 || !content.includes('${')) return reading;
  const filledIn = content.replace(/\$\{[^{}"\r\n]*\}/g, (placeholder) => '1'.repeat(placeholder.length));
  return parse(filledIn, 'json');
}

/** Depth keeps its own rule. */
function ofContent(problem: Finding, content: string): ContentFinding {
  if (problem.rule !== 'source/json-syntax') return problem;
  const { range, message } = problem;
  const comma = trailingComma(content, range);
  return comma
    ? finding(
        contentRules.json,
        comma,
        l10n.t('JSON does not allow a comma after the last entry; remove it.'),
        removal(comma),
      )
    : finding(contentRules.json, range, message, removalOfComment(content, range));
}

/** The comma before a bracket that closes. */
function trailingComma(content: string, { start }: Range): Range | undefined {
  const closes = content.charAt(start) === '}' || content.charAt(start) === ']';
  const before = closes ? content.slice(0, start).trimEnd() : '';
  return before.endsWith(',') ? { start: before.length - 1, end: before.length } : undefined;
}

function removalOfComment(content: string, range: Range): readonly Fix[] {
  return /^\/[/*]/.test(content.slice(range.start, range.start + 2)) ? removal(range) : [];
}

function removal(range: Range): readonly Fix[] {
  return [{ title: l10n.t('Remove it'), edits: [{ range, text: '' }] }];
}
